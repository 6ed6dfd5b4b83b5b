"""Single values as TOML: texts, cells, rows."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from govreport.cells import Cell, Mark, printed

LONGEST_BY_NAME = 4
"""Rows with more cells than this are written as lists: their columns are named once above them."""


def quoted(text: str) -> str:
    """Return *text* as a TOML basic string."""
    escaped = "".join(
        f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char
        for char in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def running_text(text: str) -> str:
    """Return a text of several lines as a TOML string, as it stands where that is possible."""
    if "'''" in text or text.endswith("'") or any(ord(char) < 32 and char not in "\n\t" for char in text):
        lines = (quoted(line)[1:-1] for line in text.split("\n"))
        return '"""\n' + "\n".join(lines) + '\n"""'
    return f"'''\n{text}\n'''"


def cell_text(cell: Cell) -> str:
    """Return a cell as TOML: amounts and marks in quotes, so that they stay exactly what they are."""
    return quoted(printed(cell)) if isinstance(cell, (Mark, Decimal)) else printed(cell)


def row_text(columns: Sequence[str], cells: Mapping[str, Cell]) -> str:
    """Return the value of a row: a list when all of many columns are there, else a table by name."""
    if len(columns) > LONGEST_BY_NAME and all(column in cells for column in columns):
        return "[" + ", ".join(cell_text(cells[column]) for column in columns) + "]"
    return "{ " + ", ".join(f"{key} = {cell_text(cells[key])}" for key in columns if key in cells) + " }"
