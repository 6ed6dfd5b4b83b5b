"""Build Word templates from an edition: the same form, the same bytes, no hand between them.

The files in the template folders are what this package builds; for an edition based on another
they are built when a report asks for them. Nothing here imports a Word library.
"""

from collections.abc import Iterable, Mapping

from govreport.form.edition import Edition
from govreport.word.build.extension import build_extension
from govreport.word.build.report import build_report
from govreport.word.build.section import build_added_section, build_section

__all__ = ["build_added_section", "build_all", "build_extension", "build_report", "build_section"]


NONE: Mapping[str, Iterable[str]] = {}


def build_all(edition: Edition, statements: Mapping[str, Iterable[str]] = NONE) -> dict[str, bytes]:
    """Return every template of *edition*: file name → .docx.

    statements: section id → names of values printed behind its text, each a paragraph unless empty.
    """
    sections = {
        f"{section.id}.docx": build_section(edition, section.id, statements.get(section.id, ()))
        for section in edition.sections
    }
    return {"report.docx": build_report(edition), **sections}
