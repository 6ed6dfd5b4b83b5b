"""Loading: a source becomes a Report. Each section's owner is asked for its part; nothing is judged yet."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from govreport.config.reading import config_for
from govreport.errors import PluginError
from govreport.findings import Finding, Severity
from govreport.form.edition import Edition
from govreport.frozen import Frozen, frozen
from govreport.head import read_document, read_edition, read_organ, read_previous, read_year
from govreport.model import PlacedSection, Report
from govreport.outline import misplaced, missing_owner, outline
from govreport.reader import Reader, ReadLog
from govreport.requirements import read_requirements
from govreport.settings import read_settings
from govreport.source import Source
from govreport.waivers.reading import read_waivers

if TYPE_CHECKING:
    from govreport.plugins import Plugins


def assemble(source: Source, plugins: "Plugins") -> Report:
    """Build the report that *source* describes. Mistakes in the data become `Report.findings`."""
    log = ReadLog()
    log.findings += getattr(source, "findings", ())  # a text file has none that would not stop it
    top = Reader(source, log=log)
    config = config_for(source)
    plugins = plugins.allowed(config.plugins)
    year = read_year(top)
    edition = read_edition(top, year, plugins.editions)
    placed = outline(edition, plugins.sections, _left_out(top, plugins))
    log.findings += _unfit_plugins(edition, plugins, placed, source)
    organ = read_organ(top)
    log.findings += read_requirements(top, config.required)
    report = Report(
        organ=organ,
        year=year,
        edition=_with_added_tables(edition, plugins, placed),
        document=read_document(top, edition, organ, year),
        outline=placed,
        sections={},
        source=source,
        previous_file=read_previous(top),
        config=config,
        waivers=read_waivers(top),
        settings=read_settings(top, config, plugins),
    )
    sections = _sections(report, top, plugins)
    for form in edition.sections:
        top.has(form.id)  # the table of a section that is switched off is no unknown key
    log.findings += list(_not_in_use(top, edition, plugins))
    top.unread()
    return replace(
        report,
        sections=Frozen(sections),
        values=frozen(log.values),
        figures=Frozen(log.figures),
        narratives=Frozen(log.narratives),
        findings=tuple(log.findings),
    )


def _left_out(top: Reader, plugins: "Plugins") -> frozenset[str]:
    optional = [id_ for id_, section in plugins.sections.items() if not section.required]
    return frozenset(id_ for id_ in optional if not top.has(id_))


def _not_in_use(top: Reader, edition: Edition, plugins: "Plugins") -> Iterator[Finding]:
    """Yield a finding for each table of a plugin that is switched off (PLG-013) or not listed (PLG-014)."""
    for key in top.source.data:
        if key in plugins.sections or edition.section(key) is not None:
            continue
        if key in plugins.off:
            top.has(key)
            yield Finding("PLG-013", top.source.locate(key), {"table": key, "plugin": key})
        elif key in plugins.unlisted:
            top.has(key)
            args = {"table": key, "plugin": plugins.unlisted[key]}
            yield Finding("PLG-014", top.source.locate(key), args)


def _sections(report: Report, top: Reader, plugins: "Plugins") -> dict[str, object]:
    loaded: dict[str, object] = {}
    for section in report.outline:
        if not top.has(section.id):
            args = {"heading": section.heading, "section": section.id}
            top.log.findings.append(Finding("GR-201", report.source.locate(section.id), args))
            continue
        before = len(top.log.findings)
        data = _section(section, report, top, plugins)
        found = top.log.findings[before:]
        stopped = found and any(plugins.catalogue.severity(each) is Severity.ERROR for each in found)
        if not stopped:
            loaded[section.id] = data
    return loaded


def _section(section: PlacedSection, report: Report, top: Reader, plugins: "Plugins") -> object:
    reader = top.table(section.id)
    try:
        data = plugins.stages.load(section.id, reader, report.edition)
    except PluginError as error:
        at = report.source.locate(section.id)
        top.log.findings += [replace(finding, at=at) for finding in error.findings]
        top.log.forget(section.id)  # what a failed loader did not come to ask for is no unknown key
        return None
    reader.unread()
    return data


def _with_added_tables(edition: Edition, plugins: "Plugins", placed: tuple[PlacedSection, ...]) -> Edition:
    missing = [section.id for section in placed if section.id not in edition.tables]
    added = {id_: table for id_ in missing if (table := plugins.sections[id_].table)}
    return replace(edition, tables={**edition.tables, **added}) if added else edition


def _unfit_plugins(
    edition: Edition, plugins: "Plugins", placed: tuple[PlacedSection, ...], source: Source
) -> list[Finding]:
    lacking = missing_owner(edition, plugins.sections, off=bool(plugins.off))
    lost = [
        plugins.owner(section.id).broken("GR-407", section=section.id, after=section.after).finding
        for section in misplaced(edition, plugins.sections, placed)
    ]
    return [replace(finding, at=source.locate(finding.at.path)) for finding in (*lacking, *lost)]
