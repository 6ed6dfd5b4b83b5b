"""Which mistakes explain the sums that do not hold: as few as possible, and only where they are certain."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from govreport.diagnosis.moves import Move, Slip, moves
from govreport.diagnosis.system import Broken


@dataclass(frozen=True, slots=True)
class Cause:
    """Broken equations that have one reason. candidates: the mistakes that explain them; one is certain."""

    broken: Broken
    candidates: tuple[Move, ...]


def causes(broken: Broken) -> tuple[list[Cause], frozenset[int]]:
    """Return the causes of what is broken, and the equations that no single mistake explains.

    One cell that mends everything comes first, then one mistake over several cells, then several
    cells, each of which mends all that it takes part in.
    """
    cells = _by_equations(broken)
    if whole := cells.get(frozenset(broken.off)):
        # One equation proves little: two cells that changed places may break it just as well.
        rivals = moves(broken) if len(broken.off) == 1 else []
        return [Cause(broken, (*whole, *rivals))], frozenset()
    if found := moves(broken):
        return [Cause(broken, tuple(found))], frozenset()
    separate = [Cause(broken.only(numbers), tuple(cells[numbers])) for numbers in _separate(set(cells))]
    left = frozenset(broken.off) - {number for cause in separate for number in cause.broken.off}
    if separate and left:
        more, left = causes(broken.only(left))
        separate += more
    return separate, left


def _by_equations(broken: Broken) -> dict[frozenset[int], list[Move]]:
    """Return the broken equations that one cell would mend → the cells that would."""
    found: defaultdict[frozenset[int], list[Move]] = defaultdict(list)
    for place, touched in broken.system.touching.items():
        if (change := broken.change_for(place)) is not None:
            numbers = frozenset(number for number, _ in touched)
            found[numbers].append(Move(Slip.CELL, place, {place: change}))
    return found


def _separate(groups: set[frozenset[int]]) -> Iterator[frozenset[int]]:
    """Yield the groups that meet no other of their size or larger: there the explanation is the only one."""
    for group in sorted(groups, key=lambda each: (-len(each), min(each))):
        rivals = [other for other in groups if other != group and len(other) >= len(group)]
        if not any(group & other for other in rivals):
            yield group
