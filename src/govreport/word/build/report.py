"""The Word template of the whole report: title and frame, the sections in their order, the signature."""

from govreport.form.edition import Edition
from govreport.word import look
from govreport.word.build.document import docx
from govreport.word.build.tags import block, each, include, prose, value, when

ROOT = "report.docx"


def build_report(edition: Edition) -> bytes:
    """Return report.docx of *edition*: blocks `head`, one a section, `signature`.

    Each section's block prints the section itself and those that other plugins place behind it.
    """
    sections = (_section(section.id) for section in edition.sections)
    return docx("report", _head(), *sections, _signature())


def _head() -> str:
    return block(
        "head",
        when("document.number", value("document.number", look.NUMBER)),
        value("report.title_lines", look.TITLE),
        when("document.addressee", value("document.addressee", look.ADDRESSEE, "：")),
        when("document.preface", prose("document.preface")),
    )


def _section(section_id: str) -> str:
    return block(section_id, each("section", f"sections.{section_id}", include("section.template")))


def _signature() -> str:
    return block(
        "signature",
        when("document.signed_by", value("document.signed_by", look.SIGNATURE)),
        when("document.date", value("document.date", look.DATE)),
    )
