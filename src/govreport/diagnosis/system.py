"""The sums of a table as equations over the cells that the clerk gave; computed totals are put in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeAlias

from govreport.arithmetic import Place, Relation, relations
from govreport.cells import Kind, Mark
from govreport.figures import Figures
from govreport.form.table import Table

Number: TypeAlias = int | Decimal
Changes: TypeAlias = Mapping[Place, Number]
"""Place → what is added to the cell."""


@dataclass(frozen=True, slots=True)
class System:
    """The equations of one table. touching: given cell → (number of a relation, its factor in it)."""

    relations: tuple[Relation, ...]
    touching: Mapping[Place, tuple[tuple[int, int], ...]]

    def effect(self, changes: Changes) -> dict[int, Number]:
        """Return by how much *changes* move right minus left of each relation."""
        moved: defaultdict[int, Number] = defaultdict(int)
        for place, change in changes.items():
            for number, factor in self.touching[place]:
                moved[number] += factor * change
        return {number: change for number, change in moved.items() if change}


@lru_cache(maxsize=64)  # reports filled in by one hand leave out the same totals
def system(table: Table, computed: frozenset[Place]) -> System:
    """Return the equations of *table* when the cells in *computed* were added up by govreport."""
    given = _expressions(table, computed)
    touching: defaultdict[Place, list[tuple[int, int]]] = defaultdict(list)
    for number, relation in enumerate(relations(table)):
        factors: defaultdict[Place, int] = defaultdict(int)
        for places, sign in ((relation.left, -1), (relation.right, 1)):
            for place in places:
                for cell, times in given.get(place, {place: 1}).items():
                    factors[cell] += sign * times
        for cell, factor in factors.items():
            if factor:
                touching[cell].append((number, factor))
    return System(relations(table), {place: tuple(each) for place, each in touching.items()})


def _expressions(table: Table, computed: frozenset[Place]) -> dict[Place, dict[Place, int]]:
    """Return computed place → the given cells that it adds up, in the order in which totals are completed."""
    found: dict[Place, dict[Place, int]] = {}
    computing = [each for each in relations(table) if each.sum.computes and each.total in computed]
    waiting = True
    while waiting:
        waiting = False
        for each in computing:
            ready = all(place not in computed or place in found for place in each.left)
            if ready and each.total not in found:
                found[each.total] = _added(found.get(place, {place: 1}) for place in each.left)
                waiting = True
    return found


def _added(expressions: Iterable[Mapping[Place, int]]) -> dict[Place, int]:
    whole: defaultdict[Place, int] = defaultdict(int)
    for expression in expressions:
        for place, times in expression.items():
            whole[place] += times
    return dict(whole)


@dataclass(frozen=True)
class Broken:
    """A filled table and the equations that do not hold. off: number of a relation → right minus left."""

    figures: Figures
    system: System
    off: Mapping[int, Number]

    @cached_property
    def given(self) -> frozenset[Place]:
        """Return the cells whose figures take part in some equation."""
        return frozenset(self.system.touching)

    def value(self, place: Place) -> Number:
        """Return the number in a cell; a mark counts as 0."""
        cell = self.figures[place]
        return 0 if isinstance(cell, Mark) else cell

    def new_value(self, place: Place, change: Number) -> Number:
        """Return what the cell would hold after *change*."""
        return self.value(place) + change

    def may_hold(self, place: Place, number: Number) -> bool:
        """Tell whether the form allows *number* in the cell."""
        return number >= 0 or self.figures.table.kind(*place) is Kind.CHANGE

    def mends(self, changes: Changes) -> bool:
        """Tell whether *changes* make every equation hold, with figures that the form allows."""
        return (
            any(changes.values())
            and self.system.effect(changes) == {number: -gap for number, gap in self.off.items()}
            and all(self.may_hold(place, self.new_value(place, by)) for place, by in changes.items())
        )

    def change_for(self, place: Place) -> Number | None:
        """Return the change of one cell that mends every equation it takes part in, None without one."""
        shares = {self._share(number, factor) for number, factor in self.system.touching[place]}
        change = shares.pop() if len(shares) == 1 else None
        return change if change and self.may_hold(place, self.new_value(place, change)) else None

    def only(self, numbers: Iterable[int]) -> "Broken":
        """Return the same table with some of its broken equations."""
        return Broken(self.figures, self.system, {number: self.off[number] for number in numbers})

    def _share(self, number: int, factor: int) -> Number | None:
        gap = self.off.get(number, 0)
        if factor in (1, -1):
            return -gap * factor
        return None if isinstance(gap, int) and gap % factor else -gap // factor


def broken_system(figures: Figures) -> Broken:
    """Return what does not hold in *figures*, every cell of which must be there."""
    equations = system(figures.table, figures.computed)
    broken = Broken(figures, equations, {})
    off: dict[int, Number] = {}
    for number, relation in enumerate(equations.relations):
        gap = sum(map(broken.value, relation.right)) - sum(map(broken.value, relation.left))
        if gap:
            off[number] = gap
    return Broken(figures, equations, off)
