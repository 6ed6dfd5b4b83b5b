"""Last year's report: the right one, and figures that do not jump."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport import Cell, Figures, Finding, Mark, Report, Rule, Words, rule

RATIO = Decimal(5)
LEAST = Decimal(50)


@rule("ALL-004")
def previous_is_of_the_year_before(_: Report, report: Report) -> Iterable[Finding]:
    """The report that is given as last year's is on the year before this one."""
    last = report.previous
    if last and last.year != report.year - 1:
        yield report.finding("ALL-004", "previous", given=last.year, year=report.year, should=report.year - 1)


@rule("ALL-005")
def previous_is_of_the_same_organ(_: Report, report: Report) -> Iterable[Finding]:
    """The report that is given as last year's is of the same organ."""
    last = report.previous
    if last and last.organ.name != report.organ.name:
        yield report.finding("ALL-005", "previous", given=last.organ.name, organ=report.organ.name)


@rule("ALL-007")
def previous_was_read_in_full(_: Report, report: Report) -> Iterable[Finding]:
    """Every section of last year's report could be read: what was not is compared with nothing."""
    last = report.last_year
    lost = [each for each in last.outline if each.id not in last.sections] if last else []
    if last and lost:
        yield report.finding(
            "ALL-007",
            "previous",
            file=last.source.name,
            count=sum(each.at.path.partition(".")[0] in {one.id for one in lost} for each in last.findings),
            lost=Words(
                "、".join(each.heading for each in lost), ", ".join(each.en or each.title for each in lost)
            ),
        )


@rule("ALL-006")
def figures_do_not_jump(_: Report, report: Report) -> Iterable[Finding]:
    """A figure is not many times last year's, or a small part of it: one finding a row at most."""
    last = report.last_year
    for section, figures in report.figures.items() if last else ():
        if section in report.sections and section in last.sections and section in last.figures:  # type: ignore[union-attr]
            yield from _jumps(report, figures, last.figures[section])  # type: ignore[union-attr]


def _jumps(report: Report, figures: Figures, before: Figures) -> Iterator[Finding]:
    ratio = report.threshold("jump", "ratio", RATIO)
    least = report.threshold("jump", "least", LEAST)
    table = figures.table
    for row in table.rows:
        times, column = max(
            (_times(figures, before, row, line.key, least), line.key) for line in table.columns(row)
        )
        if times >= ratio:
            yield report.finding(
                "ALL-006",
                f"{table.id}.{row}.{column}",
                table=Words(table.name, table.en or table.name),
                row=figures.row_name(row),
                column=figures.column_name(column),
                last=before[row, column],
                given=figures[row, column],
                ratio=int(times),
                cells={f"{table.id}.{row}.{column}": 1},
            )


def _times(figures: Figures, before: Figures, row: str, column: str, least: Decimal) -> Decimal:
    """Return how many times the larger figure is the smaller; 0 if one is no number or both are small."""
    now, then = _number(figures[row, column]), _number(before.cells.get((row, column), Mark.BLANK))
    if now is None or then is None or max(now, then) < least:
        return Decimal(0)
    return max(now, then) / max(min(now, then), Decimal(1))


def _number(cell: Cell) -> Decimal | None:
    return None if isinstance(cell, Mark) else abs(Decimal(cell))


RULES: tuple[Rule[Report], ...] = (
    previous_is_of_the_year_before,
    previous_is_of_the_same_organ,
    previous_was_read_in_full,
    figures_do_not_jump,
)
