"""What a template sees: plain values by the names of the data file, and the frame of the report."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from govreport.cells import Mark
from govreport.model import PlacedSection, Report
from govreport.narrative import Narrative
from govreport.outline import by_place
from govreport.title import title_lines

if TYPE_CHECKING:
    from govreport.plugins import Plugins


def template_context(report: Report, plugins: "Plugins") -> dict[str, object]:
    """Return the names that every template may use.

    report: title, title_lines (the same with line breaks), year, organ, edition. document: number,
    addressee (without the colon that stands behind it), preface, signed_by, date. sections: statutory
    section id → the sections at its place. settings: plugin → its settings.
    And each section's own values under its id, with every narrative bound and read. Raises PluginError.
    """
    document = report.document
    frame: dict[str, object] = {
        "settings": {name: each for name, each in report.settings.items() if isinstance(each, Mapping)},
        "report": {
            "title": document.title,
            "title_lines": "\n".join(title_lines(document.title, report.organ.name)),
            "year": report.year,
            "organ": {"name": report.organ.name, "level": report.organ.level.value},
            "edition": report.edition.id,
        },
        "document": {
            "number": document.number,
            "addressee": document.addressee.rstrip("：: "),
            "preface": _filled(document.preface, report),
            "signed_by": document.signed_by,
            "date": written_date(document.date) if document.date else "",
        },
        "sections": {
            place: [_described(section) for section in standing]
            for place, standing in by_place(report.edition, report.outline).items()
        },
    }
    return frame | section_values(report, plugins)


def section_values(report: Report, plugins: "Plugins") -> dict[str, object]:
    """Return section id → what its owner hands to the template, narratives read. Raises PluginError."""
    return {
        section.id: _filled(plugins.stages.render(section.id, report.sections[section.id], report), report)
        for section in report.outline
        if section.id in report.sections
    }


def written_date(date: datetime.date) -> str:
    """Return a date as official documents write it: 2024年1月20日 (GB/T 9704-2012, 7.3.5.4)."""
    return f"{date.year}年{date.month}月{date.day}日"


def _described(section: PlacedSection) -> dict[str, object]:
    return {
        "id": section.id,
        "numeral": section.numeral,
        "title": section.title,
        "heading": section.heading,
        "template": section.template,
    }


# Most values are these, and there is nothing to fill in.
_FIGURES = frozenset({int, Decimal, Mark, str})


def _filled(value: object, report: Report) -> object:
    if isinstance(value, Narrative):
        from govreport.narrative.prose import prose

        return prose(value, report)
    if isinstance(value, Mapping):
        return {
            str(key): each if type(each) in _FIGURES else _filled(each, report) for key, each in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_filled(each, report) for each in value]
    return value
