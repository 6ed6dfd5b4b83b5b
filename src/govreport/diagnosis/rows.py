"""Several cells of one row that one rule wants otherwise: often the row as a whole is wrong, once."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from govreport.arithmetic import broken_relations, computing
from govreport.cells import Cell, Mark, computed_total, printed
from govreport.diagnosis.asking import Changes, Tables, asked_for, changed
from govreport.diagnosis.wording import probably, row_left_out, row_off, row_should_be, rows_exchanged
from govreport.figures import Figures
from govreport.findings import Finding, Repair, Words


class Row(NamedTuple):
    """A row of which a rule wants more than one cell otherwise.

    asked: column → figure of those cells. wanted: of the cells that the clerk gave, as they should be then.
    """

    findings: tuple[Finding, ...]
    figures: Figures
    key: str
    asked: Mapping[str, Cell]
    wanted: Mapping[str, Cell]

    @property
    def changes(self) -> dict[str, Cell]:
        """Return dotted key → figure of the cells that are wanted otherwise."""
        return {
            _path(self.figures, self.key, column): value
            for column, value in self.wanted.items()
            if value != self.figures[self.key, column]
        }


def rows_asked(asking: list[Finding], tables: Tables) -> Iterator[Row]:
    """Yield each row of which one rule wants two cells or more otherwise."""
    groups: dict[tuple[str, str], dict[str, tuple[Finding, int]]] = {}
    for each in asking:
        if (wanted := asked_for(each, tables)) is not None:
            row, _, column = wanted[0].rpartition(".")
            groups.setdefault((each.code, row), {})[column] = (each, wanted[1])
    for (_, path), found in groups.items():
        section, _, row = path.partition(".")
        if len(found) > 1:
            figures = tables[section]
            asked = {column: value for column, (_, value) in found.items()}
            findings = tuple(finding for finding, _ in found.values())
            yield Row(findings, figures, row, asked, _whole(figures, row, asked))


def _whole(figures: Figures, row: str, wanted: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells of a row that the clerk gave, those *wanted* among them, its total added up anew."""
    cells = {(row, column): wanted.get(column, cell) for column, cell in figures.row(row).items()}
    for each in computing(figures.table):
        if each.total in cells and each.total[1] not in wanted and cells.keys() >= {*each.left}:
            cells[each.total] = computed_total(cells[place] for place in each.left)
    return {place[1]: cell for place, cell in cells.items() if place not in figures.computed}


def one_mistake(row: Row) -> Repair | None:
    """Return the repair where one mistake with the row explains all that is asked for; None without one."""
    return _left_out(row) or _off(row) or _exchanged(row)


def _left_out(row: Row) -> Repair | None:
    """Nothing was filled in."""
    if any(isinstance(cell, Mark) or cell for cell in row.figures.row(row.key).values()):
        return None
    return _probably(row_left_out(row.figures.table, row.key), {})


def _off(row: Row) -> Repair | None:
    """Every figure that is asked for stands one column on, or back; one may have fallen off the end."""
    columns = [column for column in row.wanted if column not in _totals(row)]
    asked = [column for column in columns if column in row.asked]
    if len(asked) < 2 or not all(row.asked[column] for column in asked):
        return None
    now = row.figures.row(row.key)
    for beside in (dict(pairwise(columns)), dict(pairwise(columns[::-1]))):
        kept = [column for column in asked if column in beside]
        telling = len(kept) > 1 or any(printed(row.asked[column])[1:] for column in kept)
        if telling and all(now[beside[column]] == row.asked[column] for column in kept):
            return _probably(row_off(row.figures.table, row.key), {})
    return None


def _totals(row: Row) -> set[str]:
    return {each.total[1] for each in computing(row.figures.table) if each.total[0] == row.key}


def _exchanged(row: Row) -> Repair | None:
    """The row beside it holds what is wanted, and all sums hold with both in place.

    A row of zeros proves nothing: any row without figures has them.
    """
    figures, rows = row.figures, list(row.figures.table.rows)
    at = rows.index(row.key)
    if not any(row.wanted.values()):
        return None
    for other in rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]:
        there = {column: figures.cells.get((other, column)) for column in row.wanted}
        if there != dict(row.wanted):
            continue
        here = {column: figures[row.key, column] for column in row.wanted}
        changes = row.changes | {_path(figures, other, column): value for column, value in here.items()}
        if not list(broken_relations(changed(figures, changes))):
            upper, lower = sorted((row.key, other), key=rows.index)
            return _probably(rows_exchanged(figures.table, upper, lower), changes)
    return None


def _probably(words: Words, changes: Changes) -> Repair:
    return Repair(probably(words), changes, certain=False)


def whole_row(row: Row) -> Repair | None:
    """Return the repair where all sums of the table that fail hold once the row is as it is wanted."""
    if not list(broken_relations(row.figures)) or list(broken_relations(changed(row.figures, row.changes))):
        return None
    return _probably(row_should_be(row.figures.table, row.key, row.wanted.values()), row.changes)


def _path(figures: Figures, row: str, column: str) -> str:
    return f"{figures.table.id}.{row}.{column}"
