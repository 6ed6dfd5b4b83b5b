"""What must hold between this year's 表三 and last year's."""

from collections.abc import Iterable

from govreport import Cell, Figures, Finding, Mark, Report, Rule, Words, rule
from govreport_sections.requests.model import Requests

OVER, FORWARD, TOTAL = "carried_over", "carried_forward", "total"
_LAST = Words("上年度报告", "last year's report")


@rule("REQ-004")
def carried_over_as_last_year_carried_forward(data: Requests, report: Report) -> Iterable[Finding]:
    """二、上年结转 is what last year's 四、结转下年度 says, column by column, also across editions.

    A total that differs by what the columns differ says nothing new.
    """
    last = report.last_year.section("requests", Requests) if report.last_year else None
    if last is None:
        return
    wrong = {column: (now, before) for column, now, before in _pairs(data.figures, last.figures)}
    gaps = {column: _number(now) - _number(before) for column, (now, before) in wrong.items()}
    if TOTAL in gaps and gaps[TOTAL] == sum(gap for column, gap in gaps.items() if column != TOTAL):
        del wrong[TOTAL]
    for column, (now, before) in wrong.items():
        yield report.finding(
            "REQ-004",
            f"requests.{OVER}.{column}",
            column=data.figures.column_name(column),
            given=_said(now),
            should=_said(before),
            year=report.year - 1,
            agrees=_LAST,
        )


def _pairs(now: Figures, last: Figures) -> Iterable[tuple[str, Cell, Cell]]:
    for column, cell in now.row(OVER).items():
        before = last.cells.get((FORWARD, column))
        if before is not None and _number(cell) != _number(before):
            yield column, cell, before


def _number(cell: Cell) -> int:
    return 0 if isinstance(cell, Mark) else int(cell)


def _said(cell: Cell) -> Words | str:
    return Words("空白", "blank") if cell is Mark.BLANK else str(cell)


RULES: tuple[Rule[Requests], ...] = (carried_over_as_last_year_carried_forward,)
