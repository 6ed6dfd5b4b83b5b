"""Sheets beside the form: what a data file holds besides, and room for remarks that nobody prints."""

import json
from collections.abc import Mapping

from govreport.workbook.plan import Box, Role, Sheet, Style

OTHERS, REMARKS = "其他数据", "备注"


def others_sheet(left: Mapping[str, object]) -> Sheet:
    """Return the sheet for keys that have no place of their own. left: dotted key → plain value."""
    boxes = [Box(0, 0, Style.TITLE, OTHERS, colspan=2)]
    boxes.append(Box(1, 0, Style.HINT, "数据文件中的其他项目 Other keys of the data file", colspan=2))
    for row, (key, value) in enumerate(left.items(), 2):
        text = isinstance(value, str)
        shown = value if text else json.dumps(value, ensure_ascii=False)
        boxes.append(Box(row, 0, Style.SIDE_LABEL, key, role=Role.LABEL))
        role = Role.TEXT if text else Role.LITERAL
        boxes.append(Box(row, 1, Style.TEXT_INPUT, shown, role=role, key=key))
    return Sheet(OTHERS, tuple(boxes), (40.0, 72.0), {0: 30}, frozen=(2, 0))


def remarks_sheet() -> Sheet:
    """Return the sheet for words between the offices: it is not read."""
    boxes = (
        Box(0, 0, Style.TITLE, REMARKS),
        Box(1, 0, Style.HINT, "供填报、汇总人员交流，不会印进报告。 Remarks; neither read nor printed."),
    )
    return Sheet(REMARKS, boxes, (112.0,), {0: 30}, input_columns=(0,), frozen=(2, 0))
