"""A statistics table of the form: nested rows, grouped columns, sums. One description for every use.

The Word table, the reader of the data file, the arithmetic rules, the web page, the workbook and
the importer all work from these values. A row is the dimension that the data file names first
(`requests.granted`), a column the second (`requests.granted.total`), whichever way they are printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from govreport.cells import Kind


class Layout(StrEnum):
    """How a table is printed.

    STACKED: blocks under banner rows, each with a header row of its own (section two).
    MATRIX: nested row labels on the left, grouped columns above (section three).
    ACROSS: the rows become column groups, all figures stand in one line (section four).
    """

    STACKED = "stacked"
    MATRIX = "matrix"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column, or a heading over several of them.

    key: name in the data file; of a heading, the name by which sums and changes call it.
    label: exactly what the form prints. en: the same in English, for messages and help.
    note: printed behind the label in the same cell.
    kind: what its cells hold; None leaves it to the other dimension (COUNT in the end).
    decimals: fixed number of decimal places of an amount, None prints what was given.
    lines: what stands under it; empty for a line that holds figures.
    """

    key: str
    label: str
    en: str = ""
    note: str = ""
    kind: Kind | None = None
    decimals: int | None = None
    lines: tuple["Line", ...] = ()

    def leaves(self) -> Iterator["Line"]:
        """Yield the lines under this one that hold figures (itself, when it holds figures)."""
        if not self.lines:
            yield self
        for line in self.lines:
            yield from line.leaves()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with columns of its own. banner: row above; heading: label of its first column."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    banner: str = ""
    heading: str = ""

    def row_leaves(self) -> tuple[Line, ...]:
        """Return the rows that hold figures, in printed order."""
        return tuple(leaf for row in self.rows for leaf in row.leaves())

    def column_leaves(self) -> tuple[Line, ...]:
        """Return the columns that hold figures, in printed order."""
        return tuple(leaf for column in self.columns for leaf in column.leaves())


@dataclass(frozen=True, slots=True)
class Sum:
    """A relation that the form prints or implies (勾稽关系): Σ left = Σ right.

    of: "rows" adds rows, once for every column; "columns" adds columns, once for every row.
    left, right: keys of lines that hold figures. When right is one key, it may be left out of the
    data file and is then computed. code: the finding when it does not hold.
    written: both sides as the description has them, headings and `*` (every line) included; a derived
    edition resolves them anew, so that a heading takes in the lines added under it.
    """

    code: str
    of: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    written: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def terms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return both sides as written; as resolved for a sum that was made ready."""
        return self.written if any(self.written) else (self.left, self.right)

    @property
    def computes(self) -> str | None:
        """Key of the total that this sum computes when it is left out, else None."""
        return self.right[0] if len(self.right) == 1 else None


@dataclass(frozen=True, slots=True)
class Carry:
    """A row whose figures of last year are another row's figures of this year (结转). Keys of rows."""

    last: str
    this: str


@dataclass(frozen=True, slots=True)
class Table:
    """One statistics table. id: the section that it belongs to. name: 表二, for messages."""

    id: str
    name: str
    en: str
    layout: Layout
    blocks: tuple[Block, ...]
    sums: tuple[Sum, ...] = ()
    corner: str = ""
    carries: tuple[Carry, ...] = ()
    rows: Mapping[str, Line] = field(init=False, compare=False, repr=False)
    blocks_by_row: Mapping[str, Block] = field(init=False, compare=False, repr=False)
    columns_by_row: Mapping[str, Mapping[str, Line]] = field(init=False, compare=False, repr=False)
    _columns: Mapping[str, tuple[Line, ...]] = field(init=False, compare=False, repr=False)
    _places: tuple[tuple[str, str], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        by_row: dict[str, Block] = {}
        columns_by_row: dict[str, Mapping[str, Line]] = {}
        for block in self.blocks:
            keys = [leaf.key for leaf in block.row_leaves()]
            by_row.update(dict.fromkeys(keys, block))
            columns = {line.key: line for line in block.column_leaves()}
            columns_by_row.update(dict.fromkeys(keys, columns))
        rows = {leaf.key: leaf for block in self.blocks for leaf in block.row_leaves()}
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "blocks_by_row", by_row)
        object.__setattr__(self, "columns_by_row", columns_by_row)
        lines = {row: tuple(columns_by_row[row].values()) for row in rows}
        object.__setattr__(self, "_columns", lines)
        places = tuple((row, column.key) for row in rows for column in lines[row])
        object.__setattr__(self, "_places", places)

    def __hash__(self) -> int:
        # What is worked out of a table is looked up by it for every report: not by all its labels each time.
        return hash((self.id, self.name))

    def columns(self, row: str) -> tuple[Line, ...]:
        """Return the columns that hold the figures of *row*. Raises KeyError for an unknown row."""
        return self._columns[row]

    def column(self, row: str, key: str) -> Line:
        """Return one column of *row*. Raises KeyError when either is unknown."""
        return self.columns_by_row[row][key]

    def kind(self, row: str, column: str) -> Kind:
        """Return what the cell at *row*, *column* may hold."""
        return self.rows[row].kind or self.column(row, column).kind or Kind.COUNT

    def cells(self) -> tuple[tuple[str, str], ...]:
        """Return (row key, column key) of every cell, in the order of the data file."""
        return self._places
