"""What a sheet of the workbook consists of, as plain values: no library of Excel is known here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from govreport.cells import Kind


class Role(StrEnum):
    """What a cell means to whoever reads the workbook.

    LABEL: words of the form, which must still stand there. FIGURE: typed in. TOTAL: a formula; without a
    result it counts as left out. TEXT: one text. PARAGRAPHS: from this cell downwards, one paragraph a
    cell. NUMBER, DATE: as they are. CHOICE: one of several words, each for a value. LITERAL: a value
    as JSON. OPTIONAL: no cell; a table of the data file that is not there while nothing of it is filled in.
    REPORTS: from this row downwards, one report a row.
    """

    LABEL = "label"
    FIGURE = "figure"
    TOTAL = "total"
    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LITERAL = "literal"
    OPTIONAL = "optional"
    REPORTS = "reports"


class Style(StrEnum):
    """How a cell looks, and whether it can be typed into (the INPUT ones)."""

    TITLE = "title"
    HINT = "hint"
    ASIDE = "aside"
    LABEL = "label"
    SIDE_LABEL = "side_label"
    TOTAL = "total"
    CHECK = "check"
    STATUS = "status"
    FIGURE_INPUT = "figure_input"
    TEXT_INPUT = "text_input"
    DATE_INPUT = "date_input"
    PARAGRAPH_INPUT = "paragraph_input"
    WRONG = "wrong"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be typed into a cell: a figure of a kind with at most *places* decimals, or one of *words*."""

    kind: Kind | None = None
    places: int = 0
    words: tuple[str, ...] = ()
    between: tuple[int, int] | None = None
    date: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One cell, merged or not. row, column: 0-based.

    value: str, int, float, date or None; of a cell with a formula its result, as calculated here.
    key: dotted key of the data file. choices: word in the cell → value in the data file. note: a comment.
    """

    row: int
    column: int
    style: Style
    value: object = None
    rowspan: int = 1
    colspan: int = 1
    role: Role | None = None
    key: str = ""
    formula: str = ""
    choices: Mapping[str, object] = field(default_factory=dict)
    allowed: Allowed | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A look that cells take on while *formula* is true. cells: (row, column) each."""

    cells: tuple[tuple[int, int], ...]
    formula: str
    style: Style


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. widths: of the columns, in characters. heights: row → points.

    input_columns: columns whose empty cells can be typed into. frozen: first row and column that scroll.
    repeated: first and last row printed on every page. printed: last row and column that are printed.
    optional: keys of tables of the data file that need not be there. reports: the first row of those that
    are a report each; what may be typed into its cells holds for all below it.
    """

    name: str
    boxes: tuple[Box, ...]
    widths: Sequence[float]
    heights: Mapping[int, float] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    input_columns: tuple[int, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    repeated: tuple[int, int] | None = None
    printed: tuple[int, int] | None = None
    landscape: bool = False
    optional: tuple[str, ...] = ()
    reports: int | None = None
