"""A statistics table as a sheet: the form as it is printed, cells to type into, totals as formulas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from govreport.arithmetic import Place, complete, relations
from govreport.cells import Cell, Kind, Mark, computed_total, printed
from govreport.figures import Figures
from govreport.form.entry import UNLISTED
from govreport.form.grid import Grid, GridCell, grid
from govreport.form.grid import Role as Printed
from govreport.form.table import Table
from govreport.reading.numbers import DECIMALS
from govreport.workbook.addresses import Spot, fixed
from govreport.workbook.checks import GAP, Checks
from govreport.workbook.formulas import total_formula, wrong_formula
from govreport.workbook.numbers import cell_value
from govreport.workbook.plan import Allowed, Box, Role, Sheet, Style
from govreport.workbook.plan import Mark as Look
from govreport.workbook.widths import Widths

TOP = 4
"""Rows above the table: title, how to fill it in, what a blank cell means, whether the sums hold."""
BLANK_MEANS = {"还没有填写": None, "没有发生，一律为 0": 0, "不适用，一律为 /": Mark.NOT_APPLICABLE.value}
HOW = "黄色格子填写，灰色、蓝色格子不用填。填阿拉伯数字；没有发生填 0，不适用填 /，还没有数据的留空。"


@dataclass(frozen=True)
class TableSheet:
    """One table on its way to a sheet. cells: what is filled in; last: last year's figures."""

    table: Table
    name: str
    heading: str
    cells: Mapping[Place, Cell]
    last: Mapping[Place, Cell]

    def sheet(self) -> Sheet:
        """Return the sheet."""
        laid, widths = self.grid, Widths(self.grid, self.table.layout)
        unfinished = f'{fixed(2, self._aside)}="{next(iter(BLANK_MEANS))}"'
        checks = Checks(self.table, TOP, self.spots, self.figures.cells, unfinished)
        boxes = [*self._top(checks, max(laid.columns, 4)), *self._table(), *checks.boxes()]
        repeated = (TOP, TOP + laid.header_rows - 1) if laid.header_rows else None
        return Sheet(
            name=self.name,
            boxes=tuple(boxes),
            widths=widths.columns(beside=GAP + len(checks.beside)),
            heights={0: 30, 1: 18, **widths.heights(TOP)},
            marks=(*checks.marks(), *self._wrong()),
            frozen=(TOP + laid.header_rows, laid.label_columns),
            repeated=repeated,
            printed=(TOP + laid.rows - 1, max(laid.columns, 4) - 1),
            landscape=widths.wide,
        )

    @cached_property
    def grid(self) -> Grid:
        """Return the form's layout of the table."""
        return grid(self.table)

    @cached_property
    def spots(self) -> dict[Place, Spot]:
        """Return (row key, column key) → cell of the sheet."""
        return {each.path: (each.row + TOP, each.column) for each in self.grid.cells if each.path}

    @cached_property
    def figures(self) -> Figures:
        """Return every cell: what is filled in, totals added up, the rest blank."""
        computed = self._sums.keys()
        given = {place: self.cells.get(place, Mark.BLANK) for place in self.spots if place not in computed}
        return complete(self.table, {**given, **{p: c for p, c in self.cells.items() if p in computed}})

    @cached_property
    def _sums(self) -> dict[Place, tuple[Place, ...]]:
        """Return place of a total → what it adds up."""
        sums: dict[Place, tuple[Place, ...]] = {}
        for each in relations(self.table):
            if each.sum.computes:
                sums.setdefault(each.total, each.left)
        return sums

    def _top(self, checks: Checks, width: int) -> Iterator[Box]:
        label = self._aside
        formula, result = checks.status([place for place in self.spots if place not in self._sums])
        yield Box(0, 0, Style.TITLE, f"{self.heading}（{self.table.name}）", colspan=width)
        yield Box(1, 0, Style.HINT, HOW, colspan=width)
        yield Box(2, 0, Style.SIDE_LABEL, "本表留空的格子表示：", colspan=label, role=Role.LABEL)
        yield Box(
            2, label, Style.TEXT_INPUT, next(iter(BLANK_MEANS)), colspan=width - label, role=Role.CHOICE,
            key=f"{self.table.id}.{UNLISTED}", choices=BLANK_MEANS, allowed=Allowed(words=tuple(BLANK_MEANS)),
        )  # fmt: skip
        yield Box(3, 0, Style.STATUS, result, colspan=width, formula=formula)

    @property
    def _aside(self) -> int:
        """Return the column in which the sheet is told what its blank cells mean."""
        return max(self.grid.label_columns, max(self.grid.columns, 4) // 3)

    def _table(self) -> Iterator[Box]:
        for each in self.grid.cells:
            if each.path:
                yield self._figure(each, each.path)
            else:
                style = Style.SIDE_LABEL if each.role is Printed.LABEL else Style.LABEL
                yield _box(each, style, each.text, role=Role.LABEL)

    def _figure(self, each: GridCell, place: Place) -> Box:
        cell = self.figures.cells[place]
        more: dict[str, object] = {"key": f"{self.table.id}.{place[0]}.{place[1]}", "note": self._note(place)}
        added = self._sums.get(place)
        if added and cell == computed_total(self.figures.cells[term] for term in added):
            formula = total_formula([self.spots[term] for term in added])
            return _box(each, Style.TOTAL, cell_value(cell), role=Role.TOTAL, formula=formula, **more)
        allowed = Allowed(self.table.kind(*place), self._places(place))
        style = Style.TOTAL if added else Style.FIGURE_INPUT
        return _box(each, style, cell_value(cell), role=Role.FIGURE, allowed=allowed, **more)

    def _note(self, place: Place) -> str:
        cell = self.last.get(place, Mark.BLANK)
        return "" if cell is Mark.BLANK else f"上年：{printed(cell)}"

    def _places(self, place: Place) -> int:
        decimals = self.table.rows[place[0]].decimals
        if decimals is None:
            decimals = self.table.column(*place).decimals
        return DECIMALS if decimals is None else decimals

    def _wrong(self) -> Iterator[Look]:
        for kind in Kind:
            spots = tuple(spot for place, spot in self.spots.items() if self.table.kind(*place) is kind)
            if spots:
                yield Look(spots, wrong_formula(kind, spots[0]), Style.WRONG)


def carried(table: Table, last: Mapping[Place, Cell]) -> dict[Place, Cell]:
    """Return the cells of this year that last year's figures settle (上年结转), totals left out."""
    totals = {each.total for each in relations(table) if each.sum.computes}
    return {
        (carry.this, column.key): last[carry.last, column.key]
        for carry in table.carries
        if carry.this in table.rows
        for column in table.columns(carry.this)
        if (carry.last, column.key) in last and (carry.this, column.key) not in totals
    }


def _box(each: GridCell, style: Style, value: object, **more: object) -> Box:
    return Box(
        each.row + TOP,
        each.column,
        style,
        value,
        each.rowspan,
        each.colspan,
        **more,  # type: ignore[arg-type]
    )
