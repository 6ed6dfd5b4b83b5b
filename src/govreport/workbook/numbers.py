"""Numbers on their way into a cell and back: a workbook knows binary fractions only, the form none."""

from decimal import Decimal

from govreport.cells import Cell, Mark, printed

DIGITS = 15
"""Digits that a workbook keeps of a number; what stands behind them is noise of its own sums."""


def number(value: float) -> int | Decimal:
    """Return the number that a workbook shows for *value*: 0.1+0.2 is 0.3, 12.0 is 12."""
    if isinstance(value, int):
        return value
    if value.is_integer() and abs(value) < 10**DIGITS:
        return int(value)
    return Decimal(format(value, f".{DIGITS}g"))


def cell_value(cell: Cell) -> int | float | str:
    """Return what to write into a cell, so that it is read as *cell* again.

    A decimal that a workbook would change (12.50 becomes 12.5) is written as text.
    """
    if isinstance(cell, Mark):
        return cell.value
    if isinstance(cell, int):
        return cell
    near = float(cell)
    return near if printed(number(near)) == printed(cell) else printed(cell)
