"""Faults of published tables, one at a time: what they leave must be read rightly or not at all."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from importing_kit import Cell, Table

from govreport.form.grid import Role

Fault = Callable[[Table, Random], None]


def _pick(table: Table, random: Random, *roles: Role) -> tuple[int, int]:
    """Choose a cell; one of the header where the table has none of these."""
    places = [(row, at, cell.role) for row, cells in enumerate(table) for at, cell in enumerate(cells)]
    fitting = [place for place in places if place[2] in roles]
    return random.choice(fitting or [place for place in places if place[2] is Role.HEADER])[:2]


def _dropper(*roles: Role) -> Fault:
    def drop(table: Table, random: Random) -> None:
        row, at = _pick(table, random, *roles)
        del table[row][at]

    return drop


def _blanked(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.LABEL, Role.HEADER)
    table[row][at] = replace(table[row][at], text="")


def _glued(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.FIGURE)
    if at + 1 < len(table[row]) and table[row][at + 1].role is Role.FIGURE:
        table[row][at] = replace(table[row][at], text=table[row][at].text + table[row][at + 1].text)
        del table[row][at + 1]


def _merged_cells(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.FIGURE)
    if at + 1 < len(table[row]) and table[row][at + 1].role is Role.FIGURE:
        wide = table[row][at].columns + table[row][at + 1].columns
        table[row][at] = replace(table[row][at], columns=wide)
        del table[row][at + 1]


def _merged_row(table: Table, random: Random) -> None:
    row, _ = _pick(table, random, Role.FIGURE)
    figures = [cell for cell in table[row] if cell.role is Role.FIGURE]
    if len(figures) > 1:
        one = replace(figures[0], columns=sum(cell.columns for cell in figures))
        table[row] = [cell for cell in table[row] if cell.role is not Role.FIGURE] + [one]


def _row_lost(table: Table, random: Random) -> None:
    at = random.randrange(len(table))
    if all(cell.rows == 1 for cell in table[at]):
        del table[at]


def _cell_twice(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.FIGURE)
    table[row].insert(at, table[row][at])


def _number_between(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.FIGURE)
    table[row].insert(at, Cell("5"))


def _page_number(table: Table, random: Random) -> None:
    table.insert(random.randrange(1, len(table)), [Cell("- 3 -")])


def _lone_number(table: Table, random: Random) -> None:
    table.insert(random.randrange(1, len(table)), [Cell("3")])


def _cut_off(table: Table, random: Random) -> None:
    del table[random.randrange(1, len(table)) :]


def _zeros_lost(table: Table, _: Random) -> None:
    for row in table:
        row[:] = [cell for cell in row if cell.role is not Role.FIGURE or cell.text not in ("", "0")]


def _blanks_lost(table: Table, _: Random) -> None:
    for row in table:
        row[:] = [cell for cell in row if cell.role is not Role.FIGURE or cell.text]


def _foreign_row(table: Table, random: Random) -> None:
    row = [Cell("其他主动公开文件", role=Role.LABEL), *[Cell("7")] * random.choice([1, 2, 3, 7])]
    table.insert(random.randrange(1, len(table)), row)


def _misspelt(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.LABEL, Role.HEADER)
    text = table[row][at].text
    if len(text) > 2:
        place = random.randrange(len(text))
        put = random.choice(["", "某", text[place] * 2])
        table[row][at] = replace(table[row][at], text=text[:place] + put + text[place + 1 :])


def _remarked(table: Table, random: Random) -> None:
    row, at = _pick(table, random, Role.LABEL, Role.HEADER)
    table[row][at] = replace(table[row][at], text=table[row][at].text + "（2019年，共8项）")


def _row_twice(table: Table, random: Random) -> None:
    row, _ = _pick(table, random, Role.FIGURE)
    if all(cell.rows == 1 for cell in table[row]):
        again = [replace(cell, text="8") if cell.role is Role.FIGURE else cell for cell in table[row]]
        table.insert(row + 1, again)


LOSING: dict[str, Fault] = {
    "a figure is lost": _dropper(Role.FIGURE),
    "a row label is lost": _dropper(Role.LABEL),
    "a column label is lost": _dropper(Role.HEADER),
    "a label is blank": _blanked,
    "two figures are glued": _glued,
    "two cells are merged": _merged_cells,
    "a row is one merged cell": _merged_row,
    "a row is lost": _row_lost,
    "the table is cut off": _cut_off,
    "zeros are lost": _zeros_lost,
    "blank cells are lost": _blanks_lost,
    "a label is misspelt": _misspelt,
    "a label has a remark": _remarked,
    "a foreign row stands between": _foreign_row,
}
"""Faults that take something away, or put in what is no figure of a row."""
ADDING: dict[str, Fault] = {
    "a cell stands twice": _cell_twice,
    "a number stands between": _number_between,
    "a page number stands between": _page_number,
    "a lone number stands between": _lone_number,
}
"""Faults that add a figure: to be told from a true one only where blank cells leave a trace."""
DIFFERENT: dict[str, Fault] = {"a row stands twice with other figures": _row_twice}
