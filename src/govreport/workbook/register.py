"""A register: a sheet in which each row is a whole report, for whoever keeps many in one workbook.

The columns are the cells of the workbook for one report, one after the other, with the same hidden map.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from govreport.form.edition import Edition
from govreport.form.entry import UNLISTED
from govreport.form.phrases import named_line
from govreport.form.table import Table
from govreport.outline import outline
from govreport.workbook.book import Filling, sheets
from govreport.workbook.drawing import drawn
from govreport.workbook.mapping import mapping_sheet
from govreport.workbook.plan import Box, Role, Sheet, Style

if TYPE_CHECKING:
    from govreport.plugins import Plugins

NAME = "报告"
GROUP, WORDS, KEY, FIRST = 2, 3, 4, 5
"""Rows of the sheet (0-based): what a column belongs to, what it holds, its key, and the first report."""
HOW = (
    "一行是一份报告，从第 6 行往下填；表头三行、列的次序和工作表名称都不要改。正文写在一格里，"
    "段与段之间空一行（Alt+Enter 两次）。没有发生填 0，不适用填 /，留空是还没有填写；"
    "蓝色的合计可以不填，会自动合计，填了就核对。\n"
    "One report a row. Blank is not 0. Blue totals may be left out; when given, they are checked."
)
_UNLISTED = "空格表示"
_NARROW, _WIDE = 11.0, 30.0


def register(edition: Edition, plugins: "Plugins") -> bytes:
    """Return a blank register for *edition* as bytes of an .xlsx. Raises OutputError (WB-001)."""
    return drawn(register_sheets(edition, plugins))


def register_sheets(edition: Edition, plugins: "Plugins") -> list[Sheet]:
    """Return the one sheet that is filled in, and the hidden one."""
    columns = list(_columns(edition, plugins))
    boxes = [
        Box(0, 0, Style.TITLE, f"{edition.name} 汇总登记表", colspan=6),
        Box(1, 0, Style.HINT, HOW, colspan=12),
    ]
    for column, (_, words, box) in enumerate(columns):
        style = Style.TOTAL if box.role is Role.TOTAL else Style.LABEL
        boxes += (
            Box(WORDS, column, style, words, role=Role.LABEL),
            Box(KEY, column, Style.ASIDE, box.key, role=Role.LABEL),
            _first(box, column),
        )
    boxes += _groups([group for group, _, _ in columns])
    texts = (Role.TEXT, Role.CHOICE)
    sheet = Sheet(
        NAME,
        tuple(boxes),
        [_WIDE if box.role in texts else _NARROW for _, _, box in columns],
        {0: 30.0, 1: 48.0, WORDS: 62.0, KEY: 40.0},
        input_columns=tuple(range(len(columns))),
        frozen=(FIRST, 1),
        landscape=True,
        reports=FIRST,
    )
    optional = [id_ for id_, section in plugins.sections.items() if not section.required]
    return [sheet, mapping_sheet(edition, [sheet], optional)]


def _columns(edition: Edition, plugins: "Plugins") -> Iterator[tuple[str, str, Box]]:
    """Yield (what it belongs to, words, cell) of every cell that a workbook for one report has."""
    tables = {
        section.id: edition.tables.get(section.id) or plugins.sections[section.id].table
        for section in outline(edition, plugins.sections)
    }
    for sheet in sheets(edition, plugins, Filling()):
        for box in sheet.boxes:
            if box.key and box.role:
                yield sheet.name, _words(sheet, box, tables), box


def _words(sheet: Sheet, box: Box, tables: Mapping[str, Table | None]) -> str:
    """Return what the form calls a cell; of a cell outside the tables the label left of it."""
    section, _, rest = box.key.partition(".")
    row, _, column = rest.partition(".")
    table = tables.get(section)
    if table and row in table.rows and column:
        lines = named_line(table, "rows", row), named_line(table, "columns", column)
        return "·".join(each.zh for each in lines)
    if row == UNLISTED:
        return _UNLISTED
    left = (each for each in sheet.boxes if each.row == box.row and each.column < box.column)
    return next((str(each.value) for each in left if each.role is Role.LABEL), sheet.name)


def _first(box: Box, column: int) -> Box:
    """Return the cell of the first report: empty, and a text in one cell however long it is."""
    role = Role.TEXT if box.role is Role.PARAGRAPHS else box.role
    style = Style.FIGURE_INPUT if role is Role.TOTAL else box.style
    return replace(
        box, row=FIRST, column=column, rowspan=1, colspan=1, role=role, style=style, value=None, formula=""
    )


def _groups(names: list[str]) -> Iterator[Box]:
    column = 0
    for name, run in groupby(names):
        width = len(list(run))
        yield Box(GROUP, column, Style.LABEL, name, colspan=width)
        column += width
