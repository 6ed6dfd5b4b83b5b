"""Rows of cells apart by tabs, as spreadsheets, text editors and browsers put them on the clipboard."""

import re

from govreport.importing.documents.content import Grid, GridCell, Place, Trust

_LONELY = re.compile(r"[ ]*\t[ ]*")
_LEADING = re.compile(r"[ ]*\t[ ]*(?=\S)")


def rejoined(text: str) -> str:
    """Return a text with its rows in one line each.

    Some browsers put the tab between two cells on a line of its own, with blank lines around it; two
    such tabs after each other are a blank cell.
    """
    lines = text.split("\n")
    if not any(_LONELY.fullmatch(line) for line in lines):
        return text
    done: list[str] = [""]
    behind_tab = False
    for line in lines:
        if not line.strip(" ") and behind_tab:
            continue
        tab = _LONELY.fullmatch(line) or _LEADING.match(line)
        while tab and len(done) > 1 and not done[-1].strip(" "):
            done.pop()
        if tab or behind_tab:
            done[-1] += line.replace(" ", "") if tab and not line.strip() else line
        else:
            done.append(line)
        behind_tab = bool(tab) and not line.strip()
    return "\n".join(done[1:])


def read_tabs(lines: list[tuple[int, str]], table: int) -> Grid:
    """Return the grid of an unbroken run of lines that hold tabs."""
    if all(line.endswith("\t") for _, line in lines):  # a tab behind each cell, not between two
        lines = [(number, line[:-1]) for number, line in lines]
    rows = []
    for number, (line_number, line) in enumerate(lines, 1):
        cells = [_unquoted(cell) for cell in line.split("\t")]
        rows.append(
            tuple(
                GridCell(cell, Place(None, table, number, column + 1, line_number), column)
                for column, cell in enumerate(cells)
            )
        )
    return Grid(tuple(rows), Trust.ROWS, Place(table=table))


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
