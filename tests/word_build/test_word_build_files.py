"""The committed templates are what templates/build.py builds: the same bytes each time, whole packages."""

import io
import posixpath
import runpy
import zipfile

import pytest
from build_kit import EDITIONS, FOLDERS, ROOT, Built

from govreport.word.build import build_all

SCRIPT = str(ROOT / "templates" / "build.py")
FILES = build_all(EDITIONS["2021"])


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(SCRIPT)


def test_the_committed_templates_are_what_the_script_builds(script):
    built = dict(script["built"]())
    assert {file: file.read_bytes() == content for file, content in built.items()} == dict.fromkeys(
        built, True
    )


def test_there_is_no_other_word_file_among_the_templates(script):
    files = {file for folder in FOLDERS for file in folder.glob("*.docx")}
    assert files == {file for file, _ in script["built"]()}


def test_check_says_nothing_when_all_is_well(script, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["build.py", "--check"])
    assert script["main"]() == 0
    assert capsys.readouterr().out == ""


def test_check_names_a_file_changed_by_hand(script, monkeypatch, capsys, tmp_path):
    changed = tmp_path / "report.docx"
    changed.write_bytes(b"changed by hand")
    monkeypatch.setattr("sys.argv", ["build.py", "--check"])
    monkeypatch.setitem(script["outdated"].__globals__, "built", lambda: [(changed, b"as built")])
    assert script["main"]() == 1
    assert str(changed) in capsys.readouterr().out
    assert changed.read_bytes() == b"changed by hand"


def test_the_same_form_gives_the_same_bytes():
    assert build_all(EDITIONS["2021"]) == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_package_holds_no_time_and_no_machine(name):
    members = zipfile.ZipFile(io.BytesIO(FILES[name])).infolist()
    assert members[0].filename == "[Content_Types].xml"
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in members} == {3}
    assert {member.compress_type for member in members} == {zipfile.ZIP_DEFLATED}


@pytest.mark.parametrize("name", FILES)
def test_every_part_is_well_formed_and_every_relationship_leads_to_one(name):
    built = Built(FILES[name])
    names = set(built.archive.namelist())
    for part in names:
        root = built.part(part)
        if not part.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(part))
        assert {posixpath.join(base, each.get("Target")) for each in root} <= names
    overrides = {
        each.get("PartName").lstrip("/") for each in built.part("[Content_Types].xml") if each.get("PartName")
    }
    assert overrides | {part for part in names if part.endswith(".rels")} | {"[Content_Types].xml"} == names
