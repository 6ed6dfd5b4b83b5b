"""A running text as a sheet: one paragraph a cell, and above it the figures that the section must give."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from govreport.cells import Cell, Kind, Mark
from govreport.form.table import Line
from govreport.reading.numbers import DECIMALS, read_cell
from govreport.reading.problem import Problem
from govreport.workbook.formulas import wrong_formula
from govreport.workbook.numbers import cell_value
from govreport.workbook.plan import Allowed, Box, Role, Sheet, Style
from govreport.workbook.plan import Mark as Look
from govreport.workbook.widths import text_height

BREAK = "\n\n"
"""What stands between two paragraphs of a text, and between two cells of its sheet."""
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
WIDE, NARROW = 96.0, 16.0
HIGHEST = 400.0
"""Points of the highest row that a workbook knows, nearly."""
HOW = (
    "一格写一段，从上往下写，格数不限。以“（一）”开头的段落是小标题。"
    "段内换行按 Alt+Enter；小表格（| 项目 | 件数 |）各行写在同一格里。"
    "引用表中数字可写 {{ requests.new_received.total }}，印出来就是表里的数。\n"
    "One paragraph a cell, downwards. Alt+Enter breaks a line inside a cell."
)


def sheet_name(words: str, taken: Iterable[str] = ()) -> str:
    """Return a name for a sheet, without the characters that are forbidden there, and not *taken* yet."""
    name = FORBIDDEN.sub("", words)[:LONGEST_NAME] or "数据"
    number = 2
    while name.lower() in {each.lower() for each in taken}:
        name = f"{name[: LONGEST_NAME - 3]}({number})"
        number += 1
    return name


def paragraphs(text: str) -> list[str]:
    """Return the cells of *text*. `BREAK.join` of them is the text again."""
    return text.split(BREAK)


def text_sheet(
    name: str, heading: str, key: str, facts: tuple[Line, ...], flat: Mapping[str, object]
) -> Sheet:
    """Return the sheet of the text at the dotted *key*. facts: what its section must give."""
    section = key.rpartition(".")[0]
    boxes = [
        Box(0, 0, Style.TITLE, heading, colspan=2),
        Box(1, 0, Style.HINT, HOW, colspan=2),
        *_facts(facts, section, flat, 2),
    ]
    top = 3 + sum(1 for _ in _facts(facts, section, {}, 2)) // 2
    boxes.append(Box(top - 1, 0, Style.SIDE_LABEL, "正文", role=Role.LABEL))
    text = flat.get(key, "")
    heights = {0: 30.0, 1: 64.0}
    for number, each in enumerate(paragraphs(text if isinstance(text, str) else "")):
        if each:
            heights[top + number] = min(text_height(each, WIDE), HIGHEST)
        role = Role.PARAGRAPHS if number == 0 else None
        boxes.append(Box(top + number, 0, Style.PARAGRAPH_INPUT, each, role=role, key=key))
    return Sheet(
        name=name,
        boxes=tuple(boxes),
        widths=(WIDE, NARROW),
        heights=heights,
        marks=tuple(_wrong(boxes)),
        input_columns=(0,),
        frozen=(top, 0),
        optional=tuple(f"{section}.{fact.key}" for fact in facts),
    )


def _facts(
    facts: tuple[Line, ...], path: str, flat: Mapping[str, object], top: int, above: str = ""
) -> Iterator[Box]:
    row = top
    for fact in facts:
        label, key = above + fact.label, f"{path}.{fact.key}"
        if fact.lines:
            below = list(_facts(fact.lines, key, flat, row, f"{label}："))
            yield from below
            row += len(below) // 2
            continue
        kind = fact.kind or Kind.COUNT
        places = DECIMALS if fact.decimals is None else fact.decimals
        yield Box(row, 0, Style.SIDE_LABEL, label, role=Role.LABEL)
        yield Box(
            row, 1, Style.FIGURE_INPUT, cell_value(figure(flat.get(key, ""), kind)),
            role=Role.FIGURE, key=key, allowed=Allowed(kind, places),
        )  # fmt: skip
        row += 1


def figure(value: object, kind: Kind) -> Cell:
    """Return the cell that a plain value stands for; blank for what is no figure of *kind*."""
    read = read_cell(Decimal(str(value)) if isinstance(value, float) else value, kind)
    return Mark.BLANK if isinstance(read, Problem) else read


def _wrong(boxes: list[Box]) -> Iterator[Look]:
    for box in boxes:
        if box.role is Role.FIGURE and box.allowed and box.allowed.kind:
            spot = (box.row, box.column)
            yield Look((spot,), wrong_formula(box.allowed.kind, spot), Style.WRONG)
