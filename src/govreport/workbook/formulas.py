"""The sums of the form as formulas, and what they come to: both say the same of the same cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from govreport.arithmetic import Place, Relation
from govreport.cells import Cell, Kind, Mark, is_number, printed, total
from govreport.workbook.addresses import Spot, address, ranges

EVEN = "平"
UNEVEN = "不平，差"
UNFINISHED = "未填完"
PLACES = 6
"""Decimals to which sums are compared: a computer's binary fractions differ in the sixteenth."""


def total_formula(spots: Sequence[Spot]) -> str:
    """Return the formula for `govreport.cells.computed_total`: blank and `/` are no zeros."""
    added = ranges(spots)
    marks = "+".join(f'COUNTIF({each},"/")' for each in added)
    listed = ",".join(added)
    return f'=IF(COUNT({listed})>0,SUM({listed}),IF({marks}={len(spots)},"/",""))'


def blanks_formula(spots: Sequence[Spot]) -> str:
    """Return how many of *spots* are empty, as a part of a formula."""
    return "+".join(f"COUNTBLANK({each})" for each in ranges(spots))


def uneven_formula(left: Sequence[Spot], right: Sequence[Spot], unfinished: str) -> str:
    """Return the formula that is true when the two sides of a relation differ.

    unfinished: the condition under which an empty cell means that somebody is still at work.
    """
    waits = f"AND({unfinished},{blanks_formula((*left, *right))}>0)"
    return f"=AND(NOT({waits}),{_difference(left, right)}<>0)"


def check_formula(left: Sequence[Spot], right: Sequence[Spot], unfinished: str) -> str:
    """Return the formula that says in words whether a relation holds; nothing while no cell is filled in."""
    every = (*left, *right)
    difference = _difference(left, right)
    waits = f"AND({unfinished},{blanks_formula(every)}>0)"
    judged = f'IF({difference}=0,"{EVEN}","{UNEVEN}"&ABS({difference}))'
    return f'=IF(COUNT({",".join(ranges(every))})=0,"",IF({waits},"{UNFINISHED}",{judged}))'


def check_result(relation: Relation, cells: Mapping[Place, Cell]) -> str:
    """Return what `check_formula` comes to where empty cells are unfinished."""
    left = total(cells[place] for place in relation.left)
    right = total(cells[place] for place in relation.right)
    every = [cells[place] for place in (*relation.left, *relation.right)]
    if not any(map(is_number, every)):
        return ""
    if Mark.BLANK in every:
        return UNFINISHED
    return EVEN if left == right else f"{UNEVEN}{printed(abs(Decimal(left) - right))}"


def wrong_formula(kind: Kind, first: Spot) -> str:
    """Return the formula that is true of a cell without a figure of *kind*. first: the first cell."""
    cell = address(*first)
    number = {
        Kind.COUNT: f"OR({cell}<0,{cell}<>INT({cell}))",
        Kind.CHANGE: f"{cell}<>INT({cell})",
        Kind.AMOUNT: f"{cell}<0",
    }[kind]
    words = f'AND({cell}<>"",{cell}<>"/"' + (f",ISERROR(VALUE({cell})))" if kind is Kind.AMOUNT else ")")
    return f"=IF(ISNUMBER({cell}),{number},IF(ISTEXT({cell}),{words},ISERROR({cell})))"


def allowed_formula(kind: Kind, places: int, first: Spot) -> str:
    """Return the formula that is true of what may be typed into a cell of *kind*."""
    cell = address(*first)
    number = {
        Kind.COUNT: f"AND({cell}>=0,{cell}=INT({cell}),{cell}<10^12)",
        Kind.CHANGE: f"AND({cell}=INT({cell}),ABS({cell})<10^12)",
        Kind.AMOUNT: f"AND({cell}>=0,ROUND({cell},{places})={cell},{cell}<10^12)",
    }[kind]
    return f'=IF(ISNUMBER({cell}),{number},{cell}="/")'


def _difference(left: Sequence[Spot], right: Sequence[Spot]) -> str:
    return f"ROUND(SUM({','.join(ranges(left))})-SUM({','.join(ranges(right))}),{PLACES})"
