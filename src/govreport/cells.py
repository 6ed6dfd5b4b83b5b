"""A cell of the form: a number, blank, or not applicable. The three are never mixed up.

Blank (`""`) says "not filled in", `/` says "does not apply", 0 says "nothing happened". All three
survive from the data file to Word and back (docs/decisions: absent is not zero).
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Mark(StrEnum):
    """A cell that holds no number. Its value is what the form prints."""

    BLANK = ""
    NOT_APPLICABLE = "/"


Cell: TypeAlias = int | Decimal | Mark


class Kind(StrEnum):
    """What a cell may hold.

    COUNT: whole number ≥ 0 (件, 条, 次). AMOUNT: decimal ≥ 0 (万元, or 元 where the label says so).
    CHANGE: signed whole number (本年增/减).
    """

    COUNT = "count"
    AMOUNT = "amount"
    CHANGE = "change"


def is_number(cell: Cell) -> bool:
    """Tell whether *cell* holds a number (0 is one, blank and `/` are not)."""
    return not isinstance(cell, Mark)


def total(cells: Iterable[Cell]) -> int | Decimal:
    """Add up the numbers among *cells*; marks add nothing."""
    given = tuple(cells)
    try:
        return sum(given)  # type: ignore[arg-type]  # a mark raises, and most lines have none
    except TypeError:
        return sum(cell for cell in given if not isinstance(cell, Mark))


def computed_total(cells: Iterable[Cell]) -> Cell:
    """Return the total to print when the clerk left it out.

    The sum of the numbers; with no number among them, `/` if every cell is `/`, else blank.
    """
    given = tuple(cells)
    if any(map(is_number, given)):
        return total(given)
    if given and all(cell is Mark.NOT_APPLICABLE for cell in given):
        return Mark.NOT_APPLICABLE
    return Mark.BLANK


def printed(cell: Cell) -> str:
    """Return *cell* as the form prints it: plain digits, no thousands separator, no exponent."""
    if isinstance(cell, Mark):
        return cell.value
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell)
