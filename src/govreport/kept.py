"""What is kept between runs, in the user's own cache folder: compiled templates, descriptions already read.

Everything here may vanish or be damaged at any moment; what cannot be read or written is simply made
anew. Entries hold code objects (marshal), so they are trusted only where nobody but their owner could
have written them: folder and file belong to the user, and no group or others may write. The digest in
front of each entry finds damage; it is no signature.

GOVREPORT_CACHE names another folder, `off` keeps nothing.
"""

import contextlib
import hashlib
import marshal
import os
import re
import stat
import sys
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

VARIABLE = "GOVREPORT_CACHE"
OFF = "off"
MOST = 2000
"""Entries kept; the oldest half goes when there are more."""

_HEAD = b"govreport kept 1\n"
_DIGEST = hashlib.sha256().digest_size
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_TEMPORARY = ".tmp-"
_OURS = re.compile(r"[0-9a-f]{64}|\.tmp-[0-9a-f]{16}")
"""Names that `key` and `write` give. Whoever names a folder of their own keeps all else that lies there."""


def folder() -> Path | None:
    """Return the folder, whether it exists or not; None when nothing is to be kept or there is no home."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return None if named in {OFF, ""} else Path(named)
    if root := os.environ.get("XDG_CACHE_HOME"):
        return Path(root, "govreport") if os.path.isabs(root) else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "govreport", "cache") if local else None
    home = os.path.expanduser("~")
    base = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(home, base, "govreport") if os.path.isabs(home) else None


def key(*parts: str | bytes) -> str:
    """Return the name under which something made from *parts* by this Python is kept."""
    digest = hashlib.sha256(MAGIC_NUMBER + sys.version.encode())
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def read(name: str) -> object:
    """Return what is kept under *name*; None when there is nothing, or nothing that can be trusted."""
    place = _own_folder()
    if place is None:
        return None
    try:
        content = _content(place / name)
        start = len(_HEAD) + _DIGEST
        payload = content[start:]
        if content[:start] != _HEAD + hashlib.sha256(payload).digest():
            return None
        value: object = marshal.loads(payload)  # noqa: S302 - ours alone, see above
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value


def write(name: str, value: object) -> bool:
    """Keep *value*, of plain types and code objects, under *name*; tell whether that worked."""
    place = _own_folder(make=True)
    if place is None:
        return False
    temporary = place / f"{_TEMPORARY}{os.urandom(8).hex()}"
    try:
        payload = marshal.dumps(value)  # type: ignore[arg-type]  # what it cannot write, it refuses
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_HEAD + hashlib.sha256(payload).digest() + payload)
        os.replace(temporary, place / name)
        _prune(place)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    return True


def toml(text: str) -> dict[str, Any]:
    """Return the TOML *text* of one of the project's own files as tomllib reads it."""
    name = key("toml", text)
    known = read(name)
    if not isinstance(known, dict):
        import tomllib

        known = tomllib.loads(text)
        write(name, known)
    return known


def clear() -> int:
    """Remove every entry; return how many there were."""
    removed = 0
    for entry in list(entries()):
        with contextlib.suppress(OSError):
            os.unlink(entry)
            removed += 1
    return removed


def entries() -> Iterator[os.DirEntry[str]]:
    """Yield the files that are kept."""
    place = _own_folder()
    if place is not None:
        with contextlib.suppress(OSError), os.scandir(place) as found:
            yield from (each for each in found if _is_entry(each))


def _content(path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or not _ours(status):
            raise PermissionError(str(path))
        return file.read()


def _own_folder(*, make: bool = False) -> Path | None:
    place = folder()
    if place is None:
        return None
    if make:
        with contextlib.suppress(OSError):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place if _trusted(place) else None


def _trusted(place: Path) -> bool:
    try:
        status = os.lstat(place)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and _ours(status)


def _ours(status: os.stat_result) -> bool:
    # Windows has no such bits; %LOCALAPPDATA% is the user's alone there.
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS)


def _is_entry(each: os.DirEntry[str]) -> bool:
    return _OURS.fullmatch(each.name) is not None and each.is_file(follow_symlinks=False)


def _prune(place: Path) -> None:
    if len(os.listdir(place)) <= MOST:
        return
    with os.scandir(place) as found:
        ages = sorted((each.stat().st_mtime, each.name) for each in found if _is_entry(each))
    if len(ages) <= MOST:
        return
    for _, name in ages[: len(ages) // 2]:
        with contextlib.suppress(OSError):
            os.unlink(place / name)
