"""The proof before delivery: the finished package, opened again, compared with the data cell by cell."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from govreport.cells import printed
from govreport.errors import TemplateError
from govreport.figures import Figures
from govreport.findings import Finding, Locator, Words
from govreport.form.grid import Grid, Role, grid
from govreport.form.table import Table
from govreport.model import Report
from govreport.word.package import Package, relationships_part
from govreport.word.parsing import parse
from govreport.word.places import part_words
from govreport.word.visible import SeenCell, seen_paragraphs, seen_tables

# Labels left of a cell, and above it: how a cell is found again wherever its row or column has moved.
Address = tuple[tuple[str, ...], tuple[str, ...]]
_MOST = 20
_RELATIONSHIPS = relationships_part("")


def compare(content: bytes, report: Report, file: str) -> None:
    """Compare a finished .docx with *report*.

    Raises TemplateError: GR-601 table missing, GR-602 cell differs, GR-603 cell not found, GR-604
    heading missing or out of order; up to twenty findings at once.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main = Package(file, {_RELATIONSHIPS: archive.read(_RELATIONSHIPS)}).main_part or ""
        root = parse(archive.read(main), file, part_words(main))
    findings = list(_headings([_plain(text) for text in seen_paragraphs(root)], report, file))
    tables = [table for table in seen_tables(root) if table]
    for figures in report.figures.values():
        findings += _figures(figures, tables, file)
        if len(findings) >= _MOST:
            break
    if findings:
        raise TemplateError(*findings[:_MOST])


def _headings(texts: list[str], report: Report, file: str) -> Iterator[Finding]:
    """Each heading must stand as a paragraph of its own, in the order of the report."""
    start = 0
    for section in report.outline:
        heading = _plain(section.heading)
        try:
            start = texts.index(heading, start) + 1
        except ValueError:
            problem = Words("顺序不对", "out of order") if heading in texts else Words("没有", "missing")
            at = Locator(file=file, path=section.id)
            yield Finding("GR-604", at, {"heading": section.heading, "problem": problem})


def _figures(figures: Figures, tables: list[list[list[SeenCell]]], file: str) -> Iterator[Finding]:
    """Compare every table of the document that is this one of the form."""
    wanted, labels = _addresses(figures.table)
    table = Words(figures.table.name, figures.table.en or figures.table.name)
    found = False
    for seen in tables:
        cells = _seen_addresses(seen, labels)
        alike = sum(address in cells for address in wanted)
        if 2 * alike < len(wanted) or not alike:
            continue
        found = True
        for address, place in wanted.items():
            expected = printed(figures[place])
            at = Locator(file=file, path=".".join((figures.table.id, *place)))
            said = {
                "table": table,
                "row": _said(address[0]),
                "column": _said(address[1]),
                "wanted": _shown(expected),
            }
            if address not in cells:
                yield Finding("GR-603", at, said)
            elif not _same(cells[address], expected):
                yield Finding("GR-602", at, said | {"found": _shown(cells[address])})
    if not found:
        yield Finding("GR-601", Locator(file=file, path=figures.table.id), {"table": table})


_KNOWN: dict[int, tuple[Table, dict[Address, tuple[str, str]], frozenset[str]]] = {}


def _addresses(table: Table) -> tuple[dict[Address, tuple[str, str]], frozenset[str]]:
    """Return address → place of every figure of the form, and its labels."""
    known = _KNOWN.get(id(table))
    if known is None or known[0] is not table:
        if len(_KNOWN) > 64:
            _KNOWN.clear()
        known = (table, *_of_form(grid(table)))
        _KNOWN[id(table)] = known
    return known[1], known[2]


def _of_form(form: Grid) -> tuple[dict[Address, tuple[str, str]], frozenset[str]]:
    blank = SeenCell("", -1, -1)
    rows = [[blank] * form.columns for _ in range(form.rows)]
    labels: set[str] = set()
    figures: dict[tuple[int, int], tuple[str, str]] = {}
    for cell in form.cells:
        text = _plain(cell.text) if cell.role is not Role.FIGURE else ""
        seen = SeenCell(text, cell.row, cell.column)
        for row in range(cell.row, cell.row + cell.rowspan):
            rows[row][cell.column : cell.column + cell.colspan] = [seen] * cell.colspan
        if cell.role is not Role.FIGURE and text:
            labels.add(text)
        elif cell.path is not None:
            figures[cell.row, cell.column] = cell.path
    addresses = {_address(rows, row, column, labels): path for (row, column), path in figures.items()}
    if len(addresses) != len(figures):
        raise ValueError("two cells of the form have the same labels")
    return addresses, frozenset(labels)


def _seen_addresses(rows: list[list[SeenCell]], labels: frozenset[str]) -> dict[Address, str]:
    plain = [[SeenCell(_plain(cell.text), cell.row, cell.column) for cell in row] for row in rows]
    return {
        _address(plain, number, column, labels): cell.text
        for number, row in enumerate(plain)
        for column, cell in enumerate(row)
        if cell.text not in labels and (cell.row, cell.column) == (number, column)
    }


def _address(rows: Sequence[Sequence[SeenCell]], row: int, column: int, labels: Iterable[str]) -> Address:
    left = rows[row][:column][::-1]
    above = [line[column] for line in rows[:row][::-1] if column < len(line)]
    return _path(left, labels), _path(above, labels)


def _path(cells: Iterable[SeenCell], labels: Iterable[str]) -> tuple[str, ...]:
    """Return the labels met going away from a figure: figures are passed, then labels until they end."""
    path: list[str] = []
    last: tuple[int, int] | None = None
    for cell in cells:
        if cell.text in labels:
            if (cell.row, cell.column) != last:
                path.append(cell.text)
            last = (cell.row, cell.column)
        elif path:
            break
    return tuple(reversed(path))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return "".join(text.split())


def _same(found: str, expected: str) -> bool:
    return found == _plain(expected)


def _shown(text: str) -> Words:
    return Words(f"“{text}”", f"“{text}”") if text else Words("空白", "blank")


def _said(path: tuple[str, ...]) -> str:
    return "·".join(path) or "-"
