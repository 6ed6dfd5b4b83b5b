"""What must hold between the parts of a report."""

import datetime
from collections.abc import Iterable

from govreport import Finding, Level, Report, Rule, rule
from govreport_sections.whole_report.fees import fee_within_the_fees
from govreport_sections.whole_report.years import RULES as ACROSS_YEARS

GOVERNMENTS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
NATIONAL = {"2019": (2019, 2020), "2021": (2021, 9999)}
"""Edition → first and last report year it is meant for (国办公开办函〔2019〕60号, 〔2021〕30号)."""


@rule("ALL-001")
def edition_fits_the_year(report: Report, _: Report) -> Iterable[Finding]:
    """An edition that the data file names is used for the years that its notice sets."""
    edition = report.edition
    named = "edition" in report.source.data
    early = report.year < edition.first_year
    late = edition.last_year is not None and report.year > edition.last_year
    if named and (early or late):
        last = edition.last_year or "…"
        yield report.finding(
            "ALL-001", "edition", year=report.year, edition=edition.id, first=edition.first_year, last=last
        )


@rule("ALL-002")
def signed_in_the_year_after(report: Report, _: Report) -> Iterable[Finding]:
    """A report on one year is made in the next (条例 第四十九条)."""
    date = report.document.date
    if date and date.year != report.year + 1:
        yield report.finding("ALL-002", "document.date", date=date, year=report.year, next=report.year + 1)


@rule("ALL-003")
def published_in_time(report: Report, _: Report) -> Iterable[Finding]:
    """Departments publish by 31 January, governments by 31 March (条例 第四十九条)."""
    date = report.document.date
    month = 3 if report.organ.level in GOVERNMENTS else 1
    deadline = datetime.date(report.year + 1, month, 31)
    if date and date.year == report.year + 1 and date > deadline:
        yield report.finding("ALL-003", "document.date", date=date, deadline=deadline)


RULES: tuple[Rule[Report], ...] = (
    edition_fits_the_year,
    signed_in_the_year_after,
    published_in_time,
    fee_within_the_fees,
    *ACROSS_YEARS,
)
