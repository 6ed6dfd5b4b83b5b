"""A table of a PDF page: the rectangles between its lines as a grid with spans, filled with characters."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from govreport.importing.documents.content import Grid, GridCell, Place

Box: TypeAlias = tuple[float, float, float, float]
Char: TypeAlias = dict[str, Any]
_DIGITS = re.compile(r"[\d.,]+", re.ASCII)
NEAR = 1.5
"""Points within which two lines are the same."""


def read_table(table: Any, chars: list[Char], place: Place) -> Grid:
    """Return the grid of a table that pdfplumber found."""
    boxes: list[Box] = sorted(set(table.cells), key=lambda box: (box[1], box[0]))
    columns = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
    rows = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
    texts = _texts(boxes, [char for char in chars if inside(char, table.bbox)])
    grid: list[list[GridCell]] = [[] for _ in range(len(rows) - 1)]
    for box in boxes:
        left, right = _at(columns, box[0]), _at(columns, box[2])
        top, bottom = _at(rows, box[1]), _at(rows, box[3])
        for row in range(top, bottom):
            here = Place(place.page, place.table, row + 1, left + 1)
            grid[row].append(GridCell(texts[box], here, left, max(1, right - left), row > top))
    return Grid(tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in grid if row), place=place)


def inside(thing: Char, box: Box) -> bool:
    """Tell whether the middle of a character (or line) lies in a rectangle."""
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _texts(boxes: list[Box], chars: list[Char]) -> dict[Box, str]:
    held: dict[Box, list[Char]] = {box: [] for box in boxes}
    for char in chars:
        box = next((box for box in boxes if inside(char, box)), None)
        if box is not None:
            held[box].append(char)
    lines = {box: list(_lines(members)) for box, members in held.items()}
    margins = (line[0]["x0"] - box[0] for box, own in lines.items() for line in own)
    margin = max(0.0, min(margins, default=0.0))
    return {box: _text(own, box[2] - box[0] - 2 * margin) for box, own in lines.items()}


def _lines(chars: list[Char]) -> Iterator[list[Char]]:
    """Yield the lines that characters stand in, from top to bottom and left to right."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: (each["bottom"], each["x0"])):
        if not str(char["text"]).strip():
            continue
        if lines and abs(lines[-1][-1]["bottom"] - char["bottom"]) < char["height"] / 2:
            lines[-1].append(char)
        else:
            lines.append([char])
    return (sorted(line, key=lambda each: each["x0"]) for line in lines)


def _text(lines: list[list[Char]], room: float) -> str:
    """Return lines as text. room: how wide a line may be; a number too long for it goes on below."""
    text = ""
    for number, line in enumerate(lines):
        if number and not _goes_on(lines[number - 1], line, room):
            text += "\n"
        text += _words(line)
    return text


def _goes_on(line: list[Char], following: list[Char], room: float) -> bool:
    """Tell whether the digits of *following* continue those of *line*, which had no room for them."""
    if not _DIGITS.fullmatch(_words(line)) or not _DIGITS.fullmatch(_words(following)):
        return False
    used, char = line[-1]["x1"] - line[0]["x0"], following[0]
    return bool(used + char["x1"] - char["x0"] > room)


def _words(line: list[Char]) -> str:
    words = ""
    for number, char in enumerate(line):
        gap = char["x0"] - line[number - 1]["x1"] if number else 0.0
        words += (" " if gap > char["height"] / 5 else "") + str(char["text"])
    return words.strip()


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
