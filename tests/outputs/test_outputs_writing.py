"""Results are written whole or not at all, whatever goes wrong on the way."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govreport.errors import OutputError
from govreport.outputs import writing
from govreport.outputs.writing import STALE_AFTER, write_file

OLD = b"the old report"
NEW = b"the new report"

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from govreport.outputs import writing
moment = sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
setattr(writing.os, moment, die)
writing.write_file(Path(sys.argv[1]), b"n" * 1_000_000)
"""

LIMITED = """
import resource, sys
from pathlib import Path
from govreport.errors import OutputError
from govreport.outputs.writing import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_file(Path(sys.argv[1]), b"n" * 100_000)
except OutputError as error:
    sys.exit(error.findings[0].code)
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, links and modes of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "报告.docx"
    file.write_bytes(OLD)
    return file


def left_behind(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name.endswith(".tmp"))


def code_of(error: pytest.ExceptionInfo[OutputError]) -> str:
    return error.value.findings[0].code


def failing(number: int):
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_holds_what_was_written(tmp_path):
    write_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").read_bytes() == NEW


def test_an_old_file_is_replaced_whole(target):
    write_file(target, NEW)
    assert target.read_bytes() == NEW


def test_nothing_but_the_result_is_left_in_the_folder(target):
    write_file(target, NEW)
    assert [file.name for file in target.parent.iterdir()] == [target.name]


@posix
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_kill_leaves_the_old_file_whole(target, moment):
    done = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(target), moment], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == OLD


@posix
def test_what_a_killed_run_left_is_swept_by_a_later_one(target):
    subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(target), "replace"], check=False)
    (left,) = left_behind(target.parent)
    long_ago = time.time() - STALE_AFTER - 1
    os.utime(target.parent / left, (long_ago, long_ago))
    write_file(target, NEW)
    assert left_behind(target.parent) == []


def test_the_temporary_file_of_a_run_at_the_same_time_is_not_swept(target):
    other = target.parent / writing.TEMPORARY.format(mark="0")
    other.write_bytes(b"")
    write_file(target, NEW)
    assert left_behind(target.parent) == [other.name]


@posix
def test_a_limit_on_file_size_is_named_and_leaves_the_old_file(target):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(target)], check=False, capture_output=True, text=True
    )
    assert done.stderr.strip() == "GR-655"
    assert (target.read_bytes(), left_behind(target.parent)) == (OLD, [])


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "GR-655"),
        (errno.EACCES, "GR-654"),
        (errno.EROFS, "GR-654"),
        (errno.ENAMETOOLONG, "GR-656"),
        (errno.EIO, "GR-656"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_every_failure_of_the_system_is_named_and_leaves_the_old_file(
    target, monkeypatch, call, number, code
):
    with monkeypatch.context() as broken:
        broken.setattr(writing.os, call, failing(number))
        with pytest.raises(OutputError) as error:
            write_file(target, NEW)
    assert code_of(error) == code
    assert (target.read_bytes(), left_behind(target.parent)) == (OLD, [])


def test_ctrl_c_leaves_the_old_file_and_no_temporary_one(target, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(writing.os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_file(target, NEW)
    assert (target.read_bytes(), left_behind(target.parent)) == (OLD, [])


@posix
def test_a_link_is_replaced_and_what_it_points_to_stays(target):
    link = target.with_name("link.docx")
    link.symlink_to(target)
    write_file(link, NEW)
    assert not link.is_symlink()
    assert (link.read_bytes(), target.read_bytes()) == (NEW, OLD)


@posix
def test_the_new_file_has_the_permissions_of_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.docx", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o640


def test_a_folder_is_refused_as_target(tmp_path):
    with pytest.raises(OutputError) as error:
        write_file(tmp_path, NEW)
    assert code_of(error) == "GR-650"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(OutputError) as error:
        write_file(tmp_path / "nowhere" / "a.docx", NEW)
    assert code_of(error) == "GR-651"
    assert error.value.findings[0].args["folder"] == str(tmp_path / "nowhere")


def test_a_file_that_the_run_reads_is_not_overwritten(target):
    with pytest.raises(OutputError) as error:
        write_file(target, NEW, inputs=[target.parent / "." / target.name])
    assert (code_of(error), target.read_bytes()) == ("GR-652", OLD)


@posix
def test_a_link_to_the_data_file_is_the_data_file(target):
    link = target.with_name("link.docx")
    link.symlink_to(target)
    with pytest.raises(OutputError) as error:
        write_file(link, NEW, inputs=[target])
    assert code_of(error) == "GR-652"


@posix
def test_a_device_is_refused_and_stays_a_device():
    with pytest.raises(OutputError) as error:
        write_file(Path(os.devnull), NEW)
    assert code_of(error) == "GR-653"
    assert Path(os.devnull).is_char_device()


def test_a_folder_without_rights_is_named_before_any_work(target, monkeypatch):
    monkeypatch.setattr(writing.os, "access", lambda *_: False)
    with pytest.raises(OutputError) as error:
        writing.check_target(target)
    assert code_of(error) == "GR-654"


@posix
@pytest.mark.parametrize("name", ["汉" * 100 + ".docx", "a" * 4096, "\udcff\ud800.docx", "a\0b.docx"])
def test_a_name_that_the_system_cannot_hold_is_refused_before_any_work(tmp_path, name):
    with pytest.raises(OutputError) as error:
        writing.check_target(tmp_path / name)
    assert code_of(error) == "GR-656"
