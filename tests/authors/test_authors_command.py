"""`govreport plugin new` and `plugin check` on the command line."""

import pytest
from authors_kit import changed, fresh
from click.testing import CliRunner

from govreport.cli import cli


def ask(*args: str):
    return CliRunner().invoke(cli, list(args))


def test_new_writes_the_files_and_says_what_comes_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = ask("plugin", "new", "meeting-notes", "--title", "会议公开情况")
    assert done.exit_code == 0, done.output
    assert "pytest" in done.output
    folder = tmp_path / "govreport-meeting-notes"
    assert (folder / "src" / "govreport_meeting_notes" / "templates" / "meeting_notes.docx").is_file()
    assert "会议公开情况" in (folder / "src" / "govreport_meeting_notes" / "__init__.py").read_text("utf-8")


def test_a_kind_that_does_not_exist_is_a_usage_error():
    assert ask("plugin", "new", "x", "--kind", "font").exit_code == 2


def test_check_of_a_sound_plugin_ends_with_0_and_lists_what_was_tried(tmp_path):
    done = ask("plugin", "check", str(fresh(tmp_path, "cmd-sound", "rules")), "--lang", "en")
    assert done.exit_code == 0, done.output
    assert "prints the same bytes twice" in done.output
    assert "everything passed" in done.output


def test_check_of_a_broken_plugin_ends_with_4_and_names_the_fault(tmp_path):
    folder = changed(
        fresh(tmp_path, "cmd-broken", "rules"),
        "report: Report) -> Iterable[Finding]:\n    return",
        "report: Report) -> Iterable[Finding]:\n    1 / 0\n    return",
    )
    done = ask("plugin", "check", str(folder))
    assert done.exit_code == 4
    assert "ZeroDivisionError" in done.output


@pytest.mark.parametrize("content", [None, "", "[project]\nname = 'x'\n", "not toml ["])
def test_a_folder_that_is_no_plugin_is_a_usage_error(tmp_path, content):
    if content is not None:
        (tmp_path / "pyproject.toml").write_text(content, "utf-8")
    done = ask("plugin", "check", str(tmp_path))
    assert done.exit_code == 2
    assert "PLG-003" in done.output


@pytest.mark.parametrize("where", ["at import", "in a hook"])
def test_check_survives_a_plugin_that_ends_the_process(tmp_path, where):
    name = f"cmd-exits-{where[-4:].strip()}"
    ends = "__import__('os')._exit(0)\n"
    edits = {
        "at import": ("@hookimpl\n", f"{ends}\n\n@hookimpl\n"),
        "in a hook": ("Iterable[Finding]:\n    return", f"Iterable[Finding]:\n    {ends}    return"),
    }
    done = ask("--lang", "en", "plugin", "check", str(changed(fresh(tmp_path, name, "rules"), *edits[where])))
    assert done.exit_code == 4
    assert "GR-425" in done.output


def test_what_a_plugin_prints_while_it_is_checked_does_not_stand_between_the_answers(tmp_path):
    folder = changed(
        fresh(tmp_path, "cmd-loud", "section"), "    return {**data", "    print('LOUD')\n    return {**data"
    )
    done = ask("--lang", "en", "plugin", "check", str(folder))
    assert "LOUD" not in done.output.splitlines()


def test_check_names_imports_past_the_public_door(tmp_path):
    old = "from pathlib import Path\n"
    folder = changed(
        fresh(tmp_path, "cmd-private", "rules"), old, old + "from govreport.model import Organ\n"
    )
    done = ask("--lang", "en", "plugin", "check", str(folder))
    assert done.exit_code == 4
    assert "govreport.model.Organ" in done.output
