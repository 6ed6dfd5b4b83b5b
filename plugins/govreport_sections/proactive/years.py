"""What 表二 must say after last year's report, and what follows from its own figures."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport import Cell, Figures, Finding, Mark, Report, Rule, rule
from govreport_sections.proactive.model import Proactive

_TERMS = {"in_force": 1, "issued": -1, "repealed": 1}


@rule("PRO-001", since=2021)
def in_force_follows_from_last_year(data: Proactive, report: Report) -> Iterable[Finding]:
    """现行有效件数 is last year's, plus what was issued, minus what was repealed."""
    for row, now, before in _rows_of_two_years(data, report, "issued", "repealed", "in_force"):
        issued, repealed, in_force = (now[name] for name in ("issued", "repealed", "in_force"))
        last = before["in_force"]
        if last + issued - repealed != in_force:
            yield report.finding(
                "PRO-001",
                f"proactive.{row}.in_force",
                row=data.figures.row_name(row),
                last=last,
                issued=issued,
                repealed=repealed,
                given=in_force,
                should=last + issued - repealed,
                cells={f"proactive.{row}.{key}": sign for key, sign in _TERMS.items()},
                comes_to=Decimal(last),
            )


@rule("PRO-002", until=2019)
def items_follow_from_last_year(data: Proactive, report: Report) -> Iterable[Finding]:
    """上一年项目数量 is what last year's report arrived at: its own number and its change."""
    for row, now, before in _rows_of_two_years(data, report, "items_last_year", "change"):
        should = before["items_last_year"] + before["change"]
        if now["items_last_year"] != should:
            yield report.finding(
                "PRO-002",
                f"proactive.{row}.items_last_year",
                row=data.figures.row_name(row),
                given=now["items_last_year"],
                items=before["items_last_year"],
                change=f"{before['change']:+}",
                should=should,
            )


@rule("PRO-003", until=2019)
def no_more_items_go_than_there_were(data: Proactive, report: Report) -> Iterable[Finding]:
    """上一年项目数量 and 本年增/减 add up to 0 or more."""
    for row in data.figures.table.rows:
        now = _numbers(data.figures, row, "items_last_year", "change")
        if now and now["items_last_year"] + now["change"] < 0:
            yield report.finding(
                "PRO-003",
                f"proactive.{row}.change",
                row=data.figures.row_name(row),
                items=now["items_last_year"],
                change=now["change"],
            )


@rule("PRO-004", until=2019)
def published_this_year_is_public(data: Proactive, report: Report) -> Iterable[Finding]:
    """对外公开总数量 includes 本年新公开数量."""
    for row in data.figures.table.rows:
        now = _numbers(data.figures, row, "published", "public_total")
        if now and now["public_total"] < now["published"]:
            yield report.finding(
                "PRO-004",
                f"proactive.{row}.public_total",
                row=data.figures.row_name(row),
                total=now["public_total"],
                published=now["published"],
            )


def _rows_of_two_years(
    data: Proactive, report: Report, *columns: str
) -> Iterator[tuple[str, dict[str, int], dict[str, int]]]:
    """Yield the rows that have these numbers in both years; another edition asks other figures."""
    last = report.last_year.section("proactive", Proactive) if report.last_year else None
    for row in data.figures.table.rows if last else ():
        now, before = _numbers(data.figures, row, *columns), _numbers(last.figures, row, *columns)  # type: ignore[union-attr]
        if now and before:
            yield row, now, before


def _numbers(figures: Figures, row: str, *columns: str) -> dict[str, int]:
    """Return the numbers in these columns of a row; none unless all of them are numbers."""
    cells: dict[str, Cell] = {name: figures.cells.get((row, name), Mark.BLANK) for name in columns}
    numbers = {name: int(cell) for name, cell in cells.items() if not isinstance(cell, Mark)}
    return numbers if len(numbers) == len(columns) else {}


RULES: tuple[Rule[Proactive], ...] = (
    in_force_follows_from_last_year,
    items_follow_from_last_year,
    no_more_items_go_than_there_were,
    published_this_year_is_public,
)
