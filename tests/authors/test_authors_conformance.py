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


def test_a_render_that_fails_is_a_line_of_each_check_and_the_others_go_on(tmp_path):
    old = "    return {**data.figures.values()"
    folder = changed(fresh(tmp_path, "fault-render", "section"), old, "    1 / 0\n" + old)
    told = {said.en: found for said, found in examined(read_project(folder).desk())}
    assert len(told) == len(CHECKS) + 1
    assert any("ZeroDivisionError" in line for line in told["prints the same bytes twice"])
    assert told["keeps its cases"] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("[[fail]]", "[[fail", "is not TOML"), ("[[fail]]", "[[fail]]\nfoo = 1", "foo")],
)
def test_a_case_file_that_cannot_be_read_is_named(tmp_path, old, new, said):
    folder = fresh(tmp_path, f"fault-{said.replace(' ', '').lower()}", "rules")
    (case,) = folder.glob("src/*/cases/*.toml")
    case.write_text(case.read_text("utf-8").replace(old, new), "utf-8")
    (line,) = problems(folder)
    assert case.name in line
    assert said in line


def test_a_case_that_finds_nothing_says_what_was_found_instead(tmp_path):
    folder = changed(fresh(tmp_path, "fault-place", "section"), 'after="requests"', 'after="nowhere"')
    line = next(line for line in problems(folder) if "found 0 times" in line)
    assert "GR-407" in line


def test_a_hook_that_changes_the_working_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    old = "    return {**data.figures.values()"
    folder = changed(
        fresh(tmp_path, "fault-chdir", "section"), old, "    __import__('os').chdir('/')\n" + old
    )
    assert any("当前文件夹" in line for line in problems(folder))


def test_a_hook_without_end_is_found_and_nothing_else_is_tried(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVREPORT_HOOK_SECONDS", "0.3")
    old = "    return {**data.figures.values()"
    folder = changed(
        fresh(tmp_path, "fault-endless", "section"), old, "    while True:\n        pass\n" + old
    )
    told = list(examined(read_project(folder).desk()))
    assert len(told) == 2
    assert any("GR-420" in line for line in told[-1][1])


def test_the_lines_are_in_the_language_that_was_asked_for(tmp_path):
    old = "    return {**data.figures.values()"
    folder = changed(fresh(tmp_path, "fault-english", "section"), old, "    1 / 0\n" + old)
    lines = [line for _, found in examined(read_project(folder).desk("en")) for line in found]
    assert any("ZeroDivisionError" in line for line in lines)
    assert not any("错误" in line for line in lines)


def test_words_that_ask_for_what_the_finding_does_not_bring_are_found(tmp_path):
    folder = changed(fresh(tmp_path, "fault-args", "section"), "planned=planned, done=done", "done=done")
    assert any("ask for planned" in line for line in problems(folder))
