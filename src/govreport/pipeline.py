"""The whole way in three functions: load, check, render."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.config.weighing import about_config, weigh
from govreport.diagnosis import diagnose, fold
from govreport.errors import PluginError, ReportRejectedError, SourceError, UsageError
from govreport.findings import Finding, Locator, Severity, Words
from govreport.loading import assemble
from govreport.model import Report
from govreport.plugins import Plugins
from govreport.source import read_source
from govreport.source.members import member_path
from govreport.waivers.applying import apply_waivers, unused_waivers
from govreport.workbook import WORKBOOK

if TYPE_CHECKING:
    from govreport.extensions import Input, Output


@cache
def installed_plugins() -> Plugins:
    """Return all installed plugins, loaded once a process."""
    return Plugins.discover()


def load(path: str | Path, *, plugins: Plugins | None = None) -> Report:
    """Read one data file into a report.

    Mistakes in the data do not raise: they stand in `Report.findings`, and `check` returns them.
    Raises SourceError when the file cannot be read at all (missing, not UTF-8, not TOML).
    """
    used = plugins or installed_plugins()
    return assemble(read_source(Path(path), inputs_of(used)), used)


def inputs_of(plugins: Plugins) -> "tuple[Input, ...]":
    """Return the kinds of data files beside TOML and JSON, those of plugins first."""
    return (*plugins.inputs, WORKBOOK)


def reports_in(path: Path, plugins: Plugins) -> Iterator[Path]:
    """Yield the reports of a data file: itself, or each of those that it holds (`汇总.xlsx#5`).

    A file that cannot be read is one report, which says so when it is loaded.
    """
    suffix = path.suffix.lower()
    holder = next((each for each in inputs_of(plugins) if suffix in each.suffixes and each.members), None)
    try:
        members = holder.members(path) if holder and holder.members else ()
    except SourceError:
        members = ()
    yield from (member_path(path, each) for each in members) if members else (path,)


def check(
    report: Report, previous: Report | None = None, *, plugins: Plugins | None = None
) -> tuple[Finding, ...]:
    """Return everything found in *report*, in the order of the form.

    previous: last year's report, for the rules across years. A plugin that fails is a finding too
    (GR-410), so that the others are still heard. Sections that did not load cleanly are not judged.
    """
    used = (plugins or installed_plugins()).allowed(report.config.plugins)
    judged, lost = with_previous(report, previous, used)
    found = (*report.findings, *lost, *_judged(judged, used))
    # The words of all codes are read only where a govreport.toml names some of them.
    config = about_config(judged, used.catalogue) if judged.config.file else ()
    # What an accepted finding would have told of the same mistake is still to be said.
    told = fold(settle(found, judged), judged.figures)
    return (*told, *unused_waivers(found, judged), *config)


def settle(found: Iterable[Finding], report: Report) -> tuple[Finding, ...]:
    """Return *found* as govreport.toml weighs it and the waivers of the data file accept it."""
    return tuple(apply_waivers(weigh(found, report), report))


def with_previous(
    report: Report, previous: Report | None, plugins: Plugins
) -> tuple[Report, tuple[Finding, ...]]:
    """Return *report* with last year's: the one given, else the one that the data file names.

    One that cannot be read is a finding (GR-204) at `previous`.
    """
    if previous or report.previous or report.previous_file is None:
        return (replace(report, previous=previous) if previous else report), ()
    try:
        last = load(report.previous_file, plugins=plugins)
    except SourceError as error:
        (first, *_), words = error.findings, plugins.catalogue
        args = {
            "file": report.previous_file.name or report.previous_file,
            "reason": Words(words.text(first), words.text(first, "en")),
            "remedy": Words(words.hint(first), words.hint(first, "en")),
        }
        return report, (report.finding("GR-204", "previous", **args),)
    return replace(report, previous=last), ()


def render(
    report: Report,
    template: str | Path | None = None,
    *,
    to: str = "docx",
    check_first: bool = True,
    plugins: Plugins | None = None,
) -> bytes:
    """Return the finished file as bytes.

    template: a whole .docx, or a folder whose files replace the built-in ones of the same name.
    to: name of the output format. check_first: whether errors of `check` refuse the report; what
    loading found always does. Raises ReportRejectedError with those findings, PluginError,
    TemplateError, UsageError (unknown format).
    """
    used = (plugins or installed_plugins()).allowed(report.config.plugins)
    output = output_named(to, used)
    if template is not None and not output.templates:
        raise UsageError.of("GR-814", Locator(), format=to)
    found = check(report, plugins=used) if check_first else report.findings
    refuse_errors(found, used)
    return output.write(report, used, Path(template) if template is not None else None)


def refuse_errors(found: tuple[Finding, ...], plugins: Plugins) -> None:
    """Raise PluginError or ReportRejectedError when errors stand among *found*.

    A plugin's failure comes first: what it would have found is not known.
    """
    errors = [each for each in found if plugins.catalogue.severity(each) is Severity.ERROR] if found else []
    failures = [each for each in errors if each.code.startswith("GR-4")]
    if failures:
        raise PluginError(*failures)
    if errors:
        raise ReportRejectedError(*errors)


def output_named(name: str, plugins: Plugins) -> "Output":
    """Return the output format called *name*. Raises UsageError (GR-801) naming those that exist."""
    from govreport.outputs import built_in

    outputs = {output.name: output for output in (*built_in(), *plugins.outputs)}
    if name not in outputs:
        raise UsageError.of("GR-801", Locator(), format=name, known=sorted(outputs))
    return outputs[name]


def _judged(report: Report, plugins: Plugins) -> Iterator[Finding]:
    from govreport.narrative.check import check_narratives

    for section in report.outline:
        if (data := report.sections.get(section.id)) is None:
            continue
        try:
            yield from plugins.stages.validate(section.id, data, report)
        except PluginError as error:
            yield from error.findings
        if figures := report.figures.get(section.id):
            yield from diagnose(figures, report)
    yield from check_narratives(report)
    for answer in plugins.stages.validate_report(report):
        yield from answer.findings if isinstance(answer, PluginError) else answer
