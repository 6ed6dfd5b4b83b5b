"""Mistakes made on purpose: every small slip that a table can suffer, and what check makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from govreport.arithmetic import Place, complete, relations
from govreport.cells import Cell, total
from govreport.figures import Figures
from govreport.findings import Finding, Severity
from govreport.form.table import Table
from govreport.pipeline import check, installed_plugins
from govreport.testing.reports import blank_report, report_from

Cells = dict[Place, Cell]


class Outcome(StrEnum):
    """What became of one mistake. MENDED: one finding whose only repair gives the original figures back.

    PLACED: one finding at a cell or row that was changed. NARROWED: one finding, the changed cell among
    its candidates. MISPLACED: one finding somewhere else. CASCADE: several. MISSED: none. HARMLESS:
    all sums still hold and nothing is said. FALSE_ALARM: they hold, and an error is reported.
    """

    MENDED = "mended"
    PLACED = "placed"
    NARROWED = "narrowed"
    MISPLACED = "misplaced"
    CASCADE = "cascade"
    MISSED = "missed"
    HARMLESS = "harmless"
    FALSE_ALARM = "false alarm"


GOOD = (Outcome.MENDED, Outcome.PLACED, Outcome.NARROWED, Outcome.HARMLESS)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mistake. changed: the cells that differ; cells: the table after it, absent ones not listed."""

    kind: str
    changed: tuple[Place, ...]
    cells: Mapping[Place, Cell]


def mutations(figures: Figures, *, totals: bool) -> Iterator[Mutation]:
    """Yield every mistake in *figures*. totals: whether the totals stand in the data file or are left out."""
    cells = {place: cell for place, cell in figures.cells.items() if totals or not _is_total(figures, place)}
    table = figures.table
    lines = ([(row, line.key) for line in table.columns(row)] for row in table.rows)
    rows = [kept for line in lines if (kept := [place for place in line if place in cells])]
    for place, cell in cells.items():
        for wrong in _slips(cell):
            yield Mutation("number", (place,), {**cells, place: wrong})
    for row in rows:
        yield from _of_row(row, cells)
    for upper, lower in pairwise(rows):
        below = {column: (row, column) for row, column in lower}
        for place in upper:
            if place[1] in below:
                yield _moved("swapped rows", cells, [place, below[place[1]]], [below[place[1]], place])


def judge(mutation: Mutation, original: Figures, edition: str) -> tuple[Outcome, tuple[Finding, ...]]:
    """Check a report of *edition* that suffers from *mutation* and say how well it was found."""
    data = blank_report(edition)
    table: dict[str, object] = {"unlisted": 0}
    for (row, column), cell in mutation.cells.items():
        table.setdefault(row, {})[column] = cell  # type: ignore[index]
    data[original.table.id] = table
    catalogue = installed_plugins().catalogue
    found = tuple(each for each in check(report_from(data)) if catalogue.severity(each) is Severity.ERROR)
    return _outcome(mutation, original, found), found


def holds(table: Table, cells: Mapping[Place, Cell]) -> bool:
    """Tell whether every sum of *table* holds once what is left out is 0 or added up."""
    computed = {relation.total for relation in relations(table) if relation.sum.computes}
    listed = {**{place: 0 for place in table.cells() if place not in computed}, **cells}
    filled = complete(table, listed).cells
    return all(
        total(filled[each] for each in relation.left) == total(filled[each] for each in relation.right)
        for relation in relations(table)
    )


def _of_row(row: Sequence[Place], cells: Cells) -> Iterator[Mutation]:
    dropped = {place: cell for place, cell in cells.items() if place not in row}
    yield Mutation("dropped row", tuple(row), dropped)
    yield _moved("shifted right", cells, row[1:], row[:-1], emptied=row[0])
    yield _moved("shifted left", cells, row[:-1], row[1:], emptied=row[-1])
    for one, other in pairwise(row):
        yield _moved("swapped columns", cells, [one, other], [other, one])


def _moved(
    kind: str, cells: Cells, to: Sequence[Place], origin: Sequence[Place], emptied: Place | None = None
) -> Mutation:
    after = {**cells, **{new: cells[old] for new, old in zip(to, origin, strict=True)}}
    if emptied:
        after[emptied] = 0
    return Mutation(kind, tuple(place for place in cells if after[place] != cells[place]), after)


def _slips(cell: Cell) -> list[Cell]:
    if not isinstance(cell, int):
        return []
    digits = str(cell)
    slips = {cell + 1, max(cell - 1, 0), cell * 10, 0, *(cell + each for each in (9, 100))}
    slips |= {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(len(digits) - 1)
    }
    return sorted(slips - {cell})


def _is_total(figures: Figures, place: Place) -> bool:
    return any(each.sum.computes and each.total == place for each in relations(figures.table))


def _outcome(mutation: Mutation, original: Figures, found: Sequence[Finding]) -> Outcome:
    table = original.table
    if holds(table, mutation.cells):
        return Outcome.FALSE_ALARM if found else Outcome.HARMLESS
    if len(found) != 1:
        return Outcome.CASCADE if found else Outcome.MISSED
    (finding,) = found
    changed = {".".join((table.id, *place)) for place in mutation.changed}
    lines = {path.rpartition(".")[0] for path in changed}
    if finding.repair and _mended(mutation, original, finding):
        return Outcome.MENDED
    if finding.at.path in changed | lines:
        return Outcome.PLACED
    candidates = finding.args.get("candidates", ())
    return Outcome.NARROWED if changed & set(candidates) else Outcome.MISPLACED  # type: ignore[call-overload]


def _mended(mutation: Mutation, original: Figures, finding: Finding) -> bool:
    changes = finding.repair.changes if finding.repair else {}
    after = dict(mutation.cells)
    for path, value in changes.items():
        row, column = path.split(".")[-2:]
        after[row, column] = value  # type: ignore[assignment]
    listed = {
        place: after.get(place, 0)
        for place in original.cells
        if place in after or not _is_total(original, place)
    }
    return bool(changes) and all(original[place] == cell for place, cell in listed.items())
