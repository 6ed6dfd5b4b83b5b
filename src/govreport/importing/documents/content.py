"""What every kind of file is turned into: paragraphs, pictures and grids of cells, with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from govreport.findings import Finding, PlaceWords, Words
from govreport.narrative.blocks import Run


class Trust(StrEnum):
    """How far the division into cells can be relied on.

    ROWS: all cells of a row are there, blank ones too. CELLS: cells follow each other and blank ones
    are kept, but the ends of rows are not. LINES: one cell a line; a blank cell may leave no trace.
    """

    ROWS = "rows"
    CELLS = "cells"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file; every number counts from 1, None where it does not apply."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    def words(self) -> Words:
        """Return the place for people: 第2页 表3 行5 列4."""
        zh = [("第{}页", self.page), ("表{}", self.table), ("行{}", self.row), ("列{}", self.column)]
        en = [("page {}", self.page), ("table {}", self.table), ("row {}", self.row)]
        en.append(("column {}", self.column))
        if self.table is None:
            zh.append(("第{}行", self.line))
            en.append(("line {}", self.line))
        return Words(_joined(zh), _joined(en))

    def said(self) -> PlaceWords:
        """Return the place as findings give it."""
        words = self.words()
        return PlaceWords(words.zh, words.en)

    def values(self) -> dict[str, int]:
        """Return the numbers that are known, by name."""
        named = {"page": self.page, "table": self.table, "row": self.row, "column": self.column}
        return {name: value for name, value in {**named, "line": self.line}.items() if value is not None}


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is seen. level: of a heading by its style, None for body text.

    marker: what stands before an entry of a list (`1.`, `•`), depth: 0 for the outermost list.
    """

    runs: tuple[Run, ...]
    place: Place = NOWHERE
    level: int | None = None
    marker: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Return its words without looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. name: key of `Document.pictures`, "" when the file does not hold it."""

    name: str
    caption: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid. column: 0-based, width: how many columns it takes.

    continued: True where a cell that began in a row above still stands (rowspan).
    """

    text: str
    place: Place
    column: int = 0
    width: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. lead: in a stream of CELLS, one blank cell stands before each row."""

    rows: tuple[tuple[GridCell, ...], ...]
    trust: Trust = Trust.ROWS
    place: Place = NOWHERE
    lead: bool = False


Block: TypeAlias = Paragraph | Picture | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read. name: as the user gave it. kind: docx, html, text… notes: what reading it found."""

    name: str
    kind: str
    blocks: tuple[Block, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()


def plain(text: str, place: Place = NOWHERE, *, bold: bool = False) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, bold),), place)


def merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs of one look: Word cuts a word into many."""
    done: list[Run] = []
    for run in runs:
        if done and done[-1].bold == run.bold:
            done[-1] = Run(done[-1].text + run.text, run.bold)
        elif run.text:
            done.append(run)
    return tuple(done)


def _joined(parts: list[tuple[str, int | None]]) -> str:
    return " ".join(words.format(value) for words, value in parts if value is not None)
