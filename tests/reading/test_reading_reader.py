"""A reader returns typed values; what is missing, mistyped or unknown becomes a finding with its line."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest

from govreport.cells import Mark
from govreport.model import Level
from govreport.reader import Reader

ReadText = Callable[..., Reader]
Told = Callable[[Reader], list[tuple[str, str, int | None]]]


def test_values_come_with_their_types(read_text: ReadText, told: Told) -> None:
    reader = read_text(
        'name = " 示例 "\nnotices = 3\nfee = 0.10\nchange = -2\n'
        'date = 2024-01-20\nlevel = "county"\nopen = true'
    )
    assert reader.text("name") == "示例"
    assert reader.count("notices") == 3
    assert reader.amount("fee") == Decimal("0.10")
    assert reader.change("change") == -2
    assert reader.date("date") == datetime.date(2024, 1, 20)
    assert reader.choice("level", Level) is Level.COUNTY
    assert reader.flag("open", default=False) is True
    assert told(reader) == []


def test_everything_read_is_kept_under_its_dotted_path(read_text: ReadText) -> None:
    reader = read_text('[other]\ntext = "x"\n[other.fee]\nnotices = 1')
    other = reader.table("other")
    other.narrative("text")
    other.table("fee").count("notices")
    assert reader.log.values == {"other": {"text": "x", "fee": {"notices": 1}}}
    assert list(reader.log.narratives) == ["other.text"]


def test_a_missing_key_is_told_at_its_table_and_never_becomes_zero(read_text: ReadText, told: Told) -> None:
    reader = read_text("a = 1\n[fee]\nx = 1", "fee")
    assert reader.count("notices") is Mark.BLANK
    assert reader.text("name") == ""
    assert told(reader) == [("GR-101", "fee.notices", 2), ("GR-101", "fee.name", 2)]


def test_a_key_with_a_default_may_be_left_out(read_text: ReadText, told: Told) -> None:
    reader = read_text("a = 1")
    assert reader.text("edition", "") == ""
    assert reader.count("notices", 0) == 0
    assert reader.choice("level", Level, Level.OTHER) is Level.OTHER
    assert reader.date("date") is None
    assert not reader.narrative("preface", required=False)
    assert told(reader) == []


def test_a_missing_table_is_one_finding_whatever_is_read_from_it(read_text: ReadText, told: Told) -> None:
    reader = read_text("a = 1").table("organ")
    reader.text("name")
    reader.count("x")
    assert told(reader) == [("GR-102", "organ", None)]


def test_an_optional_table_that_is_missing_reads_as_empty(read_text: ReadText, told: Told) -> None:
    reader = read_text("a = 1").table("document", required=False)
    assert reader.text("number", "") == ""
    assert told(reader) == []


def test_a_value_that_stands_where_a_table_should_is_told(read_text: ReadText, told: Told) -> None:
    reader = read_text("x = 1\norgan = '示例'").table("organ")
    reader.text("name")
    assert told(reader) == [("GR-103", "organ", 2)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name = 3", "GR-103"),
        ("name = ''", "GR-129"),
        ("name = '  '", "GR-129"),
        ("name = '''甲\n乙'''", "GR-128"),
    ],
)
def test_a_text_that_is_none_or_empty_or_broken_is_told(
    read_text: ReadText, told: Told, text: str, code: str
) -> None:
    reader = read_text(text)
    reader.text("name")
    assert told(reader) == [(code, "name", 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"2024-01-20"', "GR-130"),
        ('"2024年1月20日"', "GR-130"),
        ("2024-01-20T08:00:00", "GR-131"),
        ("2024", "GR-103"),
        ('"明天"', "GR-103"),
    ],
)
def test_what_is_no_date_is_told(read_text: ReadText, told: Told, text: str, code: str) -> None:
    reader = read_text(f"date = {text}")
    assert reader.date("date") is None
    assert told(reader) == [(code, "date", 1)]


def test_a_choice_is_told_with_the_nearest_one(read_text: ReadText) -> None:
    reader = read_text('level = "contry"\nother = "xyz"')
    assert reader.choice("level", Level) is None
    assert reader.choice("other", Level) is None
    assert [(each.code, each.args["nearest"]) for each in reader.log.findings] == [
        ("GR-132", "county"),
        ("GR-133", ""),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2205", "GR-134"),
        ("25", "GR-134"),
        ("'二〇二五'", "GR-104"),
        ("'2023年'", "GR-104"),
        ("'今年'", "GR-134"),
        ("true", "GR-134"),
        ("'/'", "GR-134"),
    ],
)
def test_a_number_out_of_range_is_told(read_text: ReadText, told: Told, text: str, code: str) -> None:
    reader = read_text(f"year = {text}")
    assert reader.integer("year", 2008, 2099) is None
    assert told(reader) == [(code, "year", 1)]


def test_an_unknown_key_is_told_once_with_the_nearest_name(read_text: ReadText, told: Told) -> None:
    reader = read_text("yaer = 2023\n[organ]\nnmae = 'x'")
    organ = reader.table("organ")
    organ.text("name", "")
    reader.integer("year", 2008, 2099, 2023)
    organ.unread()
    reader.unread()
    assert [(each.code, each.at.path, each.args["nearest"]) for each in reader.log.findings] == [
        ("GR-119", "organ.nmae", "name"),
        ("GR-119", "yaer", "year"),
    ]
    assert len(told(reader)) == 2


def test_a_key_that_cannot_be_shown_is_told_with_escapes(read_text: ReadText, told: Told) -> None:
    reader = read_text('{"a\\ud800": 1, "b": "\\ud800"}', name="report.json")
    reader.count("b")
    reader.unread()
    assert told(reader) == [("GR-103", "b", 1), ("GR-120", "a\\ud800", 1)]


def test_keys_that_are_ignored_or_whose_reader_failed_are_not_told(read_text: ReadText, told: Told) -> None:
    reader = read_text("x = 1\n[channels]\ny = 2")
    reader.ignore("x")
    reader.table("channels")
    reader.log.forget("channels")
    reader.unread()
    assert told(reader) == []


@pytest.mark.parametrize("given", ["-5", "true", "25", "2023.5", "2024-01-01", "[]"])
def test_a_year_is_asked_for_as_a_year_and_not_as_a_number_of_cases(
    read_text: Callable[..., Reader], given: str
) -> None:
    reader = read_text(f"year = {given}")
    assert reader.integer("year", 2008, 2099) is None
    assert [finding.code for finding in reader.log.findings] == ["GR-134"]
