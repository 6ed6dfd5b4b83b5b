"""What a printed cell says, in every form met in published reports."""

from decimal import Decimal

import pytest

from govreport.cells import Kind, Mark
from govreport.importing.recognise.figures import looks_like_figure, read_figure, zeros

COUNTS = {
    "12": 12, "０": 0, "１２": 12, "1,113": 1113, "1，113": 1113, "11398889": 11_398_889,
    " 5 ": 5, "\xa03\u3000": 3,
    "12件": 12, "12 件": 12, "22（其中修订16件）": 22, "十二": 12, "1 234": 1234, "3.0": 3, "": Mark.BLANK,
    "\xa0": Mark.BLANK, "/": Mark.NOT_APPLICABLE, "／": Mark.NOT_APPLICABLE, "-": Mark.NOT_APPLICABLE,
    "—": Mark.NOT_APPLICABLE, "——": Mark.NOT_APPLICABLE, "不适用": Mark.NOT_APPLICABLE,
}  # fmt: skip
CHANGES = {
    "-2": -2, "+173": 173, "减4": -4, "增1423": 1423, "减少 4": -4, "0/0": 0, "−7": -7,
    "－7": -7, "0": 0, "+62": 62,
    "/": Mark.NOT_APPLICABLE,
}  # fmt: skip
AMOUNTS = {
    "477.35": "477.35", "251000元": "25.1", "113.96万元": "113.96", "184719元": "18.4719",
    "0": "0", "20.30": "20.30",
    "3,235,727元": "323.5727", "12万": "12", "8040": "8040", "30000元": "3",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), COUNTS.items())
def test_a_count(text, value):
    assert read_figure(text, Kind.COUNT).value == value
    assert type(read_figure(text, Kind.COUNT).value) is type(value)


@pytest.mark.parametrize(("text", "value"), CHANGES.items())
def test_a_change(text, value):
    assert read_figure(text, Kind.CHANGE).value == value


@pytest.mark.parametrize(("text", "value"), AMOUNTS.items())
def test_an_amount_in_ten_thousand_yuan(text, value):
    assert str(read_figure(text, Kind.AMOUNT).value) == value


@pytest.mark.parametrize(
    "text", ["约12", "见附件", "无", "12.5", "-5", "1 2", "O", "12/3", "9" * 13, "十几", "3+"]
)
def test_what_is_no_certain_count_is_not_read(text):
    figure = read_figure(text, Kind.COUNT)
    assert (figure.value, figure.why) == (None, "RB-031")


@pytest.mark.parametrize("text", ["12美元", "约3万元", "-3", "0.12345678元"])
def test_what_is_no_certain_amount_is_not_read(text):
    assert read_figure(text, Kind.AMOUNT).value is None


@pytest.mark.parametrize(
    ("text", "kind", "note"),
    [
        ("251000元", Kind.AMOUNT, "RB-032"),
        ("12件", Kind.COUNT, "RB-033"),
        ("22（其中修订16件）", Kind.COUNT, "RB-034"),
        ("十二", Kind.COUNT, "RB-035"),
        ("0/0", Kind.CHANGE, "RB-036"),
        ("减4", Kind.CHANGE, "RB-037"),
        ("12", Kind.COUNT, ""),
    ],
)
def test_how_a_cell_was_read_is_said(text, kind, note):
    assert read_figure(text, kind).note == note


def test_a_column_in_yuan_is_not_converted():
    assert read_figure("251000元", Kind.AMOUNT, "元").value == Decimal(251000)
    assert read_figure("25.1万元", Kind.AMOUNT, "元").value == Decimal(251000)


def test_seven_zeros_are_seven_cells_and_nothing_else_is():
    assert zeros("0000000", 7)
    assert not zeros("1200000", 7)
    assert not zeros("000000", 7)


@pytest.mark.parametrize("text", ["1.属于国家秘密", "2023年", "一、本年新收", "2024年1月20日", "第3页"])
def test_words_with_a_number_are_no_figure(text):
    assert not looks_like_figure(text)
