"""The only place that writes results: the old file stays whole until the new one is complete on disk."""

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from govreport.errors import OutputError
from govreport.findings import Locator, Words
from govreport.reasons import why

TEMPORARY = ".govreport-{mark}.tmp"
BATCH_TEMPORARY = ".govreport-batch-{mark}.tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
STALE_AFTER = 3600
"""Seconds after which a temporary file belongs to nobody: writing one takes far less than one."""

FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def check_target(target: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse a target that cannot or must not be written, before any work is done for it.

    inputs: files that the run reads and that must survive it.
    Raises OutputError: a folder (GR-650), in a missing folder (GR-651), one of the inputs (GR-652),
    a device or pipe (GR-653), no rights (GR-654), a name that the system cannot hold (GR-656).
    """
    try:
        _judge(target, inputs)
    except OSError as error:
        raise _explained(error, target, 0) from error
    except ValueError as error:
        reason = Words("文件名中有本机不能用的字符", "the name holds characters that this system cannot")
        raise OutputError.of("GR-656", Locator(file=str(target)), reason=reason) from error


def _judge(target: Path, inputs: Iterable[Path]) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        target.lstat()  # the one call that tells a name too long from a file that is not there
    place = Locator(file=str(target))
    folder = target.parent
    if target.is_dir():
        raise OutputError.of("GR-650", place)
    if not folder.is_dir():
        raise OutputError.of("GR-651", place, folder=str(folder))
    if any(_same(target, file) for file in inputs):
        raise OutputError.of("GR-652", place)
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        raise OutputError.of("GR-653", place)
    if not os.access(folder, os.W_OK):
        raise OutputError.of("GR-654", place, folder=str(folder))


def write_file(target: Path, content: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write *content* to *target*, whole or not at all.

    A temporary file in the same folder is filled, brought to the disk and renamed over the target. A
    link is replaced itself, what it points to stays. The new file has the permissions that the umask
    gives. Raises OutputError: see `check_target`; disk full (GR-655), any other reason (GR-656).
    """
    check_target(target, inputs)
    sweep(target.parent)
    temporary = target.parent / TEMPORARY.format(mark=secrets.token_hex(8))
    try:
        _fill(temporary, content)
        os.replace(temporary, target)
    except OSError as error:
        raise _explained(error, target, len(content)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _settle(target.parent)


def put_file(target: Path, content: bytes) -> None:
    """Write *content* to *target* whole or not at all, for one of thousands of files in a folder of our own.

    Unlike `write_file`, neither sweeps nor waits for the disk: whoever writes many does both once.
    Raises OutputError: disk full (GR-655), no rights (GR-654), any other reason (GR-656).
    """
    temporary = target.parent / BATCH_TEMPORARY.format(mark=secrets.token_hex(8))
    try:
        with os.fdopen(os.open(temporary, _NEW, 0o666), "wb") as file:
            file.write(content)
        os.replace(temporary, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _explained(error, target, len(content)) from error


def sweep_batch(folder: Path) -> None:
    """Remove the temporary files of `put_file`; for whoever knows that nobody else is writing there."""
    for left in folder.glob(BATCH_TEMPORARY.format(mark="*")):
        with contextlib.suppress(OSError):
            left.unlink()


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed run left in *folder*."""
    for left in folder.glob(TEMPORARY.format(mark="*")):
        with contextlib.suppress(OSError):
            if time.time() - left.lstat().st_mtime > STALE_AFTER:
                left.unlink()


def _fill(temporary: Path, content: bytes) -> None:
    with os.fdopen(os.open(temporary, _NEW, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    # A rename lives in the folder: without this a power cut may bring the old file back. Windows
    # has no such call, and some network drives refuse it; the file itself is safe either way.
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _same(target: Path, file: Path) -> bool:
    try:
        return target.exists() and file.exists() and target.samefile(file)
    except OSError:
        return False


def _explained(error: OSError, target: Path, size: int) -> OutputError:
    place = Locator(file=str(target))
    if error.errno in FULL:
        return OutputError.of("GR-655", place, size=size)
    if error.errno in DENIED:
        return OutputError.of("GR-654", place, folder=str(target.parent))
    return OutputError.of("GR-656", place, reason=why(error))
