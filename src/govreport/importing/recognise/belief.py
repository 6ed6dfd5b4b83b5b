"""Whether a row may be believed: where its cells may have moved, only a sum of the form confirms it."""

from collections.abc import Mapping
from dataclasses import dataclass

from govreport.arithmetic import Relation, relations
from govreport.cells import Cell, is_number, total
from govreport.form.table import Table
from govreport.importing.documents.content import Trust
from govreport.importing.recognise.columns import Assigned
from govreport.importing.recognise.rows import Row

Values = Mapping[str, Cell | None]
"""column key → what was read there, None for what is no certain figure."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row that was recognised. score: of its label."""

    table: Table
    key: str
    row: Row
    score: float


def safe(seen: Seen, values: Values, assigned: Assigned, *, in_line: bool = False) -> bool:
    """Tell whether a row may be believed. in_line: it shares its line of figures with other rows."""
    if assigned.confirm or seen.row.confirm:
        return _confirmed(seen, values, strict=True)
    if seen.row.trust is Trust.LINES and any(value is None for value in values.values()):
        return False
    if len(seen.table.columns(seen.key)) == 1:
        return True
    if _may_be_filled_up(seen, values, in_line=in_line):
        return bool(_sums(seen)) and _confirmed(seen, values, strict=False)
    return seen.row.trust is not Trust.LINES or _confirmed(seen, values, strict=False)


def _may_be_filled_up(seen: Seen, values: Values, *, in_line: bool) -> bool:
    """Tell whether a row of a text may have lost cells and been filled up with blank ones at its end."""
    row = seen.row
    if row.measured or row.trust is not Trust.ROWS or row.cells[-1].text.strip():
        return False
    return in_line or any(value is not None and is_number(value) for value in values.values())


def _confirmed(seen: Seen, values: Values, *, strict: bool) -> bool:
    """Tell whether the sums of the form within this row hold. strict: there must be one."""
    sums = _sums(seen)
    return all(_holds(each, values, strict=strict) for each in sums) and bool(sums or not strict)


def _holds(relation: Relation, values: Values, *, strict: bool) -> bool:
    sides = ([values.get(place[1]) for place in side] for side in (relation.left, relation.right))
    left, right = ([cell for cell in side if cell is not None] for side in sides)
    if len(left) + len(right) < len(relation.left) + len(relation.right):
        return False
    if not all(is_number(cell) for cell in right):
        return not strict and all(cell is right[0] for cell in left)
    return total(left) == total(right)


def _sums(seen: Seen) -> list[Relation]:
    return [each for each in relations(seen.table) if each.sum.of == "columns" and each.line == seen.key]
