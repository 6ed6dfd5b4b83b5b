"""Workers die, are killed, are many or few: the results are the same, and nothing is lost or torn."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from batch_kit import KILLER, results, written

from govreport.batch import Batch, Outcome, Row, State, run_batch

COMMAND = [sys.executable, "-m", "govreport", "batch"]


@pytest.fixture
def killer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "killing_plugin.py").write_text(KILLER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "plugins")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "plugins"), *sys.path]))
    return "killing_plugin"


def run(place: Path, out: str, **asked: object) -> tuple[Outcome, dict[str, Row]]:
    rows: dict[str, Row] = {}
    batch = Batch((str(place / "in"),), place / out, **asked)  # type: ignore[arg-type]
    outcome = run_batch(batch, summary=lambda all_rows: rows.update((row.name, row) for row in all_rows()))
    return outcome, rows


def test_the_results_are_the_same_whatever_the_number_of_workers(tmp_path: Path) -> None:
    written(tmp_path / "in", *(f"第{number}局" for number in range(12)))
    for jobs in (1, 2, 3):
        assert run(tmp_path, f"out{jobs}", jobs=jobs)[0].status == 0
    assert results(tmp_path / "out1") == results(tmp_path / "out2") == results(tmp_path / "out3")
    assert len(results(tmp_path / "out1")) == 12


def test_any_executor_does_the_work(tmp_path: Path) -> None:
    written(tmp_path / "in", "甲局", "乙局", "丙局")
    rows: list[Row] = []
    batch = Batch((str(tmp_path / "in"),), tmp_path / "out")
    with ThreadPoolExecutor(2) as threads:
        run_batch(batch, threads, summary=lambda all_rows: rows.extend(all_rows()))
        assert threads.submit(len, "still open").result() == 10
    assert [row.state for row in rows] == [State.DONE] * 3


def test_a_worker_that_dies_costs_only_the_report_that_killed_it(tmp_path: Path, killer: str) -> None:
    organs = [*"甲乙丙", "终", *"丁戊己"]
    written(tmp_path / "in", *organs)
    outcome, rows = run(tmp_path, "out", jobs=2, extra=(killer,))
    assert rows["03.docx"].state is State.CRASHED
    assert rows["03.docx"].findings[0]["code"] == "BT-031"
    assert len(results(tmp_path / "out")) == len(organs) - 1
    assert outcome.counts == {State.CRASHED: 1, State.DONE: 6}


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, killer: str) -> None:
    written(tmp_path / "in", "甲", "暂", "丙")
    outcome, _ = run(tmp_path, "out", jobs=2, extra=(killer,))
    assert outcome.counts == {State.DONE: 3}


def test_a_plugin_that_leaves_the_program_costs_only_its_report(tmp_path: Path, killer: str) -> None:
    written(tmp_path / "in", "甲", "错", "丙")
    outcome, _ = run(tmp_path, "out", jobs=1, extra=(killer,))
    assert (outcome.counts[State.DONE], outcome.status) == (2, 4)


def killed_after(place: Path, seconds: float, killer: str, sign: signal.Signals) -> int:
    command = [*COMMAND, str(place / "in"), "-o", str(place / "out"), "--jobs", "2", "-p", killer]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    begun = time.monotonic()
    while not list((place / "out").glob("*.docx")) and time.monotonic() - begun < 30:
        time.sleep(0.01)
    time.sleep(seconds)
    process.send_signal(sign)
    process.communicate(timeout=30)
    return process.returncode


def test_a_batch_that_was_killed_goes_on(tmp_path: Path, killer: str) -> None:
    written(tmp_path / "in", *["停"] * 60)
    assert killed_after(tmp_path, 0.3, killer, signal.SIGKILL) == -signal.SIGKILL
    before = results(tmp_path / "out")
    assert 0 < len(before) < 60
    outcome, _ = run(tmp_path, "out", jobs=2, extra=(killer,))
    assert outcome.counts == {State.DONE: 60}
    after = results(tmp_path / "out")
    assert len(set(after.values())) == 1
    assert before.items() <= after.items()
    assert not list((tmp_path / "out").glob("*.tmp"))


def test_ctrl_c_ends_with_130_and_keeps_what_is_done(tmp_path: Path, killer: str) -> None:
    written(tmp_path / "in", *["停"] * 60)
    assert killed_after(tmp_path, 0.3, killer, signal.SIGINT) == 130
    done = len(results(tmp_path / "out"))
    outcome, _ = run(tmp_path, "out", jobs=2, extra=(killer,))
    assert outcome.made == 60 - done


@pytest.mark.slow
def test_a_batch_killed_at_many_points_always_comes_to_the_same_end(tmp_path: Path, killer: str) -> None:
    written(tmp_path / "in", *["停"] * 60)
    for trial in range(20):
        killed_after(tmp_path, 0.05 * trial, killer, signal.SIGKILL)
        for content in results(tmp_path / "out").values():
            assert content.startswith(b"PK\x03\x04")
            assert b"PK\x05\x06" in content[-22:]
    outcome, _ = run(tmp_path, "out", jobs=2, extra=(killer,))
    assert outcome.counts == {State.DONE: 60}
    assert len(set(results(tmp_path / "out").values())) == 1
