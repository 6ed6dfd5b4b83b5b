"""A table of the form laid out on a grid: every merged cell with its place, its spans and its words.

Word, the web page, the workbook and the reading back all use this one layout.
"""

from dataclasses import dataclass
from enum import StrEnum

from govreport.form.table import Table


class Role(StrEnum):
    """What a cell of the grid is."""

    BANNER = "banner"
    CORNER = "corner"
    HEADER = "header"
    LABEL = "label"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class GridCell:
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


@dataclass(frozen=True, slots=True)
class Grid:
    """A laid-out table. header_rows: how many rows repeat on each page. cells: in reading order."""

    rows: int
    columns: int
    header_rows: int
    label_columns: int
    cells: tuple[GridCell, ...]


def grid(table: Table) -> Grid:
    """Lay out *table* as the form prints it."""
    raise NotImplementedError
