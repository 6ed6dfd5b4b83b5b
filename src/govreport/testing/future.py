"""The hooks of a later version, which will have arguments that no plugin of today knows."""

from collections.abc import Callable, Iterator, Mapping
from types import FunctionType

import pluggy

from govreport.hookspecs import PROJECT, hookspec
from govreport.model import Report
from govreport.plugins.contract import SPECS
from govreport.plugins.quarantine import Origin
from govreport.plugins.watch import FAILURES, watching
from govreport.reader import Reader
from govreport.testing.desk import Desk

EXTRA = "argument_of_the_future"
OPTIONS = f"{PROJECT}_spec"


def future_problems(desk: Desk, origin: Origin) -> Iterator[str]:
    """Call every hook of the plugin as a later version will: with one argument more."""
    manager = pluggy.PluginManager(PROJECT)
    later = {name: staticmethod(_longer(name, spec)) for name, spec in SPECS.items()}
    manager.add_hookspecs(type("Later", (), dict(later)))
    for name in desk.plugins.origins:
        manager.register(desk.plugins.manager.get_plugin(name), name=name)
    report = desk.report()
    for hook, call in _calls(desk, origin, report):
        try:
            with watching(origin, hook):
                answer = call(manager)
                tuple(answer) if hook == "govreport_validate" and isinstance(answer, Iterator) else answer
        except FAILURES as error:  # whatever it is, the author wants to read it
            yield f"{hook} with one argument more: {type(error).__name__}: {error}"


def _longer(name: str, spec: Callable[..., object]) -> Callable[..., object]:
    # pluggy reads names of arguments from the code itself, so a changed signature would not do.
    code = spec.__code__
    arguments = (*code.co_varnames[: code.co_argcount], EXTRA)
    longer = code.replace(co_argcount=len(arguments), co_nlocals=len(arguments), co_varnames=arguments)
    firstresult = bool(getattr(spec, OPTIONS)["firstresult"])
    return hookspec(firstresult=firstresult)(FunctionType(longer, {}, name))


def _calls(
    desk: Desk, origin: Origin, report: Report
) -> Iterator[tuple[str, Callable[[pluggy.PluginManager], object]]]:
    own = [id_ for id_ in desk.plugins.sections if desk.plugins.owner(id_) == origin]
    for section in own or list(desk.plugins.sections):
        if section not in report.sections:
            continue
        data = report.sections[section]
        yield _scoped(
            desk, "govreport_load", section, reader=Reader(report.source, section), edition=report.edition
        )
        yield _scoped(desk, "govreport_validate", section, data=data, report=report)
        yield _scoped(desk, "govreport_render", section, data=data, report=report)
    yield (
        "govreport_validate_report",
        lambda manager: [tuple(each) for each in
                         manager.hook.govreport_validate_report(report=report, **{EXTRA: None}) if each],
    )  # fmt: skip


def _scoped(
    desk: Desk, hook: str, section: str, **args: object
) -> tuple[str, Callable[[pluggy.PluginManager], object]]:
    def call(manager: pluggy.PluginManager) -> object:
        owner = desk.plugins.owner(section).name
        others = {desk.plugins.owner(id_).name for id_ in desk.plugins.sections} - {owner}
        caller = manager.subset_hook_caller(hook, [manager.get_plugin(name) for name in others])
        with_more: Mapping[str, object] = {**args, EXTRA: None}
        return caller(**with_more)

    return hook, call
