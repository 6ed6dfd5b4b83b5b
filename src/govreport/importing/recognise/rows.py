"""The rows that tables are read from, whichever way the file divides them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from govreport.importing.documents.content import GridCell, Trust
from govreport.importing.recognise.labels import Labels
from govreport.importing.recognise.lines import Line
from govreport.importing.recognise.streams import Token, rows_of_stream


@dataclass(slots=True, eq=False)
class Row:
    """A row of cells. grid: number of the grid it stands in, None in running text.

    measured: columns are true columns of the page. addressed: no lost cell can have moved the others (a
    sheet, a PDF). confirm: what it says must be confirmed by a sum of the form. broken: a page break
    divides it, and its lower part is not certain. lines: the lines of the document that it came from.
    """

    cells: tuple[GridCell, ...]
    trust: Trust
    lines: tuple[Line, ...]
    grid: int | None = None
    measured: bool = False
    addressed: bool = False
    confirm: bool = False
    broken: bool = False

    @property
    def end(self) -> int:
        """Return the column behind the last cell."""
        return self.cells[-1].column + self.cells[-1].width if self.cells else 0

    def as_wide_as(self, other: "Row") -> bool:
        """Tell whether both are rows of one grid from which no cell is lost and into which none was put."""
        if self.grid is None or self.grid != other.grid:
            return False
        return self.end == other.end if self.measured else len(self.cells) == len(other.cells)

    def moved_below(self, other: "Row") -> bool:
        """Tell whether cells may have moved to the left: it ends earlier than *other*, and blank."""
        if self.addressed or not self.measured or self.grid != other.grid or not self.cells:
            return False
        return self.end < other.end and not self.cells[-1].text.strip()

    def take(self) -> None:
        """Note that this row belongs to a table of the form."""
        for line in self.lines:
            line.taken = True


def rows_of(
    lines: list[Line],
    labels: Labels,
    is_heading: Callable[[str], bool],
    *,
    measured: bool,
    addressed: bool = False,
) -> Iterator[Row]:
    """Yield the rows of a document; what is a stream of cells is cut at its labels.

    measured, addressed: what kind of file it is (see `Row`).
    """
    for trust, group in groupby(
        lines, key=lambda line: (line.trust, line.grid if line.trust is Trust.CELLS else 0)
    ):
        members = list(group)
        if trust[0] is Trust.ROWS:
            for line in members:
                if line.cells:
                    yield Row(line.cells, line.trust, (line,), line.grid, measured, addressed)
            continue
        lead = members[0].lead
        tokens = [Token(cell, line) for line in members for cell in _cells(line)]
        for stream in rows_of_stream(tokens, labels, is_heading, trust=trust[0], lead=lead):
            cells = tuple(token.cell for token in stream.tokens)
            yield Row(
                cells,
                trust[0],
                tuple(dict.fromkeys(token.line for token in stream.tokens)),
                members[0].grid,
                confirm=stream.spaced,
            )


def _cells(line: Line) -> Iterator[GridCell]:
    """Yield the cells of a line; a paragraph with line breaks inside is one cell a line."""
    for cell in line.cells:
        if line.paragraph is None or "\n" not in cell.text:
            yield cell
        else:
            yield from (GridCell(text, cell.place) for text in cell.text.split("\n"))
