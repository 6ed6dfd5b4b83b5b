"""A cell is a number, blank or not applicable; everything else is told with what to write."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.cells import Kind, Mark, printed
from govreport.reading.numbers import read_cell, spelt_number
from govreport.reading.problem import Problem


def code(value: object, kind: Kind = Kind.COUNT) -> str:
    read = read_cell(value, kind)
    return read.code if isinstance(read, Problem) else ""


def meant(value: str, kind: Kind = Kind.COUNT) -> object:
    read = read_cell(value, kind)
    assert isinstance(read, Problem)
    return read.args.get("meant")


@given(st.integers(0, 10**12 - 1))
def test_a_count_is_read_as_it_stands(number: int) -> None:
    assert read_cell(number, Kind.COUNT) == number


@given(st.integers(-(10**12) + 1, 10**12 - 1))
def test_a_change_may_be_negative(number: int) -> None:
    assert read_cell(number, Kind.CHANGE) == number


@given(st.decimals(0, 10**11, places=4))
def test_an_amount_is_exact_and_printed_as_it_was_written(number: Decimal) -> None:
    written = format(number.copy_abs(), "f")
    read = read_cell(written, Kind.AMOUNT)
    assert isinstance(read, Decimal)
    assert printed(read) == written


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("written", "mark"), [("", Mark.BLANK), ("/", Mark.NOT_APPLICABLE), (" / ", Mark.NOT_APPLICABLE)]
)
def test_blank_and_not_applicable_are_kept_apart_from_numbers(kind: Kind, written: str, mark: Mark) -> None:
    assert read_cell(written, kind) is mark


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, Kind.COUNT, "GR-103"),
        (False, Kind.AMOUNT, "GR-103"),
        ([1], Kind.COUNT, "GR-103"),
        (None, Kind.COUNT, "GR-103"),
        ("很多", Kind.COUNT, "GR-103"),
        ("12", Kind.COUNT, "GR-104"),
        ("—", Kind.COUNT, "GR-105"),
        ("-", Kind.COUNT, "GR-105"),
        ("无", Kind.COUNT, "GR-105"),
        (Decimal("1.5"), Kind.COUNT, "GR-106"),
        (Decimal("1.5"), Kind.CHANGE, "GR-106"),
        (10**12, Kind.COUNT, "GR-107"),
        (2**80, Kind.COUNT, "GR-107"),
        (10**4000, Kind.COUNT, "GR-107"),
        (Decimal("1e400"), Kind.AMOUNT, "GR-107"),
        ("9" * 5000, Kind.AMOUNT, "GR-107"),
        (Decimal("nan"), Kind.COUNT, "GR-108"),
        (Decimal("inf"), Kind.AMOUNT, "GR-108"),
        (-1, Kind.COUNT, "GR-109"),
        (Decimal("-0.5"), Kind.COUNT, "GR-109"),
        ("-0.5", Kind.AMOUNT, "GR-109"),
        (Decimal("0.1234567"), Kind.AMOUNT, "GR-110"),
        (Decimal("1e-400"), Kind.AMOUNT, "GR-110"),
    ],
)
def test_what_is_no_number_of_its_kind_is_told(value: object, kind: Kind, expected: str) -> None:
    assert code(value, kind) == expected


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("１２", "12"),
        ("12件", "12"),
        (" 12 件 ", "12"),
        ("十二", "12"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("一万二千三百四十五", "12345"),
        ("二〇二三", "2023"),
        ("22（其中修订16件）", "22"),
    ],
)
def test_the_number_that_was_meant_is_proposed(written: str, number: str) -> None:
    assert meant(written) == number


@pytest.mark.parametrize(
    ("written", "number"), [("减4", "-4"), ("增1423", "1423"), ("+173", "173"), ("减少4件", "-4")]
)
def test_the_change_that_was_meant_is_proposed(written: str, number: str) -> None:
    assert meant(written, Kind.CHANGE) == number


@pytest.mark.parametrize("written", ["251000元", "113.96万元"])
def test_an_amount_with_its_unit_is_never_taken_over(written: str) -> None:
    assert code(written, Kind.AMOUNT) == "GR-135"


@pytest.mark.parametrize("written", ["1 234", "12-3", "0/0", "1.2.3", "1e3", "0x10", "1_000"])
def test_a_text_that_could_mean_several_numbers_is_never_guessed(written: str) -> None:
    assert code(written, Kind.AMOUNT) in {"GR-103", "GR-104"}
    assert code(written) in {"GR-103", "GR-104"}


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (Decimal("12.0"), Kind.COUNT, "12"),
        (Decimal("1e2"), Kind.AMOUNT, "100"),
        (Decimal("-0.00"), Kind.AMOUNT, "0.00"),
        (Decimal("0e-900"), Kind.AMOUNT, "0"),
        (7, Kind.AMOUNT, "7"),
        ("12.50", Kind.AMOUNT, "12.50"),
        (Decimal("12345678901.123456"), Kind.AMOUNT, "12345678901.123456"),
    ],
)
def test_a_number_is_printed_in_plain_digits(value: object, kind: Kind, shown: str) -> None:
    read = read_cell(value, kind)
    assert not isinstance(read, Problem)
    assert printed(read) == shown


@given(
    st.text(max_size=12) | st.text(alphabet="0123456789.,-+件元万十百一二（）/ ％e", max_size=10),
    st.sampled_from(list(Kind)),
)
def test_no_text_raises_and_none_becomes_a_count(text: str, kind: Kind) -> None:
    read = read_cell(text, kind)
    assert isinstance(read, (Mark, Problem)) or (kind is Kind.AMOUNT and isinstance(read, Decimal))


@given(st.integers(0, 99_999))
def test_chinese_numerals_are_understood(number: int) -> None:
    assert spelt_number(spell(number)) == number


def spell(number: int) -> str:
    """Return *number* in Chinese numerals, the plain way."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    for unit, size in (("万", 10_000), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            above, below = divmod(number, size)
            zero = "零" if 0 < below < size // 10 else ""
            return spell(above) + unit + (zero + spell(below) if below else "")
    raise AssertionError(number)
