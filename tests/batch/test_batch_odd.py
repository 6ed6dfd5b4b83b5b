"""Odd names, odd files, odd places: each costs its own report at most, and nothing that was there before."""

import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from batch_kit import WRONG, data, results, written
from click.testing import CliRunner, Result

from govreport import OutputError, SourceError, load
from govreport.batch import Batch, Outcome, Row, State, run_batch
from govreport.batch.inputs import data_files
from govreport.batch.manifest import Manifest
from govreport.batch.settings import fingerprint
from govreport.batch.summary import writer_for
from govreport.cli import cli
from govreport.outputs.json import data_of
from govreport.plugins import Plugins

posix = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such files there")


def run(place: Path, *inputs: str, **asked: object) -> tuple[Outcome, dict[str, Row]]:
    rows: dict[str, Row] = {}
    asked = {"jobs": 1, "folder": place / "out", **asked}
    batch = Batch(inputs or (str(place / "in"),), **asked)  # type: ignore[arg-type]
    outcome = run_batch(batch, summary=lambda all_rows: rows.update((row.name, row) for row in all_rows()))
    return outcome, rows


def command(*args: object) -> Result:
    return CliRunner().invoke(cli, ["batch", *map(str, args), "--jobs", "1", "--lang", "en"])


@posix
def test_a_name_that_is_no_text_is_a_report_like_any_other(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    (folder / os.fsdecode(b"a\xb1\xa8.toml")).write_text(data("乙局"), encoding="utf-8")
    (folder / os.fsdecode(b"b\xb1\xa8.toml")).write_text(WRONG, encoding="utf-8")
    assert run(tmp_path)[0].counts == {State.DONE: 2, State.REJECTED: 1}
    outcome, rows = run(tmp_path)
    assert (outcome.made, sorted(rows)) == (1, ["00.docx", "a.docx", "b.docx"])
    assert (tmp_path / "out" / "b.docx.findings.txt").stat().st_size
    for suffix in (".json", ".html", ".xlsx"):
        writer_for(tmp_path / f"s{suffix}")(tmp_path / f"s{suffix}", iter(rows.values()), "zh")
    answer = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert {os.fsencode(Path(each["file"]).name) for each in answer["reports"]} == {
        b"00.toml",
        b"a\xb1\xa8.toml",
        b"b\xb1\xa8.toml",
    }


@posix
def test_a_pipe_among_the_data_files_does_not_hold_up_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    os.mkfifo(folder / "pipe.toml")
    outcome, rows = run(tmp_path)
    assert outcome.counts == {State.DONE: 1, State.FAILED: 1}
    assert rows["pipe.docx"].findings[0]["code"] == "GR-304"


def test_the_longest_name_leaves_room_for_its_findings(tmp_path: Path) -> None:
    folder = written(tmp_path / "in")
    (folder / f"{'长' * 83}.toml").write_text(WRONG, encoding="utf-8")
    run(tmp_path)
    assert [path.name for path in (tmp_path / "out").glob("*.findings.txt")]


def test_a_list_that_names_itself_is_read_once(tmp_path: Path) -> None:
    written(tmp_path, "甲局")
    (tmp_path / "a.txt").write_text("@b.txt\n@a.txt\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("@a.txt\n00.toml\n", encoding="utf-8")
    assert [path.name for path in data_files([f"@{tmp_path / 'a.txt'}"], [".toml"])] == ["00.toml"]


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "in", "甲局")
    written(tmp_path / "in" / "closed", "乙局")
    scan = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(SourceError) as caught:
        list(data_files([str(tmp_path / "in")], [".toml"]))
    assert "closed" in str(caught.value.findings[0].at.file)


@pytest.mark.parametrize("name", [f"{'长' * 300}.toml", f"{'长' * 300}.xlsx#5", f"{'a' * 300}*.toml"])
def test_a_name_that_no_system_takes_is_refused_in_words(tmp_path: Path, name: str) -> None:
    done = command(tmp_path / name, "-o", tmp_path / "out")
    assert done.exit_code in {2, 3}
    assert "GR-899" not in done.output


def test_a_result_never_replaces_a_data_file_of_the_run(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    written(tmp_path / "in" / "sub")
    mine = json.dumps(data_of(load(folder / "00.toml")), ensure_ascii=False, default=str)
    (folder / "sub" / "mine.json").write_text(mine, encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        run(tmp_path, folder=folder / "sub", to="json")
    assert caught.value.findings[0].code == "GR-652"
    assert (folder / "sub" / "mine.json").read_text(encoding="utf-8") == mine
    assert not (folder / "sub" / "00.json").exists()


def test_results_inside_the_folder_of_the_data_are_no_data(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "乙局")
    first = run(tmp_path, folder=folder / "out", to="json")[0]
    again = run(tmp_path, folder=folder / "out", to="json")[0]
    word = run(tmp_path, folder=folder / "out")[0]
    assert (first.total, again.total, again.made, word.total) == (2, 2, 0, 2)


def test_a_summary_never_replaces_a_data_file(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    mine = json.dumps(data_of(load(folder / "00.toml")), ensure_ascii=False, default=str)
    (folder / "mine.json").write_text(mine, encoding="utf-8")
    done = command(folder, "-o", tmp_path / "out", "--summary", folder / "mine.json")
    assert "GR-652" in done.output
    assert (folder / "mine.json").read_text(encoding="utf-8") == mine


def test_a_summary_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    done = command(folder, "-o", tmp_path / "out", "--summary", tmp_path / "no" / "s.html")
    assert (done.exit_code != 0, "GR-651" in done.output) == (True, True)
    assert not results(tmp_path / "out")
    done = command(folder, "-o", tmp_path / "out", "--summary", tmp_path / "out" / "s.html")
    assert (done.exit_code, (tmp_path / "out" / "s.html").exists()) == (0, True)


def test_another_version_of_what_writes_the_word_files_is_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    from govreport.batch import settings

    plugins = Plugins.discover()
    before = fingerprint(plugins, None)
    monkeypatch.setattr(settings, "folder_of", lambda name: f"/x/{name}-99.dist-info")
    assert fingerprint(plugins, None) != before


class Full:
    """The base of a manifest when there is no room on the disk."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def execute(self, *given: Any) -> sqlite3.Cursor:
        if str(given[0]).startswith("INSERT OR REPLACE"):
            raise sqlite3.OperationalError("database or disk is full")
        return self.base.execute(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.base, name)


def test_a_full_disk_is_named_and_what_was_done_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "in", "甲局")
    run(tmp_path)
    written(folder, "甲局", "乙局")
    with monkeypatch.context() as full:
        whole = Manifest._open
        full.setattr(Manifest, "_open", lambda self: (whole(self), setattr(self, "base", Full(self.base))))
        with pytest.raises(OutputError) as caught:
            run(tmp_path)
    assert caught.value.findings[0].code == "GR-656"
    with monkeypatch.context() as full:
        full.setattr(Manifest, "_open", _no_room)
        with pytest.raises(OutputError):
            run(tmp_path)
    assert run(tmp_path)[0].made == 1


def _no_room(manifest: Manifest) -> None:
    manifest.base = sqlite3.connect(manifest.file)
    raise sqlite3.OperationalError("database or disk is full")


def test_reasons_are_said_in_the_language_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes("甲.toml".encode("gbk"))
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    written(tmp_path / "in", "甲局")
    for asked in (
        [f"@{tmp_path / 'list.txt'}", "-o", tmp_path / "o"],
        [tmp_path / "in", "-o", tmp_path / "out"],
    ):
        said = CliRunner().invoke(cli, ["batch", *map(str, asked), "--lang", "zh"]).output
        assert "Unicode" not in said
        assert "exists" not in said
        assert "（" in said
