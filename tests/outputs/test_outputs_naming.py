"""File names made from titles are safe on every system."""

import pytest

from govreport.outputs.naming import LONGEST, safe_name


def test_a_title_becomes_the_name_as_it_is():
    title = "示例市2023年政府信息公开工作年度报告"
    assert safe_name(title, ".docx") == f"{title}.docx"


@pytest.mark.parametrize("char", [*'/\\:*?"<>|', "\n", "\t", " ", "\0", "\u202e", "\u200b", "\ud800"])
def test_a_character_that_does_not_belong_in_a_name_is_dropped(char):
    assert safe_name(f"甲{char}乙", ".docx") == "甲乙.docx"


def test_a_path_in_a_title_does_not_leave_the_folder():
    assert safe_name("../../etc/passwd", "") == "etcpasswd"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9"])
def test_a_name_that_windows_reserves_is_changed(name):
    assert safe_name(name, ".docx") == f"{name}_.docx"


@pytest.mark.parametrize("title", ["", "   ", "...", "?*"])
def test_a_title_of_which_nothing_is_left_becomes_report(title):
    assert safe_name(title, ".docx") == "report.docx"


def test_a_long_title_is_cut_between_two_characters():
    name = safe_name("汉" * 200, ".docx")
    assert len(name.encode()) <= LONGEST
    assert name == "汉" * 83 + ".docx"


def test_decomposed_letters_are_composed():
    assert safe_name("e\u0301", "") == "\u00e9"
