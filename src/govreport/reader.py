"""The clerk's tables, read with types: what is missing, mistyped or unknown becomes a finding.

Reading never raises for a mistake of the clerk. After a finding the value returned is empty (`""`,
blank, None), so that a section's loader goes on to the end and one run tells every mistake.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from govreport.arithmetic import complete
from govreport.cells import Cell, Kind, Mark
from govreport.figures import Figures
from govreport.findings import Finding, Words
from govreport.form.table import Table
from govreport.narrative import Narrative
from govreport.reading import text as hygiene
from govreport.reading.dates import read_date
from govreport.reading.log import ReadLog
from govreport.reading.names import nearest
from govreport.reading.numbers import meant_number, read_cell
from govreport.reading.problem import Problem, quoted, type_of
from govreport.reading.tables import UNLISTED, WARNINGS, read_table
from govreport.reading.unread import not_misspelt, unknown_keys
from govreport.source import Source

__all__ = ["ReadLog", "Reader"]

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class _Required:
    """Stands where no default was given."""


REQUIRED: Final = _Required()
_TABLE = Words("表", "a table")
_TEXT = Words("文字（加引号）", "a text in quotes")
_FLAG = Words("true 或 false", "true or false")
# How a missing value is to be written.
_ANY = Words("…", "…")
_QUOTED = Words('"…"', '"…"')
_FIGURE = Words(
    '实际的数；没有发生填 0，不适用填 "/"',
    'its figure; 0 when nothing happened, "/" when it does not apply',
)


class Reader:
    """One table of the data file, and what reading it found.

    path: dotted path of the table, "" for the file as a whole. log: shared by all readers of a report.
    required: a table that is not there is one finding (GR-102); its keys are not reported one by one.
    """

    def __init__(
        self, source: Source, path: str = "", log: ReadLog | None = None, *, required: bool = True
    ) -> None:
        self.source = source
        self.path = path
        self.log = ReadLog() if log is None else log
        self.log.known.setdefault(path, {})
        self._exists = True
        self._data = self._open(required=required)

    def has(self, key: str) -> bool:
        """Tell whether the table has *key*. Asking makes it a known key."""
        self.log.know(self._dotted(key))
        return key in self._data

    def text(self, key: str, default: str | _Required = REQUIRED) -> str:
        """Return a text of one line, normalised (NFC, no blanks around it). Never blank when required."""

        def line(value: object) -> str | Problem:
            text = self._clean(key, value, marks=True)
            if isinstance(text, Problem):
                return text
            text = text.strip()
            return Problem("GR-128") if "\n" in text else self._filled(text, default)

        return self._read(key, default, line, _QUOTED) or ""

    def narrative(self, key: str, *, required: bool = True) -> Narrative:
        """Return a running text (Markdown, may hold bound figures), normalised. Never blank when required."""
        default = REQUIRED if required else ""

        def running(value: object) -> str | Problem:
            text = self._clean(key, value, marks=False)
            return text if isinstance(text, Problem) else self._filled(text, default)

        narrative = Narrative(self._dotted(key), self._read(key, default, running, _QUOTED) or "")
        self.log.narratives[narrative.path] = narrative
        return narrative

    def count(self, key: str, default: Cell | _Required = REQUIRED) -> Cell:
        """Return a whole number ≥ 0 (件, 条, 次), blank or `/`."""
        return self._cell(key, Kind.COUNT, default)

    def amount(self, key: str, default: Cell | _Required = REQUIRED) -> Cell:
        """Return an amount ≥ 0 as an exact Decimal with the places that were written, blank or `/`."""
        return self._cell(key, Kind.AMOUNT, default)

    def change(self, key: str, default: Cell | _Required = REQUIRED) -> Cell:
        """Return a signed whole number (本年增/减), blank or `/`."""
        return self._cell(key, Kind.CHANGE, default)

    def integer(self, key: str, lowest: int, highest: int, default: int | None = None) -> int | None:
        """Return a whole number from *lowest* to *highest*; None after a finding.

        Without a *default* the key is required.
        """

        def within(value: object) -> int | Problem:
            cell = read_cell(value, Kind.COUNT)
            if isinstance(cell, int) and lowest <= cell <= highest:
                return cell
            meant = (
                meant_number(value.strip().removesuffix("年"), Kind.COUNT) if isinstance(value, str) else ""
            )
            if meant and lowest <= int(meant) <= highest:
                return Problem("GR-104", {"given": quoted(value), "meant": meant})
            return Problem("GR-134", {"given": quoted(value), "lowest": lowest, "highest": highest})

        return self._read(key, REQUIRED if default is None else default, within)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false; *default* when the key is not there, and after a finding."""

        def truth(value: object) -> bool | Problem:
            return value if isinstance(value, bool) else _mistyped(value, _FLAG)

        read = self._read(key, default, truth)
        return default if read is None else read

    def date(self, key: str) -> datetime.date | None:
        """Return a date; None when the key is not there, and after a finding."""
        spelled = bool(getattr(self.source, "spells_dates", False))
        return self._read(key, None, partial(read_date, spelled=spelled)) if self.has(key) else None

    def choice(self, key: str, options: type[Choice], default: Choice | None = None) -> Choice | None:
        """Return one of *options* by its value; None after a finding.

        Without a *default* the key is required.
        """
        names = [option.value for option in options]

        def chosen(value: object) -> Choice | Problem:
            if value in names:
                return options(value)
            meant = nearest(value, names, {}) if isinstance(value, str) else ""
            args = {"given": quoted(value), "nearest": meant, "known": names}
            return Problem("GR-132" if meant else "GR-133", args)

        return self._read(key, REQUIRED if default is None else default, chosen)

    def table(self, key: str, *, required: bool = True) -> "Reader":
        """Return a reader of the table under *key*; an optional one that is not there reads as empty."""
        return Reader(self.source, self._dotted(key), self.log, required=required)

    def figures(self, table: Table) -> Figures:
        """Return a statistics table, whose rows stand as keys of this table of the data file.

        A row is a list with or without its totals, a table by column name, a number where the row has
        one column, or `/` or blank for all its cells. Totals left out are computed. `unlisted` stands
        for every cell that is not listed; without it a missing cell is a finding. After an error
        its cell is blank, totals are not computed and the log keeps no figures.
        """
        self.ignore(UNLISTED, *table.rows)
        labels = {line.label: key for key, line in table.rows.items()}
        self.log.labels[self.path] = {**self.log.labels.get(self.path, {}), **labels}
        read = read_table(table, self._data)
        if self._exists:
            for each in read.problems:
                self._report(each.name, each.problem, each.place)
        if any(each.problem.code not in WARNINGS for each in read.problems):
            figures = Figures(table, {**dict.fromkeys(table.cells(), Mark.BLANK), **read.cells})
        else:
            figures = self.log.figures[self.path] = complete(table, read.cells)
        for row, cells in figures.values().items():
            self.log.record(self._dotted(row), cells)
        return figures

    def ignore(self, *keys: str) -> None:
        """Say that *keys* are known, although they are not read here one by one."""
        for key in keys:
            self.log.know(self._dotted(key))

    def unread(self) -> None:
        """Report the keys of this table, and of the tables read below it, that nobody asked for.

        A key is reported once, however often this is called.
        """
        unknown = tuple(unknown_keys(self.source, self.log, self.path, self._data))
        if unknown:
            self.log.findings[:] = [*not_misspelt(self.log.findings, unknown), *unknown]

    def _open(self, *, required: bool) -> Mapping[str, object]:
        """Find the table in the data; report one that is missing or no table."""
        found: object = self.source.data
        if self.path:
            self.log.know(self.path)
            for name in self.path.split("."):
                found = found.get(name) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping):
            return found
        self._exists = False
        if found is not None:
            self._report("", _mistyped(found, _TABLE))
        elif required:
            self._report("", Problem("GR-102", {"table": self.path}))
        return {}

    def _read(
        self, key: str, default: object, convert: Callable[[object], T | Problem], shape: Words = _ANY
    ) -> T | None:
        """Return the value of *key*, converted and kept in the log; None after a finding.

        shape: how it is to be written where it is missing.
        """
        if not self.has(key):
            if isinstance(default, _Required):
                if self._exists:
                    self._report(key, Problem("GR-101", {"key": key, "shape": shape}))
                return None
            value: T | Problem = default  # type: ignore[assignment]
        else:
            value = convert(self._data[key])
        if isinstance(value, Problem):
            self._report(key, value)
            return None
        self.log.record(self._dotted(key), value)
        return value

    def _cell(self, key: str, kind: Kind, default: Cell | _Required) -> Cell:
        def cell(value: object) -> Cell | Problem:
            return read_cell(value, kind)

        read = self._read(key, default, cell, _FIGURE)
        return read if isinstance(read, (int, Decimal, Mark)) else Mark.BLANK

    def _clean(self, key: str, value: object, *, marks: bool) -> str | Problem:
        """Normalise a text and report what is wrong inside it."""
        if not isinstance(value, str):
            return _mistyped(value, _TEXT)
        text = hygiene.normalised(value)
        if (long := hygiene.too_long(text, one_line=marks)) is not None:
            return long
        for problem in hygiene.problems(text, marks=marks):
            self._report(key, problem)
        return text

    def _filled(self, text: str, default: object) -> str | Problem:
        blank = not text and isinstance(default, _Required)
        return Problem("GR-129") if blank else text

    def _report(self, key: str, problem: Problem, place: str | None = None) -> None:
        """Log *problem*. place: the key where it stands, when it is called by another name."""
        path = self._dotted(key)
        if problem.line is not None:
            at = self.source.locate_text(path, problem.line)
        else:
            at = self.source.locate(path if place is None else self._dotted(place))
        self.log.findings.append(Finding(problem.code, replace(at, path=path), problem.args))

    def _dotted(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path and key else self.path or key


def _mistyped(value: object, should: Words) -> Problem:
    return Problem("GR-103", {"given": quoted(value), "is": type_of(value), "should": should})
