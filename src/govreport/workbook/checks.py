"""Beside and below a table: which relation (勾稽关系) does not hold, and by how much."""

from collections.abc import Iterator, Mapping, Sequence

from govreport.arithmetic import Place, Relation, relations
from govreport.cells import Cell
from govreport.cells import Mark as Blank
from govreport.form.grid import grid
from govreport.form.phrases import named_side
from govreport.form.table import Layout, Sum, Table
from govreport.workbook.addresses import Spot, address, ranges
from govreport.workbook.formulas import (
    UNEVEN,
    blanks_formula,
    check_formula,
    check_result,
    uneven_formula,
)
from govreport.workbook.plan import Box, Mark, Style

HOLDS = "没有发现勾稽关系不平。"
FAILS = "处勾稽关系不平，见标色的格子和表旁的核对栏。"
GAP = 1
"""Empty rows or columns between a table and what stands beside it."""


class Checks:
    """The check cells of one table.

    spots: (row key, column key) → its cell of the sheet. unfinished: the condition, as a part of a
    formula, under which an empty cell is one that is still to be filled in.
    """

    def __init__(
        self,
        table: Table,
        top: int,
        spots: Mapping[Place, Spot],
        cells: Mapping[Place, Cell],
        unfinished: str,
    ) -> None:
        self.table, self.grid, self.top = table, grid(table), top
        self.spots, self.cells, self.unfinished = spots, cells, unfinished
        self.relations = [each for each in relations(table) if all(place in spots for place in _places(each))]
        self.beside = [each for each in table.sums if self._lies_in_a_row(each)]
        self.below = [each for each in table.sums if each not in self.beside]

    def boxes(self) -> Iterator[Box]:
        """Yield a column beside the table for each sum along its rows, a row below it for each other one."""
        for number, each in enumerate(self.beside):
            column = self.grid.columns + GAP + number
            high = max(self.grid.header_rows, 1)
            yield Box(self.top, column, Style.ASIDE, self._words(each), rowspan=high)
        for number, each in enumerate(self.below):
            row = self.top + self.grid.rows + GAP + number
            first = min((self._spot(relation)[1] for relation in self._of(each)), default=0)
            if first:
                yield Box(row, 0, Style.ASIDE, self._words(each), colspan=first)
            else:
                yield Box(row, self.grid.columns + GAP, Style.ASIDE, self._words(each))
        for relation in self.relations:
            yield self._check(relation)

    def marks(self) -> Iterator[Mark]:
        """Yield the colours that a relation that does not hold gives to its cells and to its check."""
        for each in self.relations:
            left, right = self._sides(each)
            yield Mark((*left, *right), uneven_formula(left, right, self.unfinished), Style.UNEVEN)
        if said := tuple((box.row, box.column) for box in self.boxes() if box.formula):
            yield Mark(said, f'=LEFT({address(*said[0])},{len(UNEVEN)})="{UNEVEN}"', Style.WRONG)

    def status(self, asked: Sequence[Place]) -> tuple[str, str]:
        """Return formula and result of the line on empty cells and on sums that do not hold.

        asked: the places that are to be filled in.
        """
        blank = blanks_formula([self.spots[place] for place in asked]) or "0"
        checks = sorted((box.row, box.column) for box in self.boxes() if box.formula)
        counted = "+".join(f'COUNTIF({each},"{UNEVEN}*")' for each in ranges(checks)) or "0"
        formula = (
            f'=IF(AND({self.unfinished},{blank}>0),"还有 "&({blank})&" 格没有填写。","")'
            f'&IF({counted}>0,"有 "&({counted})&" {FAILS}","{HOLDS}")'
        )
        left = sum(self.cells[place] is Blank.BLANK for place in asked)
        broken = sum(check_result(each, self.cells).startswith(UNEVEN) for each in self.relations)
        empty = f"还有 {left} 格没有填写。" if left else ""
        return formula, empty + (f"有 {broken} {FAILS}" if broken else HOLDS)

    def _check(self, relation: Relation) -> Box:
        row, column = self._spot(relation)
        if relation.sum in self.beside:
            column = self.grid.columns + GAP + self.beside.index(relation.sum)
        else:
            row = self.top + self.grid.rows + GAP + self.below.index(relation.sum)
        left, right = self._sides(relation)
        result = check_result(relation, self.cells)
        return Box(row, column, Style.CHECK, result, formula=check_formula(left, right, self.unfinished))

    def _words(self, relation: Sum) -> str:
        left = named_side(self.table, relation, left=True).zh
        return f"核对：{left}＝{named_side(self.table, relation, left=False).zh}"

    def _lies_in_a_row(self, relation: Sum) -> bool:
        return relation.of == "columns" and self.table.layout is not Layout.ACROSS

    def _of(self, relation: Sum) -> list[Relation]:
        return [each for each in self.relations if each.sum is relation]

    def _spot(self, relation: Relation) -> Spot:
        return self.spots[relation.total]

    def _sides(self, relation: Relation) -> tuple[Sequence[Spot], Sequence[Spot]]:
        return [self.spots[p] for p in relation.left], [self.spots[p] for p in relation.right]


def _places(relation: Relation) -> tuple[Place, ...]:
    return relation.left + relation.right
