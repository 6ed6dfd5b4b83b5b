"""Which data files a batch is about: files, folders, patterns, and lists of them."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from govreport.batch.manifest import FILE
from govreport.errors import SourceError, UsageError
from govreport.findings import Locator
from govreport.source.beside import lies_beside

LIST = "@"
COMMENT = "#"
_SKIPPED = ("~$", ".")


def data_files(names: Iterable[str], suffixes: Iterable[str]) -> Iterator[Path]:
    """Yield the data files that *names* mean, each once, those of a folder sorted by path.

    A name is a file, a folder (searched below, too, for *suffixes*, but not in the results of a batch), a
    pattern such as `2023/*.toml`, or `@list.txt`: a file of such names, one a line, seen from its own
    folder, `#` before remarks.
    Raises UsageError: BT-001 nothing matches a pattern, BT-002 no data file in a folder; SourceError: BT-003
    a list that cannot be read.
    """
    known = tuple(suffixes)
    seen: set[str] = set()
    for name in names:
        for path in _meant(name, Path(), known):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path


def _meant(name: str, start: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    path = start / name
    if name.startswith(LIST) and not path.exists():
        yield from _listed(start / name[len(LIST) :], suffixes)
    elif path.is_dir():
        yield from _below(path, suffixes)
    elif path.exists() or not glob.has_magic(name):
        yield path
    elif found := sorted(glob.glob(str(path), recursive=True)):
        for each in found:
            yield from _below(Path(each), suffixes) if os.path.isdir(each) else [Path(each)]
    else:
        raise UsageError.of("BT-001", pattern=name)


def _listed(file: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SourceError.of("BT-003", Locator(file=str(file)), reason=reason) from error
    for line in lines:
        name = line.strip()
        if name and not name.startswith(COMMENT):
            yield from _meant(name, file.parent, suffixes)


def _below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    found = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _results(root, name))
        for name in sorted(files):
            if name.lower().endswith(suffixes) and not name.startswith(_SKIPPED) and not lies_beside(name):
                found = True
                yield Path(root, name)
    if not found:
        raise UsageError.of("BT-002", folder=str(folder), suffixes=list(suffixes))


def _results(root: str, name: str) -> bool:
    """Tell whether a batch put its results into a folder; they may have the suffix of data files."""
    return os.path.exists(os.path.join(root, name, FILE))
