"""The Word template of one section: its heading, its table or its text."""

from collections.abc import Iterable

from govreport.form.edition import Edition
from govreport.form.grid import grid
from govreport.form.table import Table
from govreport.word import look
from govreport.word.build.document import docx
from govreport.word.build.table import form_table
from govreport.word.build.tags import prose, value, when
from govreport.word.build.xml import paragraph


def build_section(edition: Edition, section_id: str, statements: Iterable[str] = ()) -> bytes:
    """Return the template of a section of *edition*, with the table that the edition has for it."""
    return build_added_section(section_id, edition.tables.get(section_id), statements)


def build_added_section(section_id: str, table: Table | None = None, statements: Iterable[str] = ()) -> bytes:
    """Return the template of any section, a plugin's own too: heading, table (if any), text, statements.

    Beside a table the text may be empty; without one it is what the section consists of.
    statements: names of further values of the section, each a paragraph of its own unless empty.
    """
    name = f"{section_id}.text"
    text = prose(name) if table is None else _table(table, section_id) + when(name, prose(name))
    sentences = (_statement(f"{section_id}.{statement}") for statement in statements)
    return docx(section_id, value("section.heading", look.HEADINGS[1]), text, *sentences)


def _table(table: Table, section_id: str) -> str:
    above, below = paragraph("", look.GAP, keep_next=True), paragraph("", look.GAP)
    return above + form_table(section_id, grid(table), table.name) + below


def _statement(name: str) -> str:
    return when(name, value(name, look.BODY))
