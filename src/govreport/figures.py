"""A statistics table filled with figures: the form's table and one cell for each of its places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govreport.cells import Cell
from govreport.findings import Words
from govreport.form.phrases import named_line
from govreport.form.table import Table
from govreport.frozen import Frozen


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one table.

    cells: (row key, column key) → cell, for every cell of the form once loading was clean.
    computed: the places that the clerk left out and govreport added up.
    """

    table: Table
    cells: Mapping[tuple[str, str], Cell]
    computed: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", Frozen(self.cells))

    def __getitem__(self, place: tuple[str, str]) -> Cell:
        return self.cells[place]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.cells)

    def row(self, key: str) -> dict[str, Cell]:
        """Return column key → cell of one row."""
        return {column.key: self.cells[key, column.key] for column in self.table.columns(key)}

    def row_name(self, key: str) -> Words:
        """Return what messages call a row."""
        return named_line(self.table, "rows", key)

    def column_name(self, key: str) -> Words:
        """Return what messages call a column."""
        return named_line(self.table, "columns", key)

    def values(self) -> dict[str, dict[str, Cell]]:
        """Return row key → column key → cell, as templates and JSON ask for it."""
        return {row: self.row(row) for row in self.table.rows}
