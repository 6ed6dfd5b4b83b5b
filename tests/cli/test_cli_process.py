"""Runs of the real process: what only a process can show."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govreport import cli as command_line

GOVREPORT = [sys.executable, "-m", "govreport"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")

SLOW_PLUGIN = """
import sys
import time
from govreport import hookimpl

@hookimpl
def govreport_validate_report(report):
    print("waiting", file=sys.stderr, flush=True)
    time.sleep(60)
    return []
"""


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "0", **changes}


def test_a_whole_run_ends_with_a_file_and_status_0(data):
    done = subprocess.run(
        [*GOVREPORT, "render", "report.toml", "-o", "a.docx"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("a.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_no_console_encoding_stops_an_answer(broken, encoding):
    done = subprocess.run(
        [*GOVREPORT, "check", "report.toml"],
        capture_output=True, check=False, env=environment(PYTHONIOENCODING=encoding),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"DIS-001" in done.stdout


def test_a_gbk_console_shows_chinese(broken):
    done = subprocess.run(
        [*GOVREPORT, "check", "report.toml"],
        capture_output=True, check=False, env=environment(PYTHONIOENCODING="gbk"),
    )  # fmt: skip
    assert "错误" in done.stdout.decode("gbk")


def test_a_console_without_chinese_gets_english_unless_chinese_is_asked_for(broken):
    ascii_console = environment(PYTHONIOENCODING="ascii")
    plain = subprocess.run(
        [*GOVREPORT, "check", "report.toml"], capture_output=True, check=False, env=ascii_console
    )
    asked = subprocess.run(
        [*GOVREPORT, "check", "report.toml", "--lang", "zh"],
        capture_output=True,
        check=False,
        env=ascii_console,
    )
    assert b"error" in plain.stdout
    assert b"\\u9519\\u8bef" in asked.stdout


@posix
def test_a_reader_that_goes_away_is_no_error(broken):
    script = f"{sys.executable} -m govreport explain | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


@posix
def test_ctrl_c_ends_with_130_and_without_a_traceback(data):
    data.with_name("slow_rule.py").write_text(SLOW_PLUGIN, encoding="utf-8")
    process = subprocess.Popen(
        [*GOVREPORT, "render", "report.toml", "-o", "a.docx", "-p", "slow_rule"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline() == b"waiting\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")
    assert sorted(file.name for file in data.parent.glob("*.*")) == ["report.toml", "slow_rule.py"]


def test_a_fault_of_the_program_is_one_sentence_and_status_70(run, data, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("govreport.pipeline.load", fail)
    answer = run("render", "report.toml")
    assert answer.exit_code == 70
    assert answer.stderr.startswith("GR-899 错误：程序自身出错：ZeroDivisionError: by zero")
    assert "Traceback" not in answer.stderr


def test_debug_shows_the_traceback(run, folder):
    answer = run("render", "missing.toml", "--debug")
    assert answer.exit_code == 3
    assert "Traceback" in answer.stderr


def test_a_missing_file_is_one_sentence_without_a_traceback(run, folder):
    answer = run("render", "missing.toml")
    assert answer.exit_code == 3
    assert answer.stderr.count("\n") == 1


def test_colour_is_for_terminals_only(run, broken):
    assert "\x1b[" not in run("check", "report.toml").stdout
    assert "\x1b[31m" in run("check", "report.toml", color=True).stdout


def test_no_colour_is_shown_where_it_is_not_wanted(run, broken):
    assert "\x1b[" not in run("check", "report.toml", color=True, env={"NO_COLOR": "1"}).stdout


def test_the_entry_point_is_the_program():
    assert callable(command_line.main)


def shell(script: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run *script*, in which $G is govreport, as a shell does."""
    command = f"{sys.executable} -m govreport"
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, check=False, text=True,
        env=environment(G=command, **changes),
    )  # fmt: skip


@posix
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_neither_the_file_nor_the_status(data, closed):
    done = shell(f"$G render report.toml -o a.docx {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path("a.docx").read_bytes()[:2] == b"PK"


@posix
def test_a_report_for_a_closed_standard_output_is_not_called_done(data):
    done = shell("$G render report.toml -o - >&-")
    assert done.returncode == 6
    assert "GR-659" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["check report.toml", "render report.toml -o -", "--help", "--version"])
def test_an_answer_that_finds_no_room_is_named_and_is_no_fault_of_the_program(data, command):
    done = shell(f"$G {command} > /dev/full")
    assert done.returncode == 6
    assert "GR-659" in done.stderr
    assert "GR-899" not in done.stderr


@posix
def test_a_console_of_ascii_shows_arrows_as_people_type_them(broken):
    done = shell("$G check report.toml --lang en", PYTHONIOENCODING="ascii")
    assert "->" in done.stdout
    assert "\\u" not in done.stdout


def test_ctrl_c_while_modules_are_still_being_read_leaves_no_traceback(monkeypatch):
    from govreport import __main__ as entry

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "main", interrupted)
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert left.value.code == command_line.INTERRUPTED
