"""`govreport plugins --doctor`: everything that can be known about a plugin without printing a report.

First its package's metadata, then its code as text; a plugin that stands both is imported in a process of
its own, and if that lives, in this one: asked for what it offers, and given the clean report of each
edition to load, judge and turn into values.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version

from govreport.announced import Announced, announced
from govreport.errors import GovreportError, PluginError
from govreport.findings import Finding
from govreport.hookspecs import PROJECT
from govreport.pipeline import check
from govreport.plugins import Plugins
from govreport.plugins.code import WrittenHook, file_of, read_code, written_hooks
from govreport.plugins.contract import SPECS
from govreport.plugins.quarantine import Origin
from govreport.plugins.versions import unmet_requirement
from govreport.testing.reports import blank_report, report_from
from govreport.testing.trial import end_of


def diagnose(
    use: Callable[[frozenset[str]], Plugins], asked: Iterable[str] = ()
) -> dict[Origin, list[Finding]]:
    """Return each plugin, those with -p included, and what is wrong with it, worst first.

    use: loads the plugins without those named, which metadata, code or a trial condemn: they are never
    imported here. asked: the modules named with -p, as `module` or `name=module`.
    """
    points = [*announced(), *(_point(each) for each in asked)]
    found = {Origin.of(point): _before_import(point) for point in points}
    condemned = frozenset(origin.name for origin, findings in found.items() if findings)
    plugins = use(condemned)
    for origin in plugins.origins.values():
        found.setdefault(origin, [])
    plugins.ask_everything()
    for broken in plugins.quarantined:
        _add(found.setdefault(broken.origin, []), broken.finding)
    for finding in failures(plugins):
        for origin, findings in found.items():
            if origin.name == finding.args.get("plugin"):
                _add(findings, finding)
    off = plugins.off - condemned
    return {origin: findings for origin, findings in found.items() if origin.name not in off}


def _point(asked: str) -> Announced:
    name, _, module = asked.rpartition("=")
    return Announced(name or module, module)


def _before_import(point: Announced) -> list[Finding]:
    if found := _from_outside(point):
        return found
    origin = Origin.of(point)
    end = None if origin.package == PROJECT else end_of(point)
    return [origin.broken("GR-425", end=end).finding] if end else []


def _from_outside(point: Announced) -> list[Finding]:
    """Read metadata and code of one plugin without importing it."""
    origin = Origin.of(point)
    if origin.package != PROJECT and (wanted := unmet_requirement(point)):
        args = {"wanted": wanted, "ours": version(PROJECT), "name": origin.package}
        return [origin.broken("GR-422", **args).finding]
    file = file_of(point.module)
    if file is None:
        return []
    try:
        tree = read_code(file)
    except SyntaxError as error:
        why = f"SyntaxError: {error.msg} ({file}:{error.lineno})"
        return [origin.broken("GR-401", "import", reason=why).finding]
    except (OSError, ValueError) as error:
        return [origin.broken("GR-401", "import", reason=f"{type(error).__name__}: {error}").finding]
    return [finding for hook in written_hooks(tree) for finding in _breach(hook, origin)]


def _breach(hook: WrittenHook, origin: Origin) -> Iterator[Finding]:
    if hook.name not in SPECS:
        near = difflib.get_close_matches(hook.name, SPECS, n=1) or ["docs/plugins/hooks.md"]
        yield origin.broken("GR-402", hook.name, nearest=near[0]).finding
    elif not hook.marked:
        yield origin.broken("GR-403", hook.name).finding
    elif hook.strangers or hook.defaults:
        argument = ", ".join(hook.strangers or hook.arguments)
        yield origin.broken("GR-404", hook.name, argument=argument).finding


def failures(plugins: Plugins) -> Iterator[Finding]:
    """Load, judge and turn into values the clean report of each edition; yield how plugins failed."""
    for edition in plugins.editions:
        try:
            report = report_from(blank_report(edition, plugins), plugins)
        except GovreportError as error:
            yield from error.findings
            continue
        yield from (each for each in check(report, plugins=plugins) if each.code.startswith("GR-4"))
        for id_, data in report.sections.items():
            try:
                plugins.stages.render(id_, data, report)
            except PluginError as error:
                yield from error.findings


def _add(findings: list[Finding], finding: Finding) -> None:
    if all(
        (each.code, each.args.get("hook")) != (finding.code, finding.args.get("hook")) for each in findings
    ):
        findings.append(finding)
