"""Cells → the tables of a data file: what each cell of the map stands for, and where it stands."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from govreport.findings import Finding, Locator
from govreport.form.entry import UNLISTED
from govreport.reading.dates import meant_date
from govreport.workbook.addresses import Spot, address
from govreport.workbook.mapping import Entry, Map
from govreport.workbook.numbers import number
from govreport.workbook.plan import Role
from govreport.workbook.texts import BREAK

Grids = Mapping[str, Sequence[Sequence[object]]]
ABSENT = object()


@dataclass
class Gathered:
    """What a workbook holds. data, places, line_places, findings: see PlainSource.

    old: whether it is an .xls, out of which the library reads a formula that gives no number as 0.
    """

    file: str
    grids: Grids
    errors: Mapping[str, Mapping[Spot, str]]
    old: bool = False
    data: dict[str, object] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    line_places: dict[str, Sequence[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)

    def gather(self, found: Map) -> None:
        """Take in every cell that *found* names; drop optional tables in which nothing is filled in."""
        self.data["edition"] = found.edition
        if self.old:
            self.findings.append(Finding("WB-021", Locator(file=self.file)))
        # What a blank cell means must be known before the cells of the table are read.
        for entry in sorted(found.entries, key=lambda each: each.role is not Role.CHOICE):
            if entry.role is not Role.LABEL:
                self._locate(entry)
                self._keep(entry)
        for path in found.optional:
            self._drop_if_blank(path)

    def value(self, entry: Entry) -> object:
        """Return what stands in a cell, "" for nothing."""
        return at(self.grids[entry.sheet], entry.row, entry.column)

    def _keep(self, entry: Entry) -> None:
        error = self.errors.get(entry.sheet, {}).get((entry.row, entry.column))
        if error:
            place = Locator(entry.key, self.file, place=entry.place)
            self.findings.append(Finding("WB-020", place, {"error": error}))
        value = self._paragraphs(entry) if entry.role is Role.PARAGRAPHS else self.value(entry)
        blank = isinstance(value, str) and not value.strip()
        blank = blank or (self.old and entry.role is Role.TOTAL and value == 0)
        result = self._blank(entry) if blank else READ[entry.role](value, entry)
        if entry.role is Role.CHOICE and entry.key.endswith(f".{UNLISTED}") and result not in (ABSENT, None):
            self.unlisted.add(entry.key.rpartition(".")[0])
        if result is not ABSENT and result is not None:
            self._table(entry.key)[entry.key.rpartition(".")[2]] = result

    def _blank(self, entry: Entry) -> object:
        """A total without a result is left out; a figure is blank, unless its table says what blanks are."""
        if entry.role is Role.FIGURE:
            table = entry.key.rsplit(".", 2)[0]
            return ABSENT if table in self.unlisted else ""
        return "" if entry.role in (Role.TEXT, Role.PARAGRAPHS) else ABSENT

    def _paragraphs(self, entry: Entry) -> str:
        grid = self.grids[entry.sheet]
        cells = [at(grid, row, entry.column) for row in range(entry.row, len(grid))]
        texts = [_text(cell, entry) for cell in cells]
        while texts and not str(texts[-1]).strip():
            texts.pop()
        places: list[str] = []
        for number_, text in enumerate(texts):
            place = f"{entry.sheet}!{address(entry.row + number_, entry.column)}"
            # The line break that ends a paragraph and the empty line behind it count to its cell.
            places += [place] * (str(text).replace("\r\n", "\n").count("\n") + 2)
        self.line_places[entry.key] = tuple(places[:-1])
        return BREAK.join(map(str, texts))

    def _locate(self, entry: Entry) -> None:
        self.places[entry.key] = entry.place
        parts = entry.key.split(".")
        for length in range(1, len(parts)):
            above = ".".join(parts[:length])
            self.places.setdefault(above, entry.place if length > 1 else entry.sheet)

    def _table(self, key: str) -> dict[str, object]:
        table = self.data
        for part in key.split(".")[:-1]:
            inner = table.setdefault(part, {})
            if not isinstance(inner, dict):
                raise ValueError(key)
            table = inner
        return table

    def _drop_if_blank(self, path: str) -> None:
        parent, name = self._table(path), path.rpartition(".")[2]
        if name in parent and not _filled(parent[name]):
            del parent[name]


def at(grid: Sequence[Sequence[object]], row: int, column: int) -> object:
    """Return the value of a cell, "" outside of what the sheet holds."""
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""


def _filled(value: object) -> bool:
    return any(map(_filled, value.values())) if isinstance(value, dict) else value != ""


def _figure(value: object, entry: Entry) -> object:  # noqa: ARG001 - the signature of every reading
    if isinstance(value, float):
        return number(value)
    return value.strip() if isinstance(value, str) else value


def _text(value: object, entry: Entry) -> object:  # noqa: ARG001 - the signature of every reading
    """A text that looks like a number was made one by the workbook: it is a text again."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return format(Decimal(number(value)), "f")
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    return value


def _date(value: object, entry: Entry) -> object:  # noqa: ARG001 - the signature of every reading
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    if isinstance(value, str) and (text := value.strip()) and text == meant_date(text):
        return datetime.date.fromisoformat(text)  # pasted as text from another system; it means one day only
    return number(value) if isinstance(value, float) else value


def _choice(value: object, entry: Entry) -> object:
    return entry.choices.get(str(value).strip(), value)


def _literal(value: object, entry: Entry) -> object:
    if not isinstance(value, str):
        return _figure(value, entry)
    try:
        return json.loads(value, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError):
        return value


READ: Mapping[Role, Callable[[object, Entry], object]] = {
    Role.FIGURE: _figure,
    Role.TOTAL: _figure,
    Role.NUMBER: _figure,
    Role.TEXT: _text,
    Role.PARAGRAPHS: _text,
    Role.DATE: _date,
    Role.CHOICE: _choice,
    Role.LITERAL: _literal,
}
