"""Small tables in the text: `| 项目 | 件数 |`, a line of dashes, then the rows."""

from collections.abc import Iterator, Mapping, Sequence

from govreport.narrative.blocks import TextTable
from govreport.narrative.grammar import split_row
from govreport.narrative.inline import read_runs
from govreport.reading.problem import Problem


def read_table(lines: Sequence[str], start: int, inserted: Mapping[str, str]) -> TextTable:
    """Read the lines of a table, its header row first. start: line of the header row.

    Every row comes out as wide as the header row; `row_problems` names those that were not.
    """
    aligns = tuple(map(_align, split_row(lines[1])))
    width = len(aligns)
    rows = [_padded(split_row(line), width) for line in (lines[0], *lines[2:])]
    cells = tuple(tuple(read_runs(cell, inserted) for cell in row) for row in rows)
    return TextTable(cells, aligns, start)


def row_problems(lines: Sequence[str], start: int) -> Iterator[Problem]:
    """Yield a problem for each row that has more or fewer cells than the line of dashes."""
    width = len(split_row(lines[1]))
    for offset, line in enumerate(lines):
        cells = len(split_row(line))
        if cells != width:
            yield Problem("GR-721", {"cells": cells, "columns": width, "row": line.strip()}, start + offset)


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))][:width]


def _align(dashes: str) -> str:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left"
