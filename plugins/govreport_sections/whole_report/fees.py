"""The fee of section six is part of the fees of 表二."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from govreport import Cell, Finding, Report, rule

MOST_ROUNDING = Decimal("0.005")
"""万元: an amount is believed to be rounded to its last digit, but not by more than 50 元."""


@rule("ALL-241", since=2021)
def fee_within_the_fees(report: Report, _: Report) -> Iterable[Finding]:
    """行政事业性收费 (万元) is at least the 信息处理费 received (元)."""
    received = _received(report)
    collected = _collected(report)
    if received is None or collected is None:
        return
    part = Decimal(received) / 10_000
    if part > collected + _rounding(collected):
        args = {"received": received, "part": part.normalize(), "collected": collected}
        yield report.finding("ALL-241", "proactive.fees.amount", **args)


def _received(report: Report) -> int | Decimal | None:
    other = report.values.get("other")
    fee = other.get("information_fee") if isinstance(other, Mapping) else None
    return _number(fee.get("received")) if isinstance(fee, Mapping) else None


def _collected(report: Report) -> Decimal | None:
    table = report.figures.get("proactive")
    cell: Cell | None = table.cells.get(("fees", "amount")) if table else None
    number = _number(cell)
    return None if number is None else Decimal(number)


def _number(cell: object) -> int | Decimal | None:
    return cell if isinstance(cell, (int, Decimal)) else None


def _rounding(amount: Decimal) -> Decimal:
    exponent = amount.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return min(Decimal(1).scaleb(places) / 2, MOST_ROUNDING)
