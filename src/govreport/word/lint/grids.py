"""The tables of a template that are tables of the form, and how their rows behave on the page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govreport.findings import Finding, Words
from govreport.form.grid import grid
from govreport.form.table import Table
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.names import w
from govreport.word.places import Place
from govreport.word.spans import columns
from govreport.word.visible import SeenCell, children, seen_tables

_FIGURE = re.compile(r"\{\{-?\s*(\w+)\.\w+\.\w+\s*-?\}\}")
_ROW_TAG = re.compile(r"\{%-?tr\s")
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True, eq=False)
class FormTable:
    """A table of a template. table: of the form. seen: its cells, rows that only hold {%tr …%} left out."""

    table: Table
    element: etree._Element
    rows: tuple[etree._Element, ...]
    seen: list[list[SeenCell]]
    part: Part

    def cells(self) -> Iterator[SeenCell]:
        """Yield every cell once."""
        for number, row in enumerate(self.seen):
            for column, cell in enumerate(row):
                if (cell.row, cell.column) == (number, column):
                    yield cell

    def place_of(self, words: str) -> Place | None:
        """Return the place of the first cell with these words (without blanks), else of the first cell."""
        return self.place_at(next((cell for cell in self.cells() if cell.plain == words), self.seen[0][0]))

    def place_at(self, cell: SeenCell) -> Place | None:
        """Return the place of a cell."""
        column = 0
        for element in children(self.rows[cell.row], w("tc")) if cell.row < len(self.rows) else ():
            if column == cell.column:
                inside = set(element.iter(w("p")))
                return next((place for each, _, place in self.part.paragraphs if each in inside), None)
            span = element.find(f"{w('tcPr')}/{w('gridSpan')}")
            column += max(1, columns(span, 1))
        return None


def form_tables(part: Part, tables: Mapping[str, Table]) -> Iterator[FormTable]:
    """Yield the tables of *part* most of whose tags print figures of one table of the form."""
    for element in part.root.iter(w("tbl")):
        rows = [row for row in children(element, w("tr")) if not _is_statement(row)]
        texts = " ".join(_text(row) for row in rows)
        count = Counter(match.group(1) for match in _FIGURE.finditer(texts) if match.group(1) in tables)
        if not count:
            continue
        bare = etree.Element(w("x"))
        bare.append(_without_statements(element))
        table = tables[count.most_common(1)[0][0]]
        yield FormTable(table, element, tuple(rows), next(iter(seen_tables(bare))), part)


def row_faults(form: FormTable, sheet: Sheet) -> Iterator[Finding]:
    """Yield TPL-053 rows that may split across pages, TPL-054 header rows that are not repeated."""
    name = Words(form.table.name, form.table.en or form.table.name)
    splitting = [number for number, row in enumerate(form.rows, 1) if not _is_on(row, "cantSplit")]
    if splitting:
        place = form.place_of("")
        yield sheet.found("TPL-053", place, table=name, rows=[str(number) for number in splitting])
    repeated = grid(form.table).header_rows
    if any(not _is_on(row, "tblHeader") for row in form.rows[:repeated]):
        yield sheet.found("TPL-054", form.place_of(""), table=name, count=repeated)


def _is_on(row: etree._Element, name: str) -> bool:
    found = row.find(f"{w('trPr')}/{w(name)}")
    return found is not None and found.get(w("val"), "1") not in _OFF


def _is_statement(row: etree._Element) -> bool:
    return _ROW_TAG.search(_text(row)) is not None


def _text(row: etree._Element) -> str:
    return "".join(node.text or "" for node in row.iter(w("t")))


def _without_statements(element: etree._Element) -> etree._Element:
    import copy

    table = copy.deepcopy(element)
    for row in [row for row in children(table, w("tr")) if _is_statement(row)]:
        parent = row.getparent()
        if parent is not None:
            parent.remove(row)
    return table
