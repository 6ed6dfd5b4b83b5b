"""A table of the form laid out on a grid: every merged cell with its place, its spans and its words.

Word, the web page, the workbook and the reading back all use this one layout.
"""

from enum import StrEnum
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from govreport.form.table import Block, Layout, Line, Table


class Role(StrEnum):
    """What a cell of the grid is."""

    BANNER = "banner"
    CORNER = "corner"
    HEADER = "header"
    LABEL = "label"
    FIGURE = "figure"


class GridCell(NamedTuple):
    """One cell, merged or not. row, column: 0-based place of its upper left corner.

    text: what the form prints, "" for a figure. path: (row key, column key) of a figure, else None.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    role: Role
    text: str
    path: tuple[str, str] | None = None


class Grid(NamedTuple):
    """A laid-out table. header_rows: how many rows repeat on each page. cells: in reading order."""

    rows: int
    columns: int
    header_rows: int
    label_columns: int
    cells: tuple[GridCell, ...]


@lru_cache(maxsize=64)  # a batch asks thousands of times for the same few tables
def grid(table: Table) -> Grid:
    """Lay out *table* as the form prints it. The cells tile the grid without gap or overlap."""
    if table.layout is Layout.ACROSS:
        return _across(table.blocks[0])
    labels = max(_depth(block.rows) for block in table.blocks)
    units = lcm(*(len(block.column_leaves()) for block in table.blocks))
    cells: list[GridCell] = []
    top = header = 0
    for block in table.blocks:
        if block.banner:
            cells.append(GridCell(top, 0, 1, labels + units, Role.BANNER, block.banner))
            top += 1
        deep = _depth(block.columns)
        cells += _corner(table, block, top, deep, labels)
        cells += _headers(block.columns, top, labels, deep, units // len(block.column_leaves()))
        top += deep
        header = header or top
        cells += _labels(block.rows, top, labels)
        cells += _figures(block, top, labels, units // len(block.column_leaves()))
        top += len(block.row_leaves())
    # Word repeats rows from the first on only: with several blocks it would repeat the wrong header.
    repeated = header if len(table.blocks) == 1 else 0
    return Grid(top, labels + units, repeated, labels, _in_reading_order(cells))


def _across(block: Block) -> Grid:
    """Rows side by side as column groups, all figures in one line."""
    columns = block.column_leaves()
    above, below = _depth(block.rows), _depth(block.columns)
    cells = _headers(block.rows, 0, 0, above, len(columns))
    for number, row in enumerate(block.row_leaves()):
        left = number * len(columns)
        cells += _headers(block.columns, above, left, below, 1)
        for offset, column in enumerate(columns):
            path = (row.key, column.key)
            cells.append(GridCell(above + below, left + offset, 1, 1, Role.FIGURE, "", path))
    width = len(columns) * len(block.row_leaves())
    return Grid(above + below + 1, width, above + below, 0, _in_reading_order(cells))


def _corner(table: Table, block: Block, top: int, deep: int, labels: int) -> list[GridCell]:
    if table.layout is Layout.MATRIX:
        return [GridCell(top, 0, deep, labels, Role.CORNER, table.corner or block.heading)]
    return [GridCell(top, 0, deep, labels, Role.HEADER, block.heading)]


def _headers(lines: tuple[Line, ...], top: int, left: int, deep: int, unit: int) -> list[GridCell]:
    """Lay labels out in *deep* rows, each line as wide as its leaves times *unit*."""
    cells: list[GridCell] = []
    for line in lines:
        width = len(tuple(line.leaves())) * unit
        rowspan = 1 if line.lines else deep
        cells.append(GridCell(top, left, rowspan, width, Role.HEADER, _text(line)))
        cells += _headers(line.lines, top + 1, left, deep - 1, unit)
        left += width
    return cells


def _labels(lines: tuple[Line, ...], top: int, wide: int, left: int = 0) -> list[GridCell]:
    """Lay labels out in *wide* columns from *left* on, each line as high as its leaves."""
    cells: list[GridCell] = []
    for line in lines:
        height = len(tuple(line.leaves()))
        colspan = 1 if line.lines else wide
        cells.append(GridCell(top, left, height, colspan, Role.LABEL, _text(line)))
        cells += _labels(line.lines, top, wide - 1, left + 1)
        top += height
    return cells


def _figures(block: Block, top: int, left: int, unit: int) -> list[GridCell]:
    return [
        GridCell(top + down, left + across * unit, 1, unit, Role.FIGURE, "", (row.key, column.key))
        for down, row in enumerate(block.row_leaves())
        for across, column in enumerate(block.column_leaves())
    ]


def _depth(lines: tuple[Line, ...]) -> int:
    return max((1 + _depth(line.lines) for line in lines), default=0)


def _text(line: Line) -> str:
    return line.label + line.note


def _in_reading_order(cells: list[GridCell]) -> tuple[GridCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
