"""A filled register → one source a row. The file is opened once for all its reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source import PlainSource
from govreport.source.members import MARK
from govreport.workbook.mapping import Entry
from govreport.workbook.plan import Role
from govreport.workbook.reading import Opened, is_register, opened, source_of


def members(path: Path) -> tuple[str, ...]:
    """Return the rows of the register at *path* in which something stands, as a workbook counts them.

    Nothing for a workbook that holds one report. Raises SourceError as `reading.read` does.
    """
    return tuple(_register(path).rows) if is_register(path) else ()


def read_member(path: Path, member: str) -> PlainSource:
    """Read the report in row *member*. Raises SourceError: as `reading.read`, and no such report (WB-031)."""
    book, rows = _register(path)
    if member not in rows:
        args = {"row": member, "known": list(rows) or ["—"], "name": path.name}
        raise SourceError.of("WB-031", Locator(file=str(path)), **args)
    entries = tuple(_in_row(book, int(member) - 1))
    return source_of(path, book, replace(book.map, entries=entries), f"{path}{MARK}{member}")


class _Register(NamedTuple):
    """A register as it was opened. rows: those in which something stands, in order."""

    book: Opened
    rows: Mapping[str, None]


def _register(path: Path) -> _Register:
    """Open the workbook, or take it as it was opened while the file stays the same."""
    try:
        state = path.stat()
    except OSError:
        return _opened(path, 0, 0)  # which says what is wrong, and is not kept
    return _opened(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _opened(path: Path, _changed: int, _size: int) -> _Register:
    book = opened(path)
    return _Register(book, dict.fromkeys(_rows(book)))


def _rows(book: Opened) -> Iterator[str]:
    if book.map.reports is None:
        return
    sheet, first = book.map.reports
    grid = book.grids.get(sheet, [])
    yield from (str(number + 1) for number in range(first, len(grid)) if any(map(_stands, grid[number])))


def _stands(value: object) -> bool:
    return not isinstance(value, str) or bool(value.strip())


def _in_row(book: Opened, row: int) -> Iterator[Entry]:
    for entry in book.map.entries:
        if entry.role is not Role.LABEL:
            yield replace(entry, row=row)
