"""Changing single values of a data file and leaving the rest, comments too, as the clerk wrote it."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from govreport.arithmetic import relations
from govreport.cells import Cell, Mark, computed_total
from govreport.datafile import cell_text, row_text, running_text
from govreport.form.table import Table

Row = Mapping[str, Cell]


class DataFile:
    """The text of a TOML data file on its way to another one. tomlkit is imported when one is changed."""

    def __init__(self, text: str) -> None:
        import tomlkit

        self._document = tomlkit.parse(text)

    @property
    def text(self) -> str:
        """Return the text as it is now. Raises ValueError when it would not be read as it was meant."""
        import tomlkit

        text = tomlkit.dumps(self._document)
        # tomlkit can write what reads differently; nothing goes out that was not read again.
        if tomllib.loads(text) != self._document.unwrap():
            raise ValueError("the changed data file reads differently from what was set")
        return text

    def set_row(self, table: Table, row: str, cells: Row) -> None:
        """Set the cells of a row, in the form that it has where that holds them all."""
        section = self._section(table.id)
        keys = [column.key for column in table.columns(row)]
        total = _total(table, row)
        left_out = total if total and _adds_up(cells, total, keys) else ""
        asked = [key for key in keys if key != left_out]
        current = section.get(row)
        if row not in section and row in _computed_rows(table):
            return
        if isinstance(current, list) and len(current) in (len(keys), len(asked)):
            used = keys if len(current) == len(keys) else asked
            for at, key in enumerate(used):
                if current[at] != _plain(cells[key]):
                    current[at] = _value(cell_text(cells[key]))
            return
        if isinstance(current, dict):
            for key in asked:
                if key in current or cells[key] != 0 or "unlisted" not in section:
                    current[key] = _value(cell_text(cells[key]))
            return
        if len(keys) == 1 and not isinstance(current, (list, dict)):
            section[row] = _value(cell_text(cells[keys[0]]))
            return
        section[row] = _value(row_text(asked, cells))

    def set_text(self, path: str, text: str) -> None:
        """Set a running text at a dotted key."""
        section, _, key = path.rpartition(".")
        self._section(section)[key] = _value(running_text(text))

    def set_value(self, path: str, value: str | int) -> None:
        """Set a plain value at a dotted key; a date as `2024-01-31`."""
        import tomlkit

        section, _, key = path.rpartition(".")
        target = self._section(section) if section else self._document
        if key == "date":
            target[key] = _value(str(value))
        else:
            target[key] = tomlkit.item(value)

    def _section(self, name: str) -> Any:
        import tomlkit

        if name not in self._document:
            self._document[name] = tomlkit.table()
        return self._document[name]


def _value(written: str) -> Any:
    """Return what a TOML text stands for, as tomlkit keeps it."""
    import tomlkit

    return tomlkit.parse(f"value = {written}\n")["value"]


def _plain(cell: Cell) -> object:
    return str(cell) if isinstance(cell, (Mark, Decimal)) else cell


def _total(table: Table, row: str) -> str:
    return next(
        (each.total[1] for each in relations(table) if each.sum.of == "columns" and each.line == row
         and each.sum.computes), ""
    )  # fmt: skip


def _computed_rows(table: Table) -> set[str]:
    return {each.computes for each in table.sums if each.of == "rows" and each.computes}


def _adds_up(cells: Row, total: str, keys: list[str]) -> bool:
    return cells[total] == computed_total(cells[key] for key in keys if key != total)
