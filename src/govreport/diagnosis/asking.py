"""What rules besides the sums want of the cells of a table: those that read the text, or last year's report.

It stands in the args of a finding: `cells` (dotted key → 1 or -1, added up; without it the cell at which it
stands) should come to `comes_to`, or to `should` where that is the same. A rule that gives cells and no
figure wonders at them as they stand. `agrees` names what agrees once it is so, if that is not the text.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from govreport.arithmetic import broken_relations, complete
from govreport.cells import Cell
from govreport.figures import Figures
from govreport.findings import Finding, Words

Tables: TypeAlias = Mapping[str, Figures]
Changes: TypeAlias = Mapping[str, object]
_TEXT = Words("正文", "the text")


def asks(finding: Finding, tables: Tables) -> bool:
    """Tell whether a finding wants something of cells, or is of a sum that fails, and has no repair yet."""
    if finding.repair and finding.repair.changes:
        return False
    return bool({"should", "cells"} & finding.args.keys()) or _of_sums(finding, tables) is not None


def is_sum_of(finding: Finding, figures: Figures) -> bool:
    """Tell whether a finding is of a sum of this table."""
    here = finding.at.path.partition(".")[0] == figures.table.id
    return here and any(each.code == finding.code for each in figures.table.sums)


def _of_sums(finding: Finding, tables: Tables) -> Figures | None:
    figures = tables.get(finding.at.path.partition(".")[0])
    return figures if figures and is_sum_of(finding, figures) else None


def figure_wanted(asking: Finding) -> object:
    """Return what the cells should come to, None where a rule only wonders at them."""
    return asking.args.get("comes_to", asking.args.get("should"))


def cells_of(asking: Finding) -> Mapping[str, int]:
    """Return the cells that a rule speaks of: dotted key → 1 or -1, added up."""
    given = asking.args.get("cells")
    return given if isinstance(given, Mapping) and given else {asking.at.path: 1}


def asked_for(asking: Finding, tables: Tables) -> tuple[str, int] | None:
    """Return (dotted key, figure) where a rule wants one cell of a table to hold one figure."""
    (path, *others), should = cells_of(asking), str(asking.args.get("should", ""))
    if others or path.count(".") != 2 or not should.isdecimal():
        return None
    return (path, int(should)) if cell_at(path, tables) is not None else None


def agreeing(asking: Finding) -> Words:
    """Return what agrees with the figures once they are as a rule wants them."""
    named = asking.args.get("agrees")
    return named if isinstance(named, Words) else _TEXT


def falls(asking: Finding, changes: Changes, tables: Tables) -> bool:
    """Tell whether nothing is left to say once *changes* are made; of a sum, whether all sums hold then."""
    if figures := _of_sums(asking, tables):
        there = any(path.startswith(f"{figures.table.id}.") for path in changes)
        return there and not any(broken_relations(changed(figures, changes)))
    cells = cells_of(asking)
    if changes.keys().isdisjoint(cells):
        return False
    wanted = figure_wanted(asking)
    values = {path: changes.get(path, cell_at(path, tables)) for path in cells}
    if wanted is None or len(values) == 1:
        return wanted is None or str(*values.values()) == str(wanted)
    return str(sum(sign * _number(values[path]) for path, sign in cells.items())) == str(wanted)


def cell_at(path: str, tables: Tables) -> Cell | None:
    """Return the cell with a dotted key, None where there is none."""
    section, _, place = path.partition(".")
    row, _, column = place.partition(".")
    return tables[section].cells.get((row, column)) if section in tables else None


def changed(figures: Figures, changes: Changes) -> Figures:
    """Return *figures* with *changes* (dotted keys) made, and the totals that were computed added up anew."""
    given = {place: cell for place, cell in figures.cells.items() if place not in figures.computed}
    for row, column in given:
        path = f"{figures.table.id}.{row}.{column}"
        if path in changes:
            given[row, column] = changes[path]  # type: ignore[assignment]
    return complete(figures.table, given)


def consequences(changes: Changes, tables: Tables) -> Changes:
    """Return *changes* and what computed totals come to by them: dotted key → figure."""
    found = dict(changes)
    for section in {path.partition(".")[0] for path in changes} & tables.keys():
        figures = tables[section]
        after = changed(figures, changes)
        moved = [place for place in figures.computed if after[place] != figures[place]]
        found |= {f"{section}.{row}.{column}": after[row, column] for row, column in moved}
    return found


def _number(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(0)
