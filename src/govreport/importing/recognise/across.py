"""Tables whose rows stand side by side as groups of columns (section four)."""

from collections.abc import Iterator

from govreport.form.table import Table
from govreport.importing.documents.content import GridCell
from govreport.importing.recognise.columns import Header, HeaderCell, all_zeros, covers_several
from govreport.importing.recognise.labels import Kind
from govreport.importing.recognise.rows import Row

Placed = dict[tuple[str, str], tuple[GridCell, float]]


def assign_across(table: Table, values: list[GridCell], row: Row, header: Header) -> Placed | None:
    """Return (row key, column key) → cell for a line of figures; None when the header does not tell.

    The line may hold all groups, or one group whose label stands above it.
    """
    if any(row.moved_below(each.row) for each in header.cells):
        return None
    if placed := _by_place(table, values, row, header):
        return placed
    return _in_order(table, values, row, header)


def _in_order(table: Table, values: list[GridCell], row: Row, header: Header) -> Placed | None:
    places = list(table.cells())
    if row.grid is None and len(values) == len(places) and all_zeros(values):
        # Labels written downwards are not read; where all cells are 0, they need not be.
        return {place: (cell, 0.9) for place, cell in zip(places, values, strict=True)}
    rows, columns = _leaves(header, Kind.ROW), _leaves(header, Kind.COLUMN)
    wanted = [line.key for line in table.blocks[0].column_leaves()]
    if len(values) > len(columns):
        values = _below_labels(values, row, header)
    if not rows or columns != wanted * len(rows) or len(values) != len(columns):
        return None
    merged = any(covers_several(cell, row, header) for cell in values)
    if merged or (len(rows) > 1 and rows != list(table.rows)):
        return None
    places = [(key, column) for key in rows for column in wanted]
    score = min(each.hit.score for each in header.cells if each.hit)
    return {place: (cell, score) for place, cell in zip(places, values, strict=True)}


def _by_place(table: Table, values: list[GridCell], row: Row, header: Header) -> Placed | None:
    if row.grid is None:
        return None
    above = [each for each in header.cells if each.row.grid == row.grid and each.hit]
    if not row.measured:
        above = [each for each in above if len(each.row.cells) == len(row.cells)]
    found: Placed = {}
    for cell in values:
        place = tuple(_above(cell, above))
        if len(place) != 2 or place in found:
            return None
        found[place[0], place[1]] = (cell, 1.0)
    return found if len(found) == sum(len(table.columns(key)) for key in table.rows) else None


def _below_labels(values: list[GridCell], row: Row, header: Header) -> list[GridCell]:
    """Return the cells that stand below the label of a column, all others being blank; else []."""
    named = {
        each.cell.column
        for each in header.cells
        if each.hit and each.hit.label.kind is Kind.COLUMN and row.as_wide_as(each.row)
    }  # fmt: skip
    if any(cell.text.strip() for cell in values if cell.column not in named):
        return []
    return [cell for cell in values if cell.column in named]


def _above(cell: GridCell, above: list[HeaderCell]) -> Iterator[str]:
    """Yield the row and the column whose labels stand above *cell*."""
    for kind in (Kind.ROW, Kind.COLUMN):
        covering = [
            each.hit.label.key
            for each in above
            if each.hit
            and each.hit.label.kind is kind
            and each.hit.label.leaf
            and each.cell.column <= cell.column
            and cell.column + cell.width <= each.cell.column + each.cell.width
        ]
        if covering:
            yield covering[-1]


def _leaves(header: Header, kind: Kind) -> list[str]:
    return [
        each.hit.label.key
        for each in header.cells
        if each.hit and each.hit.label.kind is kind and each.hit.label.leaf and not each.cell.continued
    ]
