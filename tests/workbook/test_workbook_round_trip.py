"""What goes into a workbook comes out of it: any cell, any text, both editions."""

import datetime
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workbook_kit import EDITIONS, PLUGINS, plan, saved

from govreport import Kind, load
from govreport.cells import Cell, Mark
from govreport.testing import blank_report, report_from
from govreport.workbook.numbers import cell_value, number

MARKS = st.sampled_from(["", "/"])
COUNTS = st.one_of(MARKS, st.just(0), st.integers(0, 40), st.integers(10_000_000, 99_999_999))
CHANGES = st.one_of(MARKS, st.just(0), st.integers(-99_999_999, 99_999_999))
AMOUNTS = st.one_of(
    MARKS, st.decimals(0, 999_999_999, places=6).map(str), st.sampled_from(["0", "12.50", "0.10", "318.46"])
)
BY_KIND = {Kind.COUNT: COUNTS, Kind.CHANGE: CHANGES, Kind.AMOUNT: AMOUNTS}
UNUSUAL = ["", "（一）主动公开。", "| 项目 | 件数 |", "_x0041_", "=1+1", " 缩进", "12", "0012", "2024-1-2"]
LINE = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Cn", "Co"],
        exclude_characters="\u2028\u2029\ufeff",
    ),
    max_size=30,
)
TEXT = st.lists(st.one_of(LINE, st.sampled_from(UNUSUAL)), max_size=8)
DATES = [datetime.date(2024, 1, 31), datetime.date(2022, 12, 1)]
FEE = st.fixed_dictionaries(
    {"notices": COUNTS.filter(lambda each: each != ""), "billed": AMOUNTS, "received": AMOUNTS}
)


@st.composite
def data(draw, edition):
    """The data of a report: any cells, totals given or not, any texts."""
    values = blank_report(edition)
    for table in PLUGINS.editions[edition].tables.values():
        totals = {each.computes for each in table.sums if each.of == "columns"}
        for row in table.rows:
            keys = [column.key for column in table.columns(row)]
            given = [key for key in keys if key not in totals or draw(st.booleans())]
            values[table.id][row] = {key: draw(BY_KIND[table.kind(row, key)]) for key in given}
    for section in ("overview", "improvement", "other"):
        values[section]["text"] = "\n".join(draw(TEXT))
    values["document"] = {
        "number": draw(LINE),
        "preface": "\n".join(draw(TEXT)),
        "date": draw(st.sampled_from(DATES)),
    }
    if edition != "2019" and draw(st.booleans()):
        values["other"]["information_fee"] = draw(FEE)
    return values


@pytest.mark.parametrize("edition", EDITIONS)
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drawing=st.data())
def test_every_cell_and_every_text_comes_back(edition, drawing):
    report = report_from(drawing.draw(data(edition)))
    with tempfile.TemporaryDirectory() as folder:
        again = load(saved(plan(report), Path(folder)))
    assert {key: each.cells for key, each in again.figures.items()} == {
        key: each.cells for key, each in report.figures.items()
    }
    assert again.narratives == report.narratives
    assert again.values == report.values
    assert again.document == report.document
    assert codes(again) == codes(report)


def codes(report) -> list[tuple[str, str]]:
    return sorted((each.code, each.at.path) for each in report.findings)


@given(st.decimals(0, 999_999_999_999, places=6))
@settings(deadline=None)
def test_an_amount_is_never_rounded_on_its_way_through_a_cell(amount: Decimal):
    assert back(cell_value(amount)) == amount
    assert str(back(cell_value(amount))) == str(amount)


@pytest.mark.parametrize("cell", [0, 99_999_999, 999_999_999_999, -2, Mark.BLANK, Mark.NOT_APPLICABLE])
def test_whole_numbers_and_marks_stay_what_they_are(cell: Cell):
    assert cell_value(cell) == cell


@pytest.mark.parametrize(
    ("binary", "shown"),
    [(0.1 + 0.2, "0.3"), (33.33 * 3, "99.99"), (100 * 0.29, "29"), (12.0, "12"), (12.5, "12.5")],
)
def test_a_number_is_what_the_workbook_shows_not_its_binary_noise(binary, shown):
    assert str(number(binary)) == shown


def back(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, str) else Decimal(number(value))
