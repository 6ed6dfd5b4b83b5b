"""How wide the columns and how high the rows of a table are, so that every label can be read whole."""

from math import ceil
from unicodedata import east_asian_width

from govreport.form.grid import Grid, GridCell, Role
from govreport.form.table import Layout

LINE = 14.5
"""Points of one line of a cell."""
LEAST = 18.0
MANY = 10
"""Figure columns from which on a sheet is printed in landscape."""
CHECK = 24.0


class Widths:
    """The measures of one laid-out table, in the units of a workbook: characters and points."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid = grid
        figures = grid.columns - grid.label_columns
        self.wide = figures > MANY
        self._figure = 10.0 if layout is Layout.MATRIX else 9.0 if layout is Layout.ACROSS else 17.0
        outer = [10.0, 16.0] if grid.label_columns > 1 else []
        inner = 46.0 if grid.label_columns > 1 else 26.0
        labels = [*(outer + [12.0] * grid.label_columns)[: max(grid.label_columns - 1, 0)], inner]
        self._columns = [*labels[: grid.label_columns], *[self._figure] * figures]

    def columns(self, beside: int) -> list[float]:
        """Return the widths of all columns. beside: how many follow the table, the first a gap."""
        return [*self._columns, 2.0, *[CHECK] * (beside - 1)]

    def heights(self, top: int) -> dict[int, float]:
        """Return row of the sheet → points, for a table that begins in row *top*."""
        heights = dict.fromkeys(range(self._grid.rows), LEAST)
        for each in self._grid.cells:
            if each.rowspan == 1:
                heights[each.row] = max(heights[each.row], self._needed(each))
        for each in self._grid.cells:
            rows = range(each.row, each.row + each.rowspan)
            short = self._needed(each) - sum(heights[row] for row in rows)
            for row in rows if short > 0 else ():
                heights[row] += short / each.rowspan
        return {row + top: height for row, height in heights.items()}

    def _needed(self, each: GridCell) -> float:
        width = sum(self._columns[each.column : each.column + each.colspan]) - 1.5
        return max(LEAST, text_height(each.text, width) if each.role is not Role.FIGURE else 0)


def text_height(text: str, width: float) -> float:
    """Return the points that *text* takes in a column of *width* characters."""
    lines = sum(max(1, ceil(text_width(line) / width)) for line in text.split("\n"))
    return lines * LINE + 4


def text_width(text: str) -> int:
    """Return the width of *text* in narrow characters: a 汉字 takes two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
