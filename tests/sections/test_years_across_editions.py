"""Carried over is what last year carried forward: all seven columns, the editions in every order."""

import pytest

from govreport import check
from govreport.testing import blank_report, report_from

COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other", "total"]
EDITIONS = [("2019", "2019"), ("2019", "2021"), ("2021", "2019"), ("2021", "2021")]


def two_years(edition: str, last_edition: str, carried: dict[str, int], forward: dict[str, int]):
    this, last = blank_report(edition), blank_report(last_edition)
    this["year"], last["year"] = 2022, 2021
    for column in COLUMNS:
        this["requests"]["carried_over"][column] = carried[column]
        this["requests"]["carried_forward"][column] = carried[column]
        last["requests"]["new_received"][column] = forward[column]
        last["requests"]["carried_forward"][column] = forward[column]
    found = check(report_from(this), report_from(last))
    return [each for each in found if each.code == "REQ-004"]


def whole(**figures: int) -> dict[str, int]:
    row = {column: figures.get(column, 0) for column in COLUMNS[:-1]}
    return {**row, "total": sum(row.values())}


@pytest.mark.parametrize(("edition", "last_edition"), EDITIONS)
def test_what_agrees_is_not_reported(edition, last_edition):
    row = whole(natural_person=4, other=1)
    assert two_years(edition, last_edition, row, row) == []


@pytest.mark.parametrize("column", COLUMNS[:-1])
@pytest.mark.parametrize(("edition", "last_edition"), EDITIONS)
def test_each_column_that_differs_is_reported_at_its_cell_and_not_again_for_the_total(
    edition, last_edition, column
):
    (finding,) = two_years(edition, last_edition, whole(**{column: 3}), whole(**{column: 5}))
    assert finding.at.path == f"requests.carried_over.{column}"
    assert (finding.args["given"], finding.args["should"]) == ("3", "5")


@pytest.mark.parametrize(("edition", "last_edition"), EDITIONS)
def test_a_total_that_differs_by_itself_is_reported(edition, last_edition):
    this = whole(natural_person=3)
    (finding,) = two_years(edition, last_edition, this, {**this, "total": 4})
    assert finding.at.path == "requests.carried_over.total"


def test_nothing_is_compared_with_a_report_on_another_year():
    this, last = blank_report("2021"), blank_report("2021")
    last["year"] = 2019
    last["requests"]["carried_forward"]["business"] = last["requests"]["new_received"]["business"] = 2
    codes = {each.code for each in check(report_from(this), report_from(last))}
    assert "REQ-004" not in codes
    assert "ALL-004" in codes
