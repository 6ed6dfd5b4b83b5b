"""The first sheet: who reports, the frame of the printed report, and how to fill the workbook in."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from govreport.form.edition import Edition
from govreport.model import LEVELS
from govreport.reading.dates import read_date
from govreport.workbook.plan import Allowed, Box, Role, Sheet, Style

NAME = "封面"
YEARS = (2008, 2099)
HOW = (
    ("一、只填黄色格子。灰色是表样，蓝色是自动合计，都已锁定；不要插入、删除、移动行列，也不要改工作表名称。",
     "Type into the yellow cells only; rows, columns and sheet names stay as they are."),
    ("二、没有发生填 0；不适用填 /；留空表示还没有填写（空格都是 0 时，在表上方的下拉框说明）。",
     "0: nothing happened. /: does not apply. Blank: not filled in yet, never taken for 0."),
    ("三、件数填阿拉伯数字的整数，不写单位、逗号；金额按表头的单位填。只有“本年增/减”可以是负数。",
     "Whole numbers without units or separators; amounts in the unit of their heading."),
    ("四、合计自动计算。格子变红，表示填法不对；变橙，表示勾稽关系不平，表旁和表下的核对栏写明差多少。",
     "Totals add themselves up. Red: no such figure. Orange: a sum of the form does not hold."),
    ("五、带红色小角的格子，鼠标移上去可以看上年的数。", "Cells with a red corner show last year's figure."),
    ("六、填好后保存为 .xlsx，由汇总人员运行：govreport check 本文件；govreport render 本文件 -o 报告.docx",
     "When it is filled in: govreport check FILE, then govreport render FILE -o report.docx"),
)  # fmt: skip


def cover_sheet(edition: Edition, flat: Mapping[str, object], checked: Sequence[str]) -> Sheet:
    """Return the cover. checked: names of the sheets with a table, whose state it repeats."""
    boxes = [
        Box(0, 0, Style.TITLE, "政府信息公开工作年度报告填报表", colspan=3),
        Box(1, 0, Style.HINT, f"{edition.name}（{edition.basis}） · {edition.en}", colspan=3),
        *_data(edition, flat),
    ]
    row = boxes[-1].row + 2
    boxes.append(Box(row, 0, Style.LABEL, "怎样填写 How to fill it in", colspan=3))
    for number, (zh, en) in enumerate(HOW, row + 1):
        boxes.append(Box(number, 0, Style.ASIDE, f"{zh}\n{en}", colspan=3))
    first, row = row + 1, row + 1 + len(HOW)
    for number, name in enumerate(checked, row + 1):
        boxes.append(Box(number, 0, Style.SIDE_LABEL, name))
        boxes.append(Box(number, 1, Style.STATUS, "", colspan=2, formula=f"='{name}'!$A$4"))
    heights = {0: 34.0, 1: 20.0, **dict.fromkeys(range(first, row), 34.0)}
    return Sheet(NAME, tuple(boxes), (20.0, 52.0, 44.0), heights)


def _data(edition: Edition, flat: Mapping[str, object]) -> Iterator[Box]:
    levels = {words: level.value for level, words in LEVELS.items()}
    level = next((word for word, value in levels.items() if value == flat.get("organ.level")), None)
    asked: tuple[tuple[str, str, str, Role, Mapping[str, object], Allowed | None], ...] = (
        ("机关全称", "full name of the organ, as in the title", "organ.name", Role.TEXT, {}, None),
        ("层级", "level", "organ.level", Role.CHOICE, levels, Allowed(words=tuple(levels))),
        ("报告年度", "year reported on", "year", Role.NUMBER, {}, Allowed(between=YEARS)),
        ("标题（可不填）", "title; by default from organ and year", "document.title", Role.TEXT, {}, None),
        ("文号（可不填）", "number of the document", "document.number", Role.TEXT, {}, None),
        ("主送机关（可不填）", "addressee", "document.addressee", Role.TEXT, {}, None),
        ("引言（可不填）", "preface, between title and section one", "document.preface", Role.TEXT, {}, None),
        ("落款（可不填）", "signature", "document.signed_by", Role.TEXT, {}, None),
        ("成文日期（可不填）", "date, e.g. 2024-01-20", "document.date", Role.DATE, {}, Allowed(date=True)),
    )  # fmt: skip
    for row, (zh, en, key, role, choices, allowed) in enumerate(asked, 3):
        value = level if role is Role.CHOICE else flat.get(key)
        style = Style.DATE_INPUT if role is Role.DATE else Style.TEXT_INPUT
        yield Box(row, 0, Style.SIDE_LABEL, zh, role=Role.LABEL)
        yield Box(
            row, 1, style, _date(value) if role is Role.DATE else value,
            role=role, key=key, choices=choices, allowed=allowed,
        )  # fmt: skip
        yield Box(row, 2, Style.ASIDE, en)
    yield Box(3 + len(asked), 0, Style.SIDE_LABEL, "版式", role=Role.LABEL)
    yield Box(3 + len(asked), 1, Style.ASIDE, edition.id)


def _date(value: object) -> object:
    if isinstance(value, str) and value:
        value = datetime.date.fromisoformat(value)
    return value if isinstance(read_date(value), datetime.date) else None
