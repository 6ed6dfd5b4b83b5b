"""Which data files a batch takes, and what it calls the results."""

import unicodedata
from pathlib import Path

import pytest

from govreport import SourceError, UsageError
from govreport.batch.inputs import data_files
from govreport.batch.names import fields_of, folded, result_name

SUFFIXES = (".toml", ".json")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("b/2.toml", "b/1.toml", "a/3.json", "a/~$3.json", "a/govreport.toml", "a/notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def names(found: object) -> list[str]:
    return [path.name for path in found]  # type: ignore[attr-defined]


def test_a_folder_is_searched_in_order_without_what_is_no_data(place: Path) -> None:
    assert names(data_files([str(place)], SUFFIXES)) == ["3.json", "1.toml", "2.toml"]


def test_what_govreport_itself_put_beside_the_data_is_no_data(place: Path) -> None:
    (place / "b" / "govreport-2021.schema.json").write_text("{}")  # beside each file that `init` writes
    (place / "b" / "out").mkdir()
    for name in (".govreport-batch.sqlite", "1.json"):  # results of an earlier batch
        (place / "b" / "out" / name).write_text("")
    assert names(data_files([str(place / "b")], SUFFIXES)) == ["1.toml", "2.toml"]
    assert names(data_files([str(place / "b" / "out")], SUFFIXES)) == ["1.json"]


def test_a_pattern_and_a_file_that_overlap_give_each_file_once(place: Path) -> None:
    asked = [str(place / "b" / "2.toml"), str(place / "b" / "*.toml"), str(place / "b")]
    assert names(data_files(asked, SUFFIXES)) == ["2.toml", "1.toml"]


def test_however_they_are_named_lock_files_and_settings_are_no_data(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place / "a")
    assert names(data_files(["*.*"], SUFFIXES)) == ["3.json", "notes.md"]
    assert names(data_files(["3.json", "govreport.toml", "~$3.json"], SUFFIXES)) == ["3.json"]


def test_a_list_names_files_from_its_own_folder(place: Path) -> None:
    (place / "list.txt").write_text("\ufeff# 甲\nb/1.toml\n\na\n", encoding="utf-8")
    assert names(data_files([f"@{place / 'list.txt'}"], SUFFIXES)) == ["1.toml", "3.json"]


MEANINGLESS = [
    ("no/*.toml", "BT-001", UsageError),
    ("@no.txt", "BT-003", SourceError),
    ("empty", "BT-002", UsageError),
]


@pytest.mark.parametrize(("asked", "code", "kind"), MEANINGLESS)
def test_what_means_nothing_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch, asked: str, code: str, kind: type[Exception]
) -> None:
    (place / "empty").mkdir()
    monkeypatch.chdir(place)
    with pytest.raises(kind) as caught:
        list(data_files([asked], SUFFIXES))
    assert caught.value.findings[0].code == code  # type: ignore[attr-defined]


@pytest.mark.parametrize("pattern", ["{unknown}", "plain", "{stem", "{0}", "{}", "{stem.__class__}"])
def test_a_pattern_that_cannot_be_used_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError) as caught:
        fields_of(pattern)
    assert caught.value.findings[0].code == "BT-010"


def test_a_name_is_made_from_path_and_data_and_is_safe() -> None:
    data = {"organ": "甲/乙", "year": "2023"}
    assert result_name("{year}{organ}-{number}", Path("x/y.toml"), 7, data, ".docx") == "2023甲乙-00007.docx"
    assert result_name("{folder}-{stem}", Path("x/y.toml"), 7, {}, ".pdf") == "x-y.pdf"


def test_names_that_some_systems_take_for_one_are_one() -> None:
    composed = "Café.docx"
    assert folded(composed) == folded(unicodedata.normalize("NFD", composed.upper()))
