"""A statistics table of the form in Word: the merges of its grid, its labels, one tag a figure."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from govreport.form.grid import Grid, GridCell, Role
from govreport.word import look
from govreport.word.build.styles import BORDERS
from govreport.word.build.xml import paragraph, w

MANY_CELLS = 6  # a table with more of them in a row is set in 9 pt
FIGURES_WIDTHS = (5300, 4650)  # 93 and 82 mm of the 156, beside one and several columns of labels
WIDEST_FIGURE = 2000  # 35 mm
SMALL_CHARACTER = look.SIZE_5_SMALL * 10  # in twips
HEADING_ROWS = 2  # what the section's heading takes, in rows of a table
SLACK = 20  # 1 pt, as fonts that stand in for ours are a trifle wider
ROW_HEIGHTS = (420, 360)  # 21 pt, 18 pt: with the smaller one table three fits a page


def form_table(section_id: str, grid: Grid, name: str) -> str:
    """Return the w:tbl of *grid*. name: what a screen reader says (表三).

    A figure at (row, column) of the table becomes the tag `{{ section_id.row.column }}`.
    """
    widths = column_widths(grid)
    rows = (_row(section_id, grid, row, widths) for row in range(grid.rows))
    columns = (w("gridCol", w=width) for width in widths)
    return w("tbl", _properties(name), w("tblGrid", *columns), *rows)


def column_widths(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column in twips; together they fill the text width."""
    figures = grid.columns - grid.label_columns
    if not grid.label_columns:
        return _shares(look.TEXT_WIDTH, figures)
    figure = min(WIDEST_FIGURE, FIGURES_WIDTHS[grid.label_columns > 1] // figures)
    headings = [_heading_width(grid, column) for column in range(grid.label_columns - 1)]
    label = look.TEXT_WIDTH - figure * figures - sum(headings)
    return (*headings, label, *[figure] * figures)


def is_small(grid: Grid) -> bool:
    """Tell whether the table needs the smaller type."""
    return max(Counter(cell.row for cell in grid.cells).values()) > MANY_CELLS


def _heading_width(grid: Grid, column: int) -> int:
    """Return room for half of the longest label that stands beside several rows: it goes on two lines."""
    beside = (cell for cell in grid.cells if cell.column == column and cell.role is Role.LABEL)
    longest = max((len(cell.text) for cell in beside if cell.colspan == 1), default=0)
    return min(max(ceil(longest / 2), 3), 6) * SMALL_CHARACTER + 2 * look.FORM_MARGIN + SLACK


def _shares(whole: int, count: int) -> tuple[int, ...]:
    edges = [whole * number // count for number in range(count + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _properties(name: str) -> str:
    # Borders stand here too, for a template of an agency that lacks our table style.
    return w(
        "tblPr",
        w("tblStyle", val=look.FORM_TABLE),
        w("tblW", w=look.TEXT_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", BORDERS),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0000"),
        w("tblCaption", val=name),
    )


def _row(section_id: str, grid: Grid, row: int, widths: tuple[int, ...]) -> str:
    height = w("trHeight", val=ROW_HEIGHTS[is_small(grid)], hRule="atLeast")
    header = w("tblHeader") if row < grid.header_rows else ""
    cells = (_cell(section_id, grid, cell, row, widths) for cell in _standing_in(grid, row))
    return w("tr", w("trPr", w("cantSplit"), height, header), *cells)


def _standing_in(grid: Grid, row: int) -> Iterator[GridCell]:
    crossing = (cell for cell in grid.cells if cell.row <= row < cell.row + cell.rowspan)
    return iter(sorted(crossing, key=lambda cell: cell.column))


def _cell(section_id: str, grid: Grid, cell: GridCell, row: int, widths: tuple[int, ...]) -> str:
    starts = row == cell.row
    width = sum(widths[cell.column : cell.column + cell.colspan])
    merge = w("vMerge", val="restart" if starts else "continue") if cell.rowspan > 1 else ""
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.colspan) if cell.colspan > 1 else "",
        merge,
        w("vAlign", val="center"),
    )
    # Rows that hold on to the next one keep the table on one page.
    holds = row < grid.rows - 1 and _fits_a_page(grid)
    text = _text(section_id, cell, width if is_small(grid) else look.TEXT_WIDTH) if starts else ""
    return w("tc", properties, paragraph(text, _style(grid, cell), keep_next=holds))


def _fits_a_page(grid: Grid) -> bool:
    return (grid.rows + HEADING_ROWS) * ROW_HEIGHTS[is_small(grid)] <= look.TEXT_HEIGHT


def _text(section_id: str, cell: GridCell, width: int) -> str:
    if cell.role is Role.HEADER or (cell.role is Role.LABEL and cell.rowspan > 1):
        return "\n".join(broken(cell.text, (width - 2 * look.FORM_MARGIN) // SMALL_CHARACTER))
    if cell.path is None:
        return cell.text
    return f"{{{{ {section_id}.{cell.path[0]}.{cell.path[1]} }}}}"


def broken(label: str, room: int) -> list[str]:
    """Break a short *label* so that its lines are equally long: 商业/企业 rather than 商业企/业.

    room: characters of a line. A label that fits, or that takes more than three lines, stays as it is;
    one that begins with （三） breaks behind it when the rest then fits.
    """
    numeral, bracket, rest = label.partition("）")
    if len(label) <= room or len(label) > 3 * room or not room:
        return [label]
    if bracket and numeral.startswith("（") and 0 < len(rest) <= room:
        return [numeral + bracket, rest]
    size = ceil(len(label) / ceil(len(label) / room))
    return [label[start : start + size] for start in range(0, len(label), size)]


def _style(grid: Grid, cell: GridCell) -> str:
    styles = {Role.FIGURE: look.FORM_FIGURE, Role.LABEL: look.FORM_LABEL}.get(cell.role, look.FORM_HEADER)
    if cell.role is Role.LABEL and grid.label_columns == 1:
        styles = look.FORM_CENTRED_LABEL
    return styles[is_small(grid)]
