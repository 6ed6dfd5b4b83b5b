"""A plain Excel or WPS sheet that looks like the form: its cells as grids, by python-calamine."""

import datetime
import io
from collections.abc import Iterator, Mapping
from math import isfinite

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.importing.documents.content import Block, Document, Grid, GridCell, Paragraph, Place, plain
from govreport.workbook.extra import needed
from govreport.workbook.numbers import number as shown
from govreport.workbook.package import admitted
from govreport.workbook.parts import admit_size, unsure

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell, from 0."""


def read_sheet(content: bytes, name: str) -> Document:
    """Return the sheets of a workbook, one after the other. Raises SourceError, WB-001 and WB-011 to 014."""
    where = Locator(file=name)
    content, parts = admitted(content, where)
    seeming = unsure(parts, where)
    library = needed("python_calamine", SourceError)
    blocks: list[Block] = []
    try:
        book = library.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number, sheet_name in enumerate(book.sheet_names, 1):
            sheet = book.get_sheet_by_name(sheet_name)
            admit_size(sheet.total_height, sheet.total_width, where)
            rows = sheet.to_python(skip_empty_area=False)
            _put(rows, seeming.get(sheet_name, {}))
            merged = getattr(sheet, "merged_cell_ranges", None) or []
            blocks += _blocks(rows, [(*start, *end) for start, end in merged], number)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError.of("RB-008", where, reason=type(error).__name__) from error
    return Document(name, "xlsx", tuple(blocks))


def _put(rows: list[list[object]], seen: Mapping[tuple[int, int], str]) -> None:
    """Put what cells show that the library takes for blank: `#REF!`, a formula that was never calculated."""
    for (row, column), text in seen.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
        rows[row][column] = text


def _blocks(rows: list[list[object]], merged: list[Span], table: int) -> Iterator[Block]:
    """Yield a sheet: rows of one cell between the tables are paragraphs."""
    spans = {(span[0], span[1]): span for span in merged}
    covered = {
        (row, column): span
        for span in merged
        for row in range(span[0], min(span[2] + 1, len(rows)))
        for column in range(span[1], span[3] + 1)
    }
    grid: list[tuple[GridCell, ...]] = []
    for number, row in enumerate(rows):
        line = tuple(_row(rows, row, number, spans, covered, table))
        words = [cell for cell in line if cell.text.strip()]
        lone = (
            len(words) == 1
            and not words[0].continued
            and all(cell.column == words[0].column or not cell.text for cell in line)
        )
        if (not words or (lone and "\n" in words[0].text)) and grid:
            yield Grid(tuple(grid), place=Place(table=table))
            grid = []
        if lone and not grid:
            yield from _paragraphs(words[0])
        elif words:
            grid.append(line)
    if grid:
        yield Grid(tuple(grid), place=Place(table=table))


def _paragraphs(cell: GridCell) -> Iterator[Paragraph]:
    return (plain(text.strip(), cell.place) for text in cell.text.split("\n") if text.strip())


def _row(
    rows: list[list[object]],
    row: list[object],
    number: int,
    spans: dict[tuple[int, int], Span],
    covered: dict[tuple[int, int], Span],
    table: int,
) -> Iterator[GridCell]:
    for column, value in enumerate(row):
        span = covered.get((number, column))
        place = Place(None, table, number + 1, column + 1)
        if span is None:
            yield GridCell(_text(value), place, column)
        elif column == span[1]:
            width = span[3] - span[1] + 1
            top = (number, column) in spans
            yield GridCell(_text(rows[span[0]][span[1]]), place, column, width, continued=not top)


def _text(value: object) -> str:
    """Return a value as its cell shows it: a whole number without a point, 0.1+0.2 as 0.3.

    TRUE and FALSE are words, so that they are no blank cell.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and isfinite(value):
        return f"{shown(value):f}" if not value.is_integer() else str(shown(value))
    if isinstance(value, (datetime.date, datetime.datetime)):
        return f"{value.year}-{value.month:02d}-{value.day:02d}"
    return str(value)
