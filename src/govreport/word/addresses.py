"""How a figure is found in a table: by the labels left of it and above it, wherever rows and columns went."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from govreport.form.grid import Grid, Role, grid
from govreport.form.table import Table
from govreport.word.visible import SeenCell, plain

# Labels left of a cell, and above it: how a cell is found again wherever its row or column has moved.
Address = tuple[tuple[str, ...], tuple[str, ...]]

_KNOWN: dict[int, tuple[Table, dict[Address, tuple[str, str]], frozenset[str]]] = {}


def addresses(table: Table) -> tuple[Mapping[Address, tuple[str, str]], frozenset[str]]:
    """Return address → place of every figure of the form, and its labels; kept for the next report."""
    known = _KNOWN.get(id(table))
    if known is None or known[0] is not table:
        if len(_KNOWN) > 64:
            _KNOWN.clear()
        known = (table, *_of_form(grid(table)))
        _KNOWN[id(table)] = known
    return known[1], known[2]


def cells_of(table: Table, seen: list[list[SeenCell]]) -> dict[Address, SeenCell] | None:
    """Return the figures of *seen* by their addresses when it is *table* of the form, else None.

    It is when it shows at least half of the form's labels, and half of its figures behind them.
    """
    wanted, labels = addresses(table)
    if 2 * len(labels & {cell.plain for row in seen for cell in row}) < len(labels):
        return None
    cells = {address: cell for cell, address in addressed(seen, labels)}
    return None if 2 * len(cells.keys() & wanted.keys()) < len(wanted) else cells


def figure_places(seen: list[list[SeenCell]], table: Table) -> dict[tuple[int, int], tuple[str, str]]:
    """Return (row, column) of the seen table → (row key, column key) of the figure that stands there.

    Empty when the seen table is not this one of the form.
    """
    wanted, labels = addresses(table)
    found = {
        (cell.row, cell.column): wanted[address]
        for cell, address in addressed(seen, labels)
        if address in wanted
    }
    return found if 2 * len(found) >= len(wanted) else {}


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
        for cell, address in addressed(rows, labels)
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


def addressed(
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
