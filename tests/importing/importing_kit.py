"""Reports to read back: random figures, and the tables of the form written in the styles of the wild."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from govreport import Plugins
from govreport.cells import Kind
from govreport.form.edition import Edition
from govreport.form.grid import Role, grid
from govreport.importing import Imported, import_report

PLUGINS = Plugins.discover()
EDITIONS = [PLUGINS.editions["2019"], PLUGINS.editions["2021"]]
NUMERALS = "一二三四五六七八九十"
TEXT = "本年度依法开展各项工作。"

Cells = dict[tuple[str, str, str], str]
"""(section, row, column) → what is printed in the cell."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table as it is about to be printed."""

    text: str
    rows: int = 1
    columns: int = 1
    role: Role = Role.FIGURE
    path: tuple[str, str] | None = None


Table = list[list[Cell]]


def figures(edition: Edition, seed: int, *, blanks: bool = True) -> Cells:
    """Make up what is printed in every cell: numbers up to eight digits, blank, `/`; rows add up."""
    random = Random(seed)
    cells: Cells = {}
    for table in edition.tables.values():
        totals = {each.computes for each in table.sums if each.of == "columns" and each.computes}
        for row in table.rows:
            keys = [column.key for column in table.columns(row)]
            whole = random.choice([None, None, None, "", "/"]) if blanks else None
            for key in keys:
                value = whole if whole is not None else _figure(table.kind(row, key), random)
                cells[table.id, row, key] = value
            if whole is None and totals:
                total = sum(int(cells[table.id, row, key]) for key in keys if key not in totals)
                cells |= {(table.id, row, key): str(total) for key in keys if key in totals}
    return cells


def _figure(kind: Kind, random: Random) -> str:
    if kind is Kind.CHANGE:
        return str(random.randint(-99, 99))
    if kind is Kind.AMOUNT:
        return random.choice(["0", "12.5", "477.35", "251000", "0.0001"])
    return random.choice(["0", "0", "0", "0", "1", "3", "12", str(random.randint(0, 99_999_999))])


def table_of(edition: Edition, section: str, cells: Mapping[tuple[str, str, str], str]) -> Table:
    """Return a table of the form with its figures, each merged cell once, at its upper left corner."""
    form = grid(edition.tables[section])
    rows: Table = [[] for _ in range(form.rows)]
    for cell in form.cells:
        text = cells[section, *cell.path] if cell.path else cell.text
        rows[cell.row].append(Cell(text, cell.rowspan, cell.colspan, cell.role, cell.path))
    return rows


def changed(table: Table, change: Callable[[str], str], *roles: Role) -> Table:
    """Return *table* with the words of its labels (or of the cells with *roles*) changed."""
    chosen = roles or (Role.BANNER, Role.CORNER, Role.HEADER, Role.LABEL)
    return [
        [replace(cell, text=change(cell.text)) if cell.role in chosen else cell for cell in row]
        for row in table
    ]


def whole(
    edition: Edition, tables: Mapping[str, str], *, shift: int = 0, mark: Callable[[str], str] = str
) -> str:
    """Put a report together: title, headings, texts and the tables as they are written."""
    parts = [mark(f"示例县水利局{edition.first_year}年政府信息公开工作年度报告")]
    for number, section in enumerate(edition.sections):
        parts.append(mark(f"{NUMERALS[number + shift]}、{section.title}"))
        parts.append(tables.get(section.id) or mark(TEXT))
    return "\n".join(parts)


def read(content: str | bytes, name: str) -> Imported:
    """Import a file of this content."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_report(file, PLUGINS)


def wrong(imported: Imported, cells: Mapping[tuple[str, str, str], str]) -> dict[tuple[str, str, str], str]:
    """Return the cells that were read as something else than was printed."""
    return {
        key: f"{read.value!r} instead of {cells.get(key)!r}"
        for key, read in imported.cells.items()
        if not same(read.value, cells.get(key))
    }


def same(value: object, printed: str | None) -> bool:
    if printed is None:
        return False
    if printed in ("", "/"):
        return value == printed
    return not isinstance(value, str) and float(printed) == float(value)  # type: ignore[arg-type]


def missing(imported: Imported, cells: Mapping[tuple[str, str, str], str]) -> set[tuple[str, str, str]]:
    return set(cells) - set(imported.cells)


def own_cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table if row]


def expanded(table: Table) -> list[list[tuple[Cell, bool]]]:
    """Return every place of a table with the cell that covers it, and whether it is the cell's first."""
    wide = sum(cell.columns for cell in table[0])
    rows: list[list[tuple[Cell, bool]]] = [[(Cell(""), False)] * wide for _ in table]
    taken = [[False] * wide for _ in table]
    for top, row in enumerate(table):
        for cell in row:
            left = taken[top].index(False)
            for down in range(cell.rows):
                for across in range(cell.columns):
                    rows[top + down][left + across] = (cell, not down and not across)
                    taken[top + down][left + across] = True
    return rows


def expanded_texts(table: Table) -> list[list[str]]:
    """Return the words of every place, those of merged cells repeated."""
    return [[cell.text for cell, _ in row] for row in expanded(table)]
