"""A table of a PDF page: the rectangles between its lines as a grid with spans, filled with characters."""

from typing import Any

from govreport.importing.documents.content import Grid, GridCell, Place

Box = tuple[float, float, float, float]
NEAR = 1.5
"""Points within which two lines are the same."""


def read_table(table: Any, chars: list[dict[str, Any]], place: Place) -> Grid:
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


def inside(thing: dict[str, Any], box: Box) -> bool:
    """Tell whether the middle of a character (or line) lies in a rectangle."""
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _texts(boxes: list[Box], chars: list[dict[str, Any]]) -> dict[Box, str]:
    held: dict[Box, list[dict[str, Any]]] = {box: [] for box in boxes}
    for char in chars:
        box = next((box for box in boxes if inside(char, box)), None)
        if box is not None:
            held[box].append(char)
    return {box: _lines(members) for box, members in held.items()}


def _lines(chars: list[dict[str, Any]]) -> str:
    """Return characters as lines of text, from top to bottom and left to right."""
    lines: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda each: (each["bottom"], each["x0"])):
        if lines and abs(lines[-1][-1]["bottom"] - char["bottom"]) < char["height"] / 2:
            lines[-1].append(char)
        else:
            lines.append([char])
    ordered = (sorted(line, key=lambda each: each["x0"]) for line in lines)
    return "\n".join("".join(str(char["text"]) for char in line).strip() for line in ordered)


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
