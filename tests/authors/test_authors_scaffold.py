"""`plugin new` writes a distribution that passes its own tests at once."""

import ast
import tomllib

import pytest
from authors_kit import fresh, pytest_in
from packaging.specifiers import SpecifierSet

from govreport import OutputError, UsageError, __version__
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
