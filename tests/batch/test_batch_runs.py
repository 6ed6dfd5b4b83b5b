"""A batch makes each report by itself, each once, and knows what is done."""

import hashlib
import json
from pathlib import Path

import pytest
from batch_kit import ORGAN, WORSE, WRONG, data, results, written

from govreport import OutputError, UsageError, load, render
from govreport.batch import Batch, Outcome, Row, State, run_batch
from govreport.batch.manifest import FILE, Manifest
from govreport.batch.summary import writer_for


def run(place: Path, *inputs: str, **asked: object) -> tuple[Outcome, dict[str, Row]]:
    rows: dict[str, Row] = {}
    asked = {"jobs": 1, **asked}
    batch = Batch(inputs or (str(place / "in"),), place / "out", **asked)  # type: ignore[arg-type]
    outcome = run_batch(batch, summary=lambda all_rows: rows.update((row.name, row) for row in all_rows()))
    return outcome, rows


def test_each_report_is_what_render_alone_makes(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "乙局")
    outcome, rows = run(tmp_path)
    alone = {f"{path.stem}.docx": render(load(path)) for path in folder.iterdir()}
    assert results(tmp_path / "out") == alone
    assert {row.output for row in rows.values()} == {hashlib.sha256(c).hexdigest() for c in alone.values()}
    assert (outcome.status, outcome.made) == (0, 2)


def test_a_bad_one_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "乙局", "丙局")
    (folder / "01.toml").write_text(WRONG, encoding="utf-8")
    (folder / "03.toml").write_text("year = ", encoding="utf-8")
    outcome, rows = run(tmp_path)
    assert sorted(results(tmp_path / "out")) == ["00.docx", "02.docx"]
    assert [row.state for row in rows.values()] == [State.FAILED, State.REJECTED, State.DONE, State.DONE]
    assert outcome.status == 3
    said = (tmp_path / "out" / "01.docx.findings.txt").read_text(encoding="utf-8")
    assert "new_recieved" in said


def test_the_findings_file_goes_when_the_report_is_mended(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    (folder / "00.toml").write_text(WRONG, encoding="utf-8")
    run(tmp_path)
    written(folder, "甲局")
    run(tmp_path)
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name != FILE] == ["00.docx"]


def test_a_second_run_does_only_what_has_changed(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "乙局", "丙局")
    run(tmp_path)
    assert run(tmp_path)[0].made == 0
    (folder / "01.toml").write_text(data("丁局"), encoding="utf-8")
    (tmp_path / "out" / "02.docx").unlink()
    _, rows = run(tmp_path)
    assert sorted(name for name, row in rows.items() if row.fresh) == ["01.docx", "02.docx"]


