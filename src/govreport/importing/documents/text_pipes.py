"""Tables drawn with `|`: Markdown rows, rows without a leading `|`, or one cell a line with `|` behind it."""

import re

from govreport.importing.documents.content import Grid, GridCell, Place, Trust

_RULE = re.compile(r"[\s|:+\-—─=]*-{2,}[\s|:+\-—─=]*")
_PIPES = str.maketrans({"｜": "|", "│": "|"})


def read_pipes(lines: list[tuple[int, str]], table: int) -> Grid:
    """Return the grid of an unbroken run of lines that hold pipes."""
    bare = [(number, line.translate(_PIPES).rstrip()) for number, line in lines]
    bare = [(number, line) for number, line in bare if line and not _RULE.fullmatch(line)]
    if all(line.lstrip().startswith("|") for _, line in bare):
        bare = [(number, line.lstrip()) for number, line in bare]
    if _are_rows([line for _, line in bare]):
        return _rows(bare, table)
    return _stream(bare, table)


def _are_rows(lines: list[str]) -> bool:
    """Tell whether each line is a row: none is a lone `|`, and all begin and end alike."""
    if not lines or any(line.strip() == "|" for line in lines):
        return False
    begun = {line.startswith("|") for line in lines}
    ended = {line.endswith("|") for line in lines}
    several = any(line.strip("|").count("|") for line in lines)
    return several and len(begun) == 1 and len(ended) == 1


def _rows(lines: list[tuple[int, str]], table: int) -> Grid:
    begun, ended = lines[0][1].startswith("|"), lines[0][1].endswith("|")
    rows = []
    for number, (line_number, line) in enumerate(lines, 1):
        inner = line[1:] if begun else line  # a blank before | is a blank first cell
        inner = inner[:-1] if ended and inner.endswith("|") else inner
        rows.append(
            tuple(
                GridCell(_bare(cell), Place(None, table, number, column + 1, line_number), column)
                for column, cell in enumerate(inner.split("|"))
            )
        )
    return Grid(tuple(rows), Trust.ROWS, Place(table=table))


def _stream(lines: list[tuple[int, str]], table: int) -> Grid:
    """Read every `|` as the end of a cell, wherever the lines break."""
    cells: list[GridCell] = []
    words, begun = "", None
    for number, line in lines:
        for piece in re.split(r"(\|)", line):
            if piece == "|":
                place = Place(None, table, None, None, begun or number)
                cells.append(GridCell(_bare(words), place, len(cells)))
                words, begun = "", None
            elif piece.strip():
                words, begun = words + piece.strip(), begun or number
    if words:
        cells.append(GridCell(_bare(words), Place(None, table, None, None, begun), len(cells)))
    lead = bool(lines) and lines[0][1].startswith("|")
    return Grid((tuple(cells),), Trust.CELLS, Place(table=table), lead)


def _bare(cell: str) -> str:
    return cell.replace("<br>", "\n").replace("<br/>", "\n").replace("&nbsp;", " ").replace("**", "").strip()
