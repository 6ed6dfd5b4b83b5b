"""The mistakes people make with a table, each as the change that would undo it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from govreport.arithmetic import Place
from govreport.diagnosis.system import Broken, Number


class Slip(StrEnum):
    """What went wrong."""

    CELL = "cell"
    SWAPPED_COLUMNS = "swapped columns"
    SWAPPED_ROWS = "swapped rows"
    SHIFTED = "shifted"
    EXCHANGED = "exchanged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Move:
    """One mistake. place: where it begins; changes: what undoes it, place → what is added."""

    slip: Slip
    place: Place
    changes: Mapping[Place, Number]

    @property
    def path(self) -> tuple[str, ...]:
        """Return where a finding stands, below the table: a cell, or a row as a whole."""
        whole_row = self.slip in (Slip.SHIFTED, Slip.EXCHANGED, Slip.MISSING)
        return self.place[:1] if whole_row else self.place


def moves(broken: Broken) -> list[Move]:
    """Return the mistakes of more than one cell that explain every broken equation, the smallest ones."""
    found: dict[frozenset[tuple[Place, Number]], Move] = {}
    for kind in (_swaps, _shifts, _exchanges, _missing):
        for move in kind(broken):
            if broken.mends(move.changes):
                found.setdefault(frozenset(move.changes.items()), move)
    least = min((len(move.changes) for move in found.values()), default=0)
    return [move for move in found.values() if len(move.changes) == least]


def doubtful(broken: Broken) -> list[Move]:
    """Return the shifts that explain a single broken sum of a row, which by itself proves none of them.

    To either side that of the figures alone, if it does, else that of figures and total.
    """
    relations = [broken.system.relations[number] for number in broken.off]
    if len(relations) != 1 or relations[0].sum.of != "columns":
        return []
    row = next((cells for cells in _rows(broken) if cells[0][0] == relations[0].line), [])
    figures = [place for place in row if place != relations[0].total]
    sides = ((figures, row), (figures[::-1], row[::-1]))
    found = ([move for cells in side for move in _shift(broken, cells, [])] for side in sides)
    right = ([move for move in moved if broken.mends(move.changes)] for moved in found)
    return [moved[0] for moved in right if moved]


def _swaps(broken: Broken) -> Iterator[Move]:
    """Two neighbours of a row or of a column, each in the other's place."""
    for row in _rows(broken):
        for one, other in pairwise(row):
            yield _exchange(broken, Slip.SWAPPED_COLUMNS, [(one, other)])
    for upper, lower in pairwise(_rows(broken)):
        for one, other in _facing(upper, lower):
            yield _exchange(broken, Slip.SWAPPED_ROWS, [(one, other)])


def _exchanges(broken: Broken) -> Iterator[Move]:
    """Two neighbouring rows, each in the other's place."""
    for upper, lower in pairwise(_rows(broken)):
        yield _exchange(broken, Slip.EXCHANGED, _facing(upper, lower))


def _shifts(broken: Broken) -> Iterator[Move]:
    """A row one column too far to the right or left, with or without its total."""
    if len(broken.off) < 2:
        return  # the last cell is free to hold anything: one equation proves nothing
    # Only what adds up its own row: the row of totals is shifted as any other is.
    sums = [each for each in broken.system.relations if each.sum.computes and each.sum.of == "columns"]
    totals = {each.total for each in sums}
    for row in _rows(broken):
        figures, own = (
            [place for place in row if place not in totals],
            [each for each in row if each in totals],
        )
        for cells, added in ((row, []), (figures, []), (figures, own)):
            yield from _shift(broken, cells, added)
            yield from _shift(broken, cells[::-1], added)


def _shift(broken: Broken, cells: Sequence[Place], added: Sequence[Place]) -> Iterator[Move]:
    """Every cell gets what the next one holds; the last, what the equations then ask for.

    added: the total of the row, where it was added up of the figures as they stand.
    """
    if len(cells) < 3:
        return
    changes = {
        place: broken.value(after) - broken.value(place)
        for place, after in pairwise(cells)
        if broken.value(after) != broken.value(place)
    }
    rest = _after(broken, changes)
    last = _fits(rest, cells[-1], added) if rest.off else None
    if last is not None:
        changes[cells[-1]] = last
    changes |= dict.fromkeys(added, sum(changes.values()))
    yield Move(Slip.SHIFTED, cells[0], changes)


def _fits(broken: Broken, place: Place, added: Sequence[Place]) -> Number | None:
    """Return the change of a cell that mends all its equations, but for that of the total *added*."""
    if not added:
        return broken.change_for(place)
    wanted = set(_lacking(broken, place))
    return wanted.pop() if len(wanted) == 1 else None


def _missing(broken: Broken) -> Iterator[Move]:
    """A row without figures that holds exactly what the columns lack."""
    for row in _rows(broken):
        if any(broken.value(place) for place in row):
            continue
        changes: dict[Place, Number] = {}
        for place in row:
            wanted = {change for change in _lacking(broken, place) if change}
            if len(wanted) == 1:
                changes[place] = wanted.pop()
        yield Move(Slip.MISSING, row[0], changes)


def _lacking(broken: Broken, place: Place) -> Iterator[Number]:
    for number, factor in broken.system.touching[place]:
        relation = broken.system.relations[number]
        if relation.sum.of == "rows" and relation.line == place[1] and factor in (1, -1):
            yield -broken.off.get(number, 0) * factor


def _after(broken: Broken, changes: Mapping[Place, Number]) -> Broken:
    """Return what is still broken once *changes* are made."""
    moved = broken.system.effect(changes)
    off = {number: broken.off.get(number, 0) + moved.get(number, 0) for number in {*broken.off, *moved}}
    return Broken(broken.figures, broken.system, {number: gap for number, gap in off.items() if gap})


def _exchange(broken: Broken, slip: Slip, pairs: Sequence[tuple[Place, Place]]) -> Move:
    changes: dict[Place, Number] = {}
    for one, other in pairs:
        if difference := broken.value(other) - broken.value(one):
            changes |= {one: difference, other: -difference}
    return Move(slip, pairs[0][0] if pairs else ("", ""), changes)


def _rows(broken: Broken) -> list[list[Place]]:
    """Return the given cells of each row, in printed order."""
    table = broken.figures.table
    rows = [[(row, column.key) for column in table.columns(row)] for row in table.rows]
    kept = ([place for place in row if place in broken.given] for row in rows)
    return [row for row in kept if row]


def _facing(upper: Sequence[Place], lower: Sequence[Place]) -> list[tuple[Place, Place]]:
    below = {column: (row, column) for row, column in lower}
    return [(place, below[place[1]]) for place in upper if place[1] in below]