def test_a_configuration_that_changes_is_a_change(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局")
    run(tmp_path)
    (folder / "govreport.toml").write_text("", encoding="utf-8")
    assert run(tmp_path)[0].made == 1
    (folder / "govreport.toml").write_text("# nothing set\n", encoding="utf-8")
    assert run(tmp_path)[0].made == 1


def test_a_template_that_changes_is_a_change(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局")
    template = tmp_path / "templates"
    template.mkdir()
    run(tmp_path, template=template)
    assert run(tmp_path, template=template)[0].made == 0
    (template / "other.docx").write_bytes(b"")
    assert run(tmp_path, template=template)[0].made == 1


def test_a_result_changed_by_hand_is_kept_and_named(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局", "乙局")
    run(tmp_path)
    made = results(tmp_path / "out")
    (tmp_path / "out" / "00.docx").write_bytes(b"mine")
    for _ in range(2):
        outcome, rows = run(tmp_path)
        assert rows["00.docx"].state is State.CHANGED
        assert rows["00.docx"].findings[0]["code"] == "BT-021"
        assert outcome.status == 1
        assert (tmp_path / "out" / "00.docx").read_bytes() == b"mine"
    assert run(tmp_path, overwrite=True)[0].status == 0
    assert results(tmp_path / "out") == made


def test_a_file_that_no_batch_has_made_is_kept_and_named(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局", "乙局")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "00.docx").write_bytes(b"mine")
    for _ in range(2):
        outcome, rows = run(tmp_path)
        assert [rows["00.docx"].findings[0]["code"], rows["01.docx"].state] == ["BT-022", State.DONE]
        assert outcome.status == 1
        assert (tmp_path / "out" / "00.docx").read_bytes() == b"mine"
    assert run(tmp_path, overwrite=True)[0].status == 0
    assert run(tmp_path)[0].made == 0


def test_results_whose_record_is_lost_are_taken_for_what_they_are(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局", "乙局")
    run(tmp_path)
    made = results(tmp_path / "out")
    (tmp_path / "out" / FILE).unlink()
    assert run(tmp_path)[0].status == 0
    assert results(tmp_path / "out") == made


def test_two_records_of_one_name_stop_everything_before_anything_is_written(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", "甲局")
    written(tmp_path / "in" / "b", "乙局")
    with pytest.raises(UsageError) as caught:
        run(tmp_path)
    assert [each.code for each in caught.value.findings] == ["BT-011"]
    assert results(tmp_path / "out") == {}
    assert run(tmp_path, name="{folder}-{stem}")[0].status == 0


def test_names_from_the_data_are_compared_too(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局", "乙局", "甲局")
    with pytest.raises(UsageError):
        run(tmp_path, name="{year}-{organ}")
    written(tmp_path / "in", "甲局", "乙局", "丙局")
    run(tmp_path, name="{year}-{organ}")
    assert "2020-乙局.docx" in results(tmp_path / "out")


def test_check_only_writes_no_report_and_forgets_none(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局")
    outcome, _ = run(tmp_path, check_only=True)
    assert (outcome.status, results(tmp_path / "out")) == (0, {})
    run(tmp_path)
    run(tmp_path, check_only=True)
    assert run(tmp_path)[0].made == 0


def test_fail_fast_stops_at_the_first_bad_one(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "乙局", "丙局")
    (folder / "00.toml").write_text(WRONG, encoding="utf-8")
    outcome, _ = run(tmp_path, fail_fast=True)
    assert (outcome.done, outcome.total, outcome.status) == (1, 3, 1)


def test_one_batch_at_a_time_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局")
    (tmp_path / "out").mkdir()
    held = Manifest(tmp_path / "out")
    with pytest.raises(OutputError) as caught:
        run(tmp_path)
    held.close()
    assert caught.value.findings[0].code == "BT-020"


def test_a_damaged_manifest_is_begun_anew(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局")
    run(tmp_path)
    (tmp_path / "out" / FILE).write_bytes(b"not a database, not at all" * 200)
    assert run(tmp_path)[0].status == 0


def test_temporary_files_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".govreport-batch-00.tmp").write_bytes(b"half")
    run(tmp_path)
    assert not list((tmp_path / "out").glob("*.tmp"))


def test_the_summary_begins_with_whom_to_call_first(tmp_path: Path) -> None:
    folder = written(tmp_path / "in", "甲局", "=乙局", "丙局")
    (folder / "02.toml").write_text(WORSE, encoding="utf-8")
    (folder / "01.toml").write_text(WRONG.replace(ORGAN, "=乙局"), encoding="utf-8")
    for suffix in (".json", ".html", ".xlsx"):
        file = tmp_path / f"summary{suffix}"
        batch = Batch((str(folder),), tmp_path / "out", jobs=1)
        run_batch(batch, summary=lambda rows, file=file: writer_for(file)(file, rows(), "zh"))  # type: ignore[misc]
    answer = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert [each["result"] for each in answer["reports"]] == [None, None, "00.docx"]
    assert answer["reports"][0]["errors"] > answer["reports"][1]["errors"] > 0
    assert answer["summary"] == {"reports": 3, "not_made": 2}
    assert "<td>有错误</td><td>=乙局</td>" in (tmp_path / "summary.html").read_text(encoding="utf-8")
    assert (tmp_path / "summary.xlsx").read_bytes().startswith(b"PK")


def test_an_unknown_kind_of_summary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        writer_for(tmp_path / "summary.doc")
