"""A whole statistics table: its rows, what `unlisted` stands for, its blank cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from govreport.cells import Cell, Kind, Mark
from govreport.form.table import Table
from govreport.reading.numbers import read_cell
from govreport.reading.problem import Problem, quoted
from govreport.reading.rows import CellProblem, RowReader, cell_words, named

UNLISTED = "unlisted"
WARNINGS = frozenset({"GR-117"})
"""Problems with which a table is still complete."""


@dataclass(slots=True)
class TableRead:
    """What a table of the data file came to. cells: (row key, column key) → cell, without totals left out."""

    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


def read_table(table: Table, data: Mapping[str, object]) -> TableRead:
    """Return the cells that *data* (row key → what stands there) gives."""
    result = TableRead()
    rows = RowReader(table, _unlisted(data, result))
    for row in table.rows:
        read = rows.read(row, data[row]) if row in data else rows.absent(row)
        result.cells |= {(row, column): cell for column, cell in read.cells.items()}
        result.problems += read.problems
    blanks = [place for place in table.cells() if result.cells.get(place) is Mark.BLANK]
    if blanks:
        args = {"table": named(table), "count": len(blanks), "cells": cell_words(table, blanks)}
        row = next((row for row, _ in blanks if row in data), "")
        result.problems.append(CellProblem(Problem("GR-117", args), row, ""))
    return result


def _unlisted(data: Mapping[str, object], result: TableRead) -> Cell | None:
    """Return what stands for cells that are not listed: 0, blank or `/`; None when it is not said."""
    if UNLISTED not in data:
        return None
    value = data[UNLISTED]
    cell = read_cell(value, Kind.COUNT)
    if isinstance(cell, Mark) or cell == 0:
        return cell
    problem = Problem("GR-118", {"given": quoted(value)})
    result.problems.append(CellProblem(problem, UNLISTED, UNLISTED))
    return 0
