"""The conformance suite passes what is sound and says in words what is not."""

import pytest
from authors_kit import changed, fresh

from govreport.testing import Desk
from govreport.testing.checks import CHECKS, examined
from govreport.testing.project import read_project

STATUTORY = ["overview", "proactive", "requests", "disputes", "improvement", "other", "whole_report"]


def problems(folder):
    return [line for _, found in examined(read_project(folder).desk()) for line in found]


@pytest.mark.parametrize("name", STATUTORY)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_our_own_sections_conform(name, check):
    desk = Desk.of({name: f"govreport_sections.{name}"})
    assert [line for origin in desk.tried() for line in check.problems(desk, origin)] == []


def test_a_new_section_conforms(tmp_path):
    assert problems(fresh(tmp_path, "sound-one", "section")) == []


def test_a_rule_that_cannot_compare_marks_is_found(tmp_path):
    old, new = (
        "if not isinstance(planned, Mark) and not isinstance(done, Mark) and done > planned",
        "if done > planned",
    )
    found = problems(changed(fresh(tmp_path, "fault-marks", "section"), old, new))
    assert any("every cell" in line and "TypeError" in line for line in found)


def test_a_hook_that_prints_is_found(tmp_path):
    old, new = "    return {**data", "    print('hello')\n    return {**data"
    found = problems(changed(fresh(tmp_path, "fault-prints", "section"), old, new))
    assert any("console" in line and "hello" in line for line in found)


def test_a_case_that_fails_and_a_code_without_a_case_are_found(tmp_path):
    folder = fresh(tmp_path, "fault-case", "rules")
    (case,) = folder.glob("src/*/cases/*.toml")
    case.write_text(case.read_text("utf-8").replace('says = "监督保障"', 'says = "别的"'), "utf-8")
    assert any("expected “别的”" in line for line in problems(folder))


def test_a_code_without_a_case_is_found(tmp_path):
    folder = fresh(tmp_path, "fault-nocase", "rules")
    (case,) = folder.glob("src/*/cases/*.toml")
    case.rename(case.with_name("FAULTNOCASE-002.toml"))
    assert any("FAULTNOCASE-001: no case file" in line for line in problems(folder))


def test_a_message_that_says_more_in_one_language_is_found(tmp_path):
    folder = fresh(tmp_path, "fault-words", "rules")
    (words,) = folder.glob("src/*/messages.toml")
    words.write_text(words.read_text("utf-8").replace("speak of {words}", "speak of it"), "utf-8")
    assert any("words stands in one language only" in line for line in problems(folder))


def test_a_text_that_is_cut_is_found(tmp_path):
    folder = changed(
        fresh(tmp_path, "fault-cut", "section"),
        '"text": data.text}',
        '"text": Narrative(data.text.path, data.text.text[:3])}',
    )
    (door,) = folder.glob("src/*/__init__.py")
    text = door.read_text("utf-8").replace(
        'after="requests", table=TABLE', 'after="requests", table=TABLE, example=EXAMPLE'
    )
    example = 'EXAMPLE = {"matters": {"planned": 0, "done": 0}, "text": "一段说明。"}\n\n\n@dataclass'
    door.write_text(text.replace("\n@dataclass", example, 1), "utf-8")
    assert any("fault_cut.text" in line for line in problems(folder))


def test_a_plugin_that_breaks_its_contract_is_told_with_its_line_and_nothing_else_is_tried(tmp_path):
    folder = changed(fresh(tmp_path, "fault-name", "section"), "def govreport_load(", "def govreport_lod(")
    (line,) = problems(folder)
    assert "GR-402" in line
    assert "govreport_load" in line
