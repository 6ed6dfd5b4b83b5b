"""`plugin new` writes a distribution that passes its own tests at once."""

import ast
import errno
import os
import tomllib
from pathlib import Path

import pytest
from authors_kit import fresh, pytest_in
from packaging.specifiers import SpecifierSet

from govreport import OutputError, UsageError, __version__
from govreport.cli import cli
from govreport.scaffold import KINDS, PluginName, write_plugin


def test_a_new_section_passes_its_own_tests_at_once(tmp_path):
    done = pytest_in(fresh(tmp_path, "new-section", "section", "会议公开情况"))
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_passes_its_own_tests_at_once(tmp_path, kind):
    done = pytest_in(fresh(tmp_path, f"new-{kind}", kind))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_announced_and_asks_for_a_version_that_is_there(tmp_path, kind):
    project = tomllib.loads((fresh(tmp_path, "a-name", kind) / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    assert project["entry-points"]["govreport"] == {"a-name": "govreport_a_name"}
    (wanted,) = project["dependencies"]
    assert __version__ in SpecifierSet(wanted.removeprefix("govreport"))
    assert "2.0" not in SpecifierSet(wanted.removeprefix("govreport"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_to_fill_in(tmp_path, kind):
    for file in fresh(tmp_path, "a-name", kind).rglob("*"):
        if file.suffix in {".py", ".toml", ".md", ".yml"}:
            text = file.read_text("utf-8")
            for word in (
                "NAME",
                "PACKAGE",
                "DISTRIBUTION",
                "ID",
                "CODE",
                "TITLE",
                "RANGE",
                "ABOUT_ZH",
                "SUMMARY",
            ):
                assert f"@{word}@" not in text
            if file.suffix == ".py":
                ast.parse(text)


def test_a_section_is_one_file_of_at_most_60_lines(tmp_path):
    (door,) = fresh(tmp_path, "a-name", "section").glob("src/*/*.py")
    assert len(door.read_text("utf-8").splitlines()) <= 60


def test_the_readme_speaks_the_language_that_was_asked_for(tmp_path):
    for lang, word in (("zh", "安装"), ("en", "Install")):
        write_plugin(PluginName.of("x"), "rules", tmp_path / lang, lang=lang)
        assert word in (tmp_path / lang / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("channels", "channels"), ("govreport-channels", "channels"), ("Meeting_Notes", "meeting-notes")],
)
def test_a_name_may_be_typed_in_several_ways(typed, name):
    assert PluginName.of(typed).name == name


@pytest.mark.parametrize("name", ["", "7th", "a b", "渠道", "../x", "a--b", "x/"])
def test_a_name_that_python_or_pip_cannot_take_is_refused(name):
    with pytest.raises(UsageError, match="PLG-001"):
        PluginName.of(name)


def test_a_folder_that_holds_something_is_not_written_into(tmp_path):
    (tmp_path / "kept.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="PLG-002"):
        write_plugin(PluginName.of("x"), "rules", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]


def new(*args):
    return cli.run(["--lang", "en", "plugin", "new", *args])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["requests"], 'plugin "requests" is there already'),
        (["organ"], "means something else in data files"),
        (["class"], "means something else in data files"),
        (["templates", "--kind", "rules"], 'plugin "templates" is there already'),
        (["sections", "--kind", "rules"], 'module "govreport_sections" is there already'),
        (["req", "--kind", "rules"], 'code "REQ-001" is there already'),
        (["docx", "--kind", "output"], 'output format "docx" is there already'),
    ],
)
def test_a_name_that_is_taken_is_refused_before_anything_is_written(
    args, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert new(*args) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("title", ['开放"日', "开放\\日", "开放\n日", "开放{{日}}", "开放}日", "开放\x07日"])
def test_a_title_that_code_and_templates_cannot_hold_is_refused(title, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert new("days", "--title", title) == 2
    assert "PLG-005" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path, capsys):
    (tmp_path / "taken").write_text("mine", "utf-8")
    assert new("days", "--dir", str(tmp_path / "taken")) == 6
    assert "PLG-002" in capsys.readouterr().err
    assert (tmp_path / "taken").read_text("utf-8") == "mine"


def test_a_disk_that_fills_up_half_way_leaves_no_half_plugin(tmp_path, monkeypatch, capsys):
    write, written = Path.write_bytes, []

    def failing(file, content):
        if len(written) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(file)
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    assert new("days", "--dir", str(tmp_path / "here")) == 6
    assert "GR-656" in capsys.readouterr().err
    assert len(written) == 4
    assert not list(tmp_path.iterdir())


def test_a_folder_whose_name_the_system_does_not_take_is_named(tmp_path, capsys):
    assert new("days", "--dir", str(tmp_path / ("x" * 300))) == 6
    assert "GR-656" in capsys.readouterr().err


def test_a_new_plugin_has_the_rights_that_any_new_folder_has(tmp_path):
    (tmp_path / "other").mkdir()
    assert fresh(tmp_path, "rights", "rules").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_the_next_command_can_be_copied_even_with_blanks_in_the_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert new("days", "--kind", "rules", "--dir", "my plugin") == 0
    assert "cd 'my plugin' &&" in capsys.readouterr().out
