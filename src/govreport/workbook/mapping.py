"""The hidden sheet of a workbook: which cell holds which key, and which words must stand where.

row 1    govreport · version of this layout · edition id · edition name
others   role · sheet · cell · dotted key · words of a label, or the choices of a cell as JSON
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govreport.form.edition import Edition
from govreport.workbook.addresses import address, spot
from govreport.workbook.plan import Box, Role, Sheet, Style

NAME = "govreport"
VERSION = 1
"""Rises when an older govreport could no longer read the workbook rightly."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the map. words: of a label. choices: word → value of the data file."""

    role: Role
    sheet: str
    row: int
    column: int
    key: str = ""
    words: str = ""
    choices: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Return the cell as people call it: `表三!D12`."""
        return f"{self.sheet}!{address(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class Map:
    """The hidden sheet, read. optional: tables of the data file that need not be there.

    reports: of a register, its sheet and the first row that is a report; the entries are those of that row.
    """

    version: int
    edition: str
    entries: tuple[Entry, ...]
    optional: tuple[str, ...]
    reports: tuple[str, int] | None = None


def mapping_sheet(edition: Edition, sheets: Iterable[Sheet], optional: Iterable[str]) -> Sheet:
    """Return the hidden sheet of *sheets*. optional: tables of the data file, besides those of the sheets."""
    made = list(sheets)
    lines: list[tuple[str, ...]] = [(NAME, str(VERSION), edition.id, edition.name)]
    keys = [*optional, *(key for sheet in made for key in sheet.optional)]
    lines += [(Role.OPTIONAL.value, "", "", key, "") for key in keys]
    lines += [
        (Role.REPORTS.value, sheet.name, address(sheet.reports, 0), "", "")
        for sheet in made
        if sheet.reports is not None
    ]
    lines += [_line(sheet, box) for sheet in made for box in sheet.boxes if box.role]
    boxes = (
        Box(row, column, Style.ASIDE, words)
        for row, line in enumerate(lines)
        for column, words in enumerate(line)
        if words
    )
    return Sheet(NAME, tuple(boxes), (14.0, 20.0, 8.0, 44.0, 40.0))


def read_map(rows: Sequence[Sequence[object]]) -> Map | None:
    """Return what the hidden sheet says; None when it is no map. Raises ValueError for a damaged one."""
    if not rows or len(rows[0]) < 3 or rows[0][0] != NAME:
        return None
    lines = [[str(each) for each in row] + [""] * (5 - len(row)) for row in rows[1:]]
    optional = tuple(line[3] for line in lines if line[0] == Role.OPTIONAL)
    version = int(float(str(rows[0][1])))
    reports = next(((line[1], spot(line[2])[0]) for line in lines if line[0] == Role.REPORTS), None)
    return Map(version, str(rows[0][2]), tuple(_entries(lines)), optional, reports)


def _line(sheet: Sheet, box: Box) -> tuple[str, ...]:
    words = json.dumps(box.choices, ensure_ascii=False) if box.choices else ""
    if box.role is Role.LABEL:
        words = str(box.value)
    return (str(box.role), sheet.name, address(box.row, box.column), box.key, words)


def _entries(lines: Iterable[Sequence[str]]) -> Iterator[Entry]:
    for role, sheet, cell, key, words, *_ in lines:
        if role in ("", Role.OPTIONAL, Role.REPORTS):
            continue
        choices = json.loads(words) if role == Role.CHOICE else {}
        yield Entry(Role(role), sheet, *spot(cell), key, words if role == Role.LABEL else "", choices)
