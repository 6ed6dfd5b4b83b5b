"""What a figure in the text may stand for: a sum of cells of the form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govreport import Cell, Edition, Line, Mark, Report, Table, Words

TOTAL = "total"


class Reading(NamedTuple):
    """Rows of one table added up in one or more columns, without the columns or rows in *less*.

    rows, columns: keys of lines or of headings over them (`denied`: its eight rows). less: places
    (row, column) to take away.
    """

    section: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = (TOTAL,)
    less: tuple[tuple[str, str], ...] = ()


class Form:
    """The figures of one report, asked by reading. Blank cells and unknown lines have no value."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._known: dict[str, _Lines] = {}
        self._added: dict[Reading, list[tuple[int, str, str]]] = {}

    def value(self, reading: Reading) -> int | Decimal | None:
        """Return what the report says, None where it does not say it."""
        cells = self._cells(reading)
        if not cells:
            return None
        result: int | Decimal = 0
        for sign, row, column in cells:
            cell = self._cell(reading.section, row, column)
            if cell is None or cell is Mark.BLANK:
                return None
            if not isinstance(cell, Mark):
                result = result + sign * cell
        return result

    def has(self, reading: Reading) -> bool:
        """Tell whether the form has these lines, filled in or not."""
        return bool(self._cells(reading))

    def label(self, reading: Reading) -> Words:
        """Return the reading in the words of the form: 表三“（一）予以公开”的“总计”."""
        lines = self._lines(reading.section)
        rows = [lines.rows[row] for row in reading.rows]
        columns = [lines.columns[column] for column in reading.columns]
        zh = f"{lines.table}{_quoted(rows)}的{_quoted(columns)}"
        en = f"{lines.en}, {_said(rows)}, {_said(columns)}"
        if reading.less:
            without = list(dict.fromkeys(_taken_away(reading, place, lines) for place in reading.less))
            zh, en = f"{zh}减{_quoted(without)}", f"{en} less {_said(without)}"
        return Words(zh, en)

    def cells(self, reading: Reading) -> dict[str, int]:
        """Return the cells that are added up: dotted key → 1, or -1 for what is taken away."""
        return {f"{reading.section}.{row}.{column}": sign for sign, row, column in self._cells(reading)}

    def binding(self, reading: Reading) -> str:
        """Return what to write between the braces to bind the figure."""
        signs = {1: "+", -1: "-"}
        terms = (
            f"{signs[sign]} {reading.section}.{row}.{column}" for sign, row, column in self._cells(reading)
        )
        return " ".join(terms).removeprefix("+ ")

    def _cells(self, reading: Reading) -> list[tuple[int, str, str]]:
        """Return (sign, row, column) of every cell added up; nothing when the form has no such line."""
        if (known := self._added.get(reading)) is not None:
            return known
        self._added[reading] = found = list(self._places(reading))
        return found

    def _places(self, reading: Reading) -> Iterator[tuple[int, str, str]]:
        lines = self._lines(reading.section)
        asked = [(1, row, column) for row in reading.rows for column in reading.columns]
        asked += [(-1, row, column) for row, column in reading.less]
        if any(row not in lines.rows or column not in lines.columns for _, row, column in asked):
            return
        for sign, row, column in asked:
            for leaf in lines.rows[row].leaves():
                for across in lines.columns[column].leaves():
                    yield sign, leaf.key, across.key

    def _cell(self, section: str, row: str, column: str) -> Cell | None:
        if section in self.report.figures:
            return self.report.figures[section].cells.get((row, column))
        found: object = self.report.values
        for key in (section, row, column):
            found = found.get(key) if isinstance(found, Mapping) else None
        return found if isinstance(found, (int, Decimal, Mark)) else None

    def _lines(self, section: str) -> "_Lines":
        if section not in self._known:
            self._known[section] = _Lines.of(self.report.edition, section)
        return self._known[section]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Every line and heading of a table, or of the facts that a section's text must give, by key."""

    table: str = ""
    en: str = ""
    rows: Mapping[str, Line] = field(default_factory=dict)
    columns: Mapping[str, Line] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition, section_id: str) -> "_Lines":
        if table := edition.tables.get(section_id):
            return _lines_of(table)
        section = edition.section(section_id)
        facts = section.facts if section else ()
        columns = _by_key(line for fact in facts for line in fact.lines)
        title = (section.title, section.en) if section else ("", "")
        # A fact is one row whose members are its columns: the row itself must be no heading here.
        return cls(*title, {fact.key: replace(fact, lines=()) for fact in facts}, columns)


@lru_cache(maxsize=64)  # every report of a batch has the same few tables
def _lines_of(table: Table) -> _Lines:
    rows = _by_key(line for block in table.blocks for line in block.rows)
    columns = _by_key(line for block in table.blocks for line in block.columns)
    return _Lines(table.name, table.en, rows, columns)


def _taken_away(reading: Reading, place: tuple[str, str], lines: _Lines) -> Line:
    """Return the line that makes the difference: a column of the same rows, or other rows."""
    row, column = place
    return lines.columns[column] if row in reading.rows else lines.rows[row]


def _by_key(lines: Iterable[Line]) -> dict[str, Line]:
    found: dict[str, Line] = {}
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        found[line.key] = line
        waiting.extend(line.lines)
    return found


def _quoted(lines: list[Line]) -> str:
    return "、".join(f"“{line.label}”" for line in lines)


def _said(lines: list[Line]) -> str:
    return " + ".join(f'"{line.en}"' for line in lines)
