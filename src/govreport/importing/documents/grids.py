"""From cells with spans to rows: every cell at its column, cells from above carried on."""

from dataclasses import dataclass, replace

from govreport.importing.documents.content import GridCell, Place

MOST_CELLS = 200_000
"""Cells of one table, spans worked out. The largest table of the form has 286."""
WIDEST = 1000


class TooManyCellsError(Exception):
    """A table whose spans would fill the memory."""


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell as HTML and Word describe it."""

    text: str
    width: int = 1
    height: int = 1


def expand(
    rows: list[list[Spanning]], table: int, page: int | None = None
) -> tuple[tuple[GridCell, ...], ...]:
    """Return the rows with all spans worked out. Raises TooManyCellsError."""
    hanging: dict[int, tuple[GridCell, int]] = {}
    done: list[tuple[GridCell, ...]] = []
    total = 0
    for number, row in enumerate(rows, 1):
        line = _row(row, hanging, Place(page=page, table=table, row=number))
        total += len(line) + len(row)
        if total > MOST_CELLS:
            raise TooManyCellsError
        done.append(line)
    return tuple(done)


def _row(row: list[Spanning], hanging: dict[int, tuple[GridCell, int]], place: Place) -> tuple[GridCell, ...]:
    """Lay out one row. hanging: column → cell from above and how many rows it still takes."""
    line: list[GridCell] = []
    column = 0
    carried = dict(hanging)
    hanging.clear()
    for cell in row:
        column = _carry(carried, hanging, line, column)
        width = max(1, min(cell.width, WIDEST))
        here = replace(place, column=column + 1)
        line.append(placed := GridCell(cell.text, here, column, width))
        if cell.height > 1:
            hanging[column] = (replace(placed, continued=True), cell.height - 1)
        column += width
    for start in sorted(carried):
        _keep(carried.pop(start), hanging, line)
    return tuple(sorted(line, key=lambda each: each.column))


def _carry(
    carried: dict[int, tuple[GridCell, int]],
    hanging: dict[int, tuple[GridCell, int]],
    line: list[GridCell],
    column: int,
) -> int:
    """Put down the cells from above that stand at *column*; return the first free column."""
    while column in carried:
        cell = carried.pop(column)
        _keep(cell, hanging, line)
        column += cell[0].width
    return column


def _keep(cell: tuple[GridCell, int], hanging: dict[int, tuple[GridCell, int]], line: list[GridCell]) -> None:
    continued, left = cell
    line.append(continued)
    if left > 1:
        hanging[continued.column] = (continued, left - 1)
