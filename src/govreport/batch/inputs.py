"""Which data files a batch is about: files, folders, patterns, and lists of them."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from govreport.batch.manifest import FILE
from govreport.errors import SourceError, UsageError
from govreport.findings import Locator, Words
from govreport.reasons import why
from govreport.source.beside import lies_beside

LIST = "@"
COMMENT = "#"
_HIDDEN = "."
_LOCK = "~$"
"""Begins the name of the file that Office puts beside one that is open."""


def data_files(names: Iterable[str], suffixes: Iterable[str], own: Path | None = None) -> Iterator[Path]:
    """Yield the data files that *names* mean, each once, those of a folder sorted by path.

    A name is a file, a folder (searched below, too, for *suffixes*, but not in the results of a batch), a
    pattern such as `2023/*.toml`, or `@list.txt`: a file of such names, one a line, seen from its own
    folder, `#` before remarks. own: where this batch puts its results, which whoever asks tells from data.
    Raises UsageError: BT-001 nothing matches a pattern, BT-002 no data file in a folder; SourceError: BT-003
    a list that cannot be read, GR-306 and 307 a folder that cannot.
    """
    meaning = _Meaning(tuple(suffixes), os.path.realpath(own) if own else "")
    yield from once(path for name in names for path in meaning.of(name, Path()) if not _is_other(path.name))


def once(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once, however it is spelled."""
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path


class _Meaning:
    """What names mean. lists: those read already, for a list may name others, and in the end itself."""

    def __init__(self, suffixes: tuple[str, ...], own: str) -> None:
        self.suffixes, self.own = suffixes, own
        self.lists: set[str] = set()

    def of(self, name: str, start: Path) -> Iterator[Path]:
        path = start / name
        # os.path: of a name that the system cannot hold it says that there is no such file.
        if name.startswith(LIST) and not os.path.exists(path):
            yield from self._listed(start / name[len(LIST) :])
        elif os.path.isdir(path):
            yield from _below(path, self.suffixes, self.own)
        elif os.path.exists(path) or not glob.has_magic(name):
            yield path
        elif found := sorted(glob.glob(str(path), recursive=True)):
            for each in found:
                yield from (
                    _below(Path(each), self.suffixes, self.own) if os.path.isdir(each) else [Path(each)]
                )
        else:
            raise UsageError.of("BT-001", pattern=name)

    def _listed(self, file: Path) -> Iterator[Path]:
        real = os.path.realpath(file)
        if real in self.lists:
            return
        self.lists.add(real)
        for line in _lines(file):
            name = line.strip()
            if name and not name.startswith(COMMENT):
                yield from self.of(name, file.parent)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else Words("不是 UTF-8", "it is not UTF-8")
        raise SourceError.of("BT-003", Locator(file=str(file)), reason=reason) from error


def _is_other(name: str) -> bool:
    """Tell whether a file is never data, though a pattern of the shell may name it."""
    return name.startswith(_LOCK) or lies_beside(name)


def _refuse(error: OSError) -> None:
    """Who cannot look into a folder does not know how many reports are missing."""
    place = Locator(file=str(error.filename))
    if isinstance(error, PermissionError):
        raise SourceError.of("GR-306", place) from error
    raise SourceError.of("GR-307", place, reason=why(error)) from error


def _below(folder: Path, suffixes: tuple[str, ...], own: str) -> Iterator[Path]:
    found = False
    for root, folders, files in os.walk(folder, onerror=_refuse):
        shown = (name for name in folders if not name.startswith(_HIDDEN))
        folders[:] = sorted(name for name in shown if not _results(os.path.join(root, name), own))
        for name in sorted(files):
            if name.lower().endswith(suffixes) and not name.startswith(_HIDDEN) and not _is_other(name):
                found = True
                yield Path(root, name)
    if not found:
        raise UsageError.of("BT-002", folder=str(folder), suffixes=list(suffixes))


def _results(folder: str, own: str) -> bool:
    """Tell whether another batch put its results into a folder; they may have the suffix of data files."""
    return os.path.exists(os.path.join(folder, FILE)) and os.path.realpath(folder) != own
