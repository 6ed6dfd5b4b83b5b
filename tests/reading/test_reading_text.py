"""Texts are brought into one form; what Word cannot hold or nobody can see is told."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.reader import Reader
from govreport.reading import text as hygiene

Told = Callable[[Reader], list[tuple[str, str, int | None]]]


@given(st.text())
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = hygiene.normalised(text)
    assert hygiene.normalised(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


@given(st.text())
def test_a_text_without_problems_can_stand_in_xml(text: str) -> None:
    clean = hygiene.normalised(text)
    if list(hygiene.problems(clean, marks=True)):
        return
    clean.encode("utf-8")
    assert all(char in "\t\n" or char >= " " for char in clean)
    assert not {"\ufffe", "\uffff", "\u202e", "\u200b"} & set(clean)


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\\u000b", "GR-121"),
        ("\\uFFFE", "GR-121"),
        ("\\u007f", "GR-121"),
        ("\\u202e", "GR-122"),
        ("\\u200b", "GR-123"),
        ("\\ufeff", "GR-123"),
        ("\\ufffd", "GR-124"),
        ("锟斤拷", "GR-124"),
        ("{{", "GR-125"),
        ("{%", "GR-125"),
        ("{#", "GR-125"),
        ("}}", "GR-125"),
        ("｛｛", "GR-125"),
    ],
)
def test_a_character_that_does_harm_is_told(
    read_text: Callable[..., Reader], told: Told, char: str, code: str
) -> None:
    reader = read_text(f'\nname = "甲{char}乙"')
    reader.text("name")
    assert told(reader) == [(code, "name", 2)]


def test_a_lone_surrogate_from_json_is_told(read_text: Callable[..., Reader], told: Told) -> None:
    reader = read_text('{"name": "x\\ud800"}', name="report.json")
    reader.text("name")
    assert told(reader) == [("GR-121", "name", 1)]


def test_figures_may_be_bound_in_narratives_only(read_text: Callable[..., Reader], told: Told) -> None:
    reader = read_text('text = "收到 {{ requests.received.total }} 件"')
    assert reader.narrative("text").text == "收到 {{ requests.received.total }} 件"
    assert told(reader) == []


def test_a_character_inside_a_long_text_is_told_with_its_own_line(
    read_text: Callable[..., Reader], told: Told
) -> None:
    reader = read_text('a = 1\n[overview]\ntext = """\n一\n二\n三\\u200b\n"""', "overview")
    reader.narrative("text")
    assert told(reader) == [("GR-123", "overview.text", 6)]


def test_ordinary_characters_of_chinese_reports_are_no_problem() -> None:
    text = "“引号”《条例》〔2021〕30号 ①②③ 㐀𠀀 é ﹏ 100% {x} #1\n\t（一）& < > 😀"
    assert list(hygiene.problems(hygiene.normalised(text), marks=True)) == []


@pytest.mark.parametrize("text", ["字" * (hygiene.LONGEST + 1), "x" + "\n" * hygiene.MOST_LINES + "x"])
def test_a_text_over_the_limit_is_told_once(read_text: Callable[..., Reader], told: Told, text: str) -> None:
    reader = read_text(f"text = '''{text}'''")
    reader.narrative("text")
    assert told(reader) == [("GR-126", "text", 1)]


def test_decomposed_letters_windows_breaks_and_blanks_at_the_end_are_tidied(
    read_text: Callable[..., Reader],
) -> None:
    reader = read_text('text = "cafe\\u0301\\r\\n二  \\n\\n"')
    assert reader.narrative("text").text == "café\n二"


def test_a_line_of_a_thousand_characters_is_no_name(read_text: Callable[..., Reader], told: Told) -> None:
    reader = read_text(f'\nname = "{"甲" * 1001}"')
    assert reader.text("name") == ""
    assert told(reader) == [("GR-126", "name", 2)]


def test_a_text_that_is_too_long_is_told_and_left_unread(
    read_text: Callable[..., Reader], told: Told
) -> None:
    reader = read_text(f'\ntext = "{"甲" * (hygiene.LONGEST + 1)}"')
    assert not reader.narrative("text")
    assert told(reader) == [("GR-126", "text", 2)]


@pytest.mark.parametrize("char", ["\\u2028", "\\u2029", "\\u0085"])
def test_line_breaks_that_nobody_sees_are_told(
    read_text: Callable[..., Reader], told: Told, char: str
) -> None:
    reader = read_text(f'\nname = "甲{char}乙"')
    reader.text("name")
    assert told(reader) == [("GR-123", "name", 2)]
