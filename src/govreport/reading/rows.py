"""Rows of a statistics table: from the forms a clerk may write to one value a cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from govreport.arithmetic import Place, computing
from govreport.cells import Cell, Mark
from govreport.findings import Words
from govreport.form.phrases import named_line
from govreport.form.table import Line, Table
from govreport.reading.names import nearest
from govreport.reading.numbers import read_cell
from govreport.reading.problem import Problem, printable, quoted, type_of

ROW_FORMS = Words(
    '数组 [1, 2, …]、按栏目名的表 { … }，或整行 "/"',
    'a list [1, 2, …], a table by column name { … }, or "/" for the whole row',
)


class CellProblem(NamedTuple):
    """A problem in a row. place: where it stands in the file (`granted.2`); name: what it is called
    (`granted.research`).
    """

    problem: Problem
    place: str
    name: str


@dataclass(slots=True)
class RowRead:
    """What one row came to. cells: column key → cell."""

    cells: dict[str, Cell] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


class RowReader:
    """Reads the rows of one table. unlisted: what stands for every cell that is not listed, or None."""

    def __init__(self, table: Table, unlisted: Cell | None = None) -> None:
        self.table = table
        self.unlisted = unlisted
        self._computed_rows, self._computed_cells = _computed(table)

    def read(self, row: str, value: object) -> RowRead:
        """Return the cells of *row* that *value* gives; computed totals may be left out."""
        result = RowRead()
        columns = self.table.columns(row)
        if isinstance(value, str) and value.strip() in (Mark.BLANK, Mark.NOT_APPLICABLE):
            result.cells = {column.key: Mark(value.strip()) for column in columns}
        elif isinstance(value, Mapping):
            self._by_name(row, value, result)
        elif isinstance(value, list):
            self._by_position(row, value, result)
        elif len(columns) == 1 and not isinstance(value, dict):
            self._cell(row, columns[0].key, "", value, result)
        else:
            result.problems.append(CellProblem(self._wrong_form(row, value), row, row))
        return result

    def absent(self, row: str) -> RowRead:
        """Return the cells of a row that the data file does not name."""
        if row in self._computed_rows:
            return RowRead()
        columns = self._asked(row)
        if self.unlisted is not None:
            return RowRead(cells={column.key: self.unlisted for column in columns})
        zeros = "[" + ", ".join("0" for _ in columns) + "]"
        args = {"table": named(self.table), "row": self._row(row), "key": row, "zeros": zeros}
        return RowRead(problems=[CellProblem(Problem("GR-112", args), row, row)])

    def _asked(self, row: str) -> tuple[Line, ...]:
        """Return the columns of *row* without the totals that a sum computes."""
        columns = self.table.columns(row)
        return tuple(column for column in columns if (row, column.key) not in self._computed_cells)

    def _by_position(self, row: str, value: list[object], result: RowRead) -> None:
        columns, asked = self.table.columns(row), self._asked(row)
        if len(value) not in (len(columns), len(asked)):
            counts = f"{len(asked)}/{len(columns)}" if asked != columns else str(len(columns))
            args = {"row": self._row(row), "given": len(value), "should": counts}
            args["columns"] = [self._column(column) for column in columns]
            result.problems.append(CellProblem(Problem("GR-111", args), row, row))
            return
        lines = columns if len(value) == len(columns) else asked
        for index, (column, cell) in enumerate(zip(lines, value, strict=True)):
            self._cell(row, column.key, str(index), cell, result)

    def _by_name(self, row: str, value: Mapping[str, object], result: RowRead) -> None:
        columns = {column.key: column for column in self.table.columns(row)}
        for name, cell in value.items():
            if name in columns:
                self._cell(row, name, name, cell, result)
            else:
                problem = self._unknown(row, name, columns)
                result.problems.append(CellProblem(problem, f"{row}.{name}", f"{row}.{printable(name)}"))
        missing = [column for column in self._asked(row) if column.key not in value]
        if row in self._computed_rows:
            return
        if self.unlisted is not None:
            result.cells |= {column.key: self.unlisted for column in missing}
        elif missing:
            args = {"row": self._row(row), "columns": [self._column(line) for line in missing]}
            result.problems.append(CellProblem(Problem("GR-113", args), row, row))

    def _cell(self, row: str, column: str, below: str, value: object, result: RowRead) -> None:
        read = read_cell(value, self.table.kind(row, column))
        if isinstance(read, Problem):
            result.problems.append(CellProblem(read, f"{row}.{below}", f"{row}.{column}"))
        else:
            result.cells[column] = read

    def _unknown(self, row: str, name: str, columns: Mapping[str, Line]) -> Problem:
        labels = {line.label: key for key, line in columns.items()}
        meant = nearest(name, columns, labels)
        args = {"row": self._row(row), "key": printable(name), "nearest": meant, "known": list(columns)}
        return Problem("GR-114" if meant else "GR-115", args)

    def _wrong_form(self, row: str, value: object) -> Problem:
        columns = self._asked(row)
        args: dict[str, object] = {"row": self._row(row), "is": type_of(value)}
        args |= {"given": quoted(value), "should": ROW_FORMS, "count": len(columns)}
        args["columns"] = [self._column(column) for column in columns]
        return Problem("GR-116", args)

    def _row(self, row: str) -> Words:
        return named_line(self.table, "rows", row)

    def _column(self, line: Line) -> Words:
        name = named_line(self.table, "columns", line.key)
        return Words(f"{line.key}（{name.zh}）", line.key)


@lru_cache(maxsize=64)
def _computed(table: Table) -> tuple[frozenset[str], frozenset[Place]]:
    """Return the rows and the cells that are totals, computed when they are left out."""
    rows = frozenset(each.total[0] for each in computing(table) if each.sum.of == "rows")
    return rows, frozenset(each.total for each in computing(table) if each.sum.of == "columns")


def named(table: Table) -> Words:
    """Return what the form calls a table."""
    return Words(table.name, table.en or table.id)


def cell_words(table: Table, places: list[tuple[str, str]], most: int = 6) -> Words:
    """Return the places as a list for messages: `（一）予以公开·商业企业、…等 9 处`."""
    shown = list(_labels(table, places[:most]))
    zh, en = "、".join(words.zh for words in shown), ", ".join(words.en for words in shown)
    if len(places) > most:
        return Words(f"{zh} 等 {len(places)} 处", f"{en} and {len(places) - most} more")
    return Words(zh, en)


def _labels(table: Table, places: list[tuple[str, str]]) -> Iterator[Words]:
    for row, column in places:
        line, other = named_line(table, "rows", row), named_line(table, "columns", column)
        yield Words(f"“{line.zh}”行“{other.zh}”列", f"{row}.{column}")
