"""The proof before delivery: the finished package, opened again, compared with the data cell by cell."""

import io
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from govreport.cells import printed
from govreport.errors import IncompleteWarning, TemplateError
from govreport.figures import Figures
from govreport.findings import Finding, Locator, Words
from govreport.form.grid import Grid, Role, grid
from govreport.form.table import Table
from govreport.model import Report
from govreport.word.package import Package, relationships_part
from govreport.word.parsing import parse
from govreport.word.places import part_words
from govreport.word.visible import SeenCell, plain, seen_paragraphs, seen_tables

# Labels left of a cell, and above it: how a cell is found again wherever its row or column has moved.
Address = tuple[tuple[str, ...], tuple[str, ...]]
_MOST = 20
_OMISSIONS = ("GR-601", "GR-604")
_RELATIONSHIPS = relationships_part("")


def compare(content: bytes, report: Report, file: str, *, own: bool = False) -> None:
    """Compare a finished .docx with *report*.

    own: whether the template is a whole one that the caller named. Such a template may leave a heading
    or a table out, which is then an IncompleteWarning (GR-605); what it prints must be right all the same.
    Raises TemplateError: GR-601 table missing, GR-602 cell differs, GR-603 cell not found, GR-604
    heading missing, GR-606 heading out of order; up to twenty findings at once.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main = Package(file, {_RELATIONSHIPS: archive.read(_RELATIONSHIPS)}).main_part or ""
        root = parse(archive.read(main), file, part_words(main))
    findings = list(_headings([plain(text) for text in seen_paragraphs(root)], report, file))
    tables = [table for table in seen_tables(root) if table]
    for figures in report.figures.values():
        findings += _figures(figures, tables, file)
        if len(findings) >= _MOST:
            break
    left_out = [each for each in findings if each.code in _OMISSIONS] if own else []
    wrong = [each for each in findings if each not in left_out]
    if wrong:
        raise TemplateError(*wrong[:_MOST])
    if left_out:
        parts = [part for each in left_out for part in each.args.values()]
        at = Locator(file=file)
        warnings.warn(IncompleteWarning(Finding("GR-605", at, {"parts": parts})), stacklevel=2)


def _headings(texts: list[str], report: Report, file: str) -> Iterator[Finding]:
    """Each heading must stand as a paragraph of its own, in the order of the report."""
    start = 0
    for section in report.outline:
        heading = plain(section.heading)
        try:
            start = texts.index(heading, start) + 1
        except ValueError:
            code = "GR-606" if heading in texts else "GR-604"
            yield Finding(code, Locator(file=file, path=section.id), {"heading": section.heading})


def _figures(figures: Figures, tables: list[list[list[SeenCell]]], file: str) -> Iterator[Finding]:
    """Compare every table of the document that is this one of the form."""
    wanted, labels = _addresses(figures.table)
    table = Words(figures.table.name, figures.table.en or figures.table.name)
    found = False
    for seen in tables:
        if 2 * len(labels & {cell.plain for row in seen for cell in row}) < len(labels):
            continue
        cells = {address: cell.text.strip() for cell, address in _addressed(seen, labels)}
        if 2 * len(cells.keys() & wanted.keys()) < len(wanted):
            continue
        found = True
        for address, place in wanted.items():
            expected = printed(figures[place])
            if cells.get(address) != expected:
                at = Locator(file=file, path=".".join((figures.table.id, *place)))
                yield _difference(at, table, address, expected, cells.get(address))
    if not found:
        yield Finding("GR-601", Locator(file=file, path=figures.table.id), {"table": table})


def _difference(at: Locator, table: Words, address: Address, wanted: str, found: str | None) -> Finding:
    said: dict[str, object] = {"table": table, "row": _said(address[0]), "column": _said(address[1])}
    said["wanted"] = _shown(wanted)
    if found is None:
        return Finding("GR-603", at, said)
    return Finding("GR-602", at, said | {"found": _shown(found)})


_KNOWN: dict[int, tuple[Table, dict[Address, tuple[str, str]], frozenset[str]]] = {}


def _addresses(table: Table) -> tuple[dict[Address, tuple[str, str]], frozenset[str]]:
    """Return address → place of every figure of the form, and its labels; kept for the next report."""
    known = _KNOWN.get(id(table))
    if known is None or known[0] is not table:
        if len(_KNOWN) > 64:
            _KNOWN.clear()
        known = (table, *_of_form(grid(table)))
        _KNOWN[id(table)] = known
    return known[1], known[2]


def _of_form(form: Grid) -> tuple[dict[Address, tuple[str, str]], frozenset[str]]:
    blank = SeenCell("", "", -1, -1)
    rows = [[blank] * form.columns for _ in range(form.rows)]
    places: dict[tuple[int, int], tuple[str, str]] = {}
    labels: set[str] = set()
    for cell in form.cells:
        text = cell.text if cell.role is not Role.FIGURE else ""
        seen = SeenCell(text, plain(text), cell.row, cell.column)
        for row in range(cell.row, cell.row + cell.rowspan):
            rows[row][cell.column : cell.column + cell.colspan] = [seen] * cell.colspan
        if text:
            labels.add(seen.plain)
        if cell.path is not None:
            places[cell.row, cell.column] = cell.path
    addresses = {
        address: places[cell.row, cell.column]
        for cell, address in _addressed(rows, labels)
        if (cell.row, cell.column) in places
    }
    if len(addresses) != len(places):
        raise ValueError("two cells of the form have the same labels")
    return addresses, frozenset(labels)


class _Labels:
    """The labels last met on the way along a row or down a column."""

    __slots__ = ("_last", "_open", "path")

    def __init__(self) -> None:
        self.path: tuple[str, ...] = ()
        self._open = False
        self._last: SeenCell | None = None

    def meet(self, cell: SeenCell) -> None:
        """Take a label in: behind a figure a new path begins, a merged cell counts once."""
        if not self._open:
            self.path = (cell.plain,)
        elif cell is not self._last:
            self.path += (cell.plain,)
        self._open, self._last = True, cell

    def pass_figure(self) -> None:
        """Leave the labels: the next one begins a new path."""
        self._open = False


def _addressed(
    rows: Iterable[Iterable[SeenCell]], labels: AbstractSet[str]
) -> Iterator[tuple[SeenCell, Address]]:
    """Yield every cell that is no label, with the labels left of it and above it."""
    above: defaultdict[int, _Labels] = defaultdict(_Labels)
    for number, row in enumerate(rows):
        left = _Labels()
        for column, cell in enumerate(row):
            if cell.plain in labels:
                left.meet(cell)
                above[column].meet(cell)
                continue
            if (cell.row, cell.column) == (number, column):
                yield cell, (left.path, above[column].path)
            left.pass_figure()
            above[column].pass_figure()


def _said(path: tuple[str, ...]) -> str:
    return "·".join(path) or "-"


def _shown(text: str) -> Words:
    return Words(f"“{text}”", f"“{text}”") if text else Words("空白", "blank")


def figure_places(seen: list[list[SeenCell]], table: Table) -> dict[tuple[int, int], tuple[str, str]]:
    """Return (row, column) of the seen table → (row key, column key) of the figure that stands there.

    Empty when the seen table is not this one of the form.
    """
    wanted, labels = _addresses(table)
    found = {
        (cell.row, cell.column): wanted[address]
        for cell, address in _addressed(seen, labels)
        if address in wanted
    }
    return found if 2 * len(found) >= len(wanted) else {}
