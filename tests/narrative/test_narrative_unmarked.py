"""A text without a Markdown mark needs no parser to be judged."""

import subprocess
import sys

import pytest

from govreport import check
from govreport.testing import blank_report, report_from

TOLD = """
import sys
from govreport import check
from govreport.testing import blank_report, report_from
data = blank_report("2021")
data["overview"]["text"] = sys.argv[1]
check(report_from(data))
print("markdown_it" in sys.modules)
"""


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("（一）主动公开。全年新收申请{{ requests.new_received.total }}件。\n1.做法。\n- 一项\n", "False"),
        ("## 工作\n全年**主动**公开。\n", "False"),
        ("**一**、\n\n- 一项", "True"),
        ("| 项目 | 件数 |\n|---|---|\n| 公开 | 3 |", "False"),
        ("| 项目 | 件数 |\n|---|---|\n| 公开 | 3 |\n\n- 一项", "True"),
    ],
)
def test_the_parser_is_loaded_for_lists_beside_other_marks_only(text, loaded):
    command = [sys.executable, "-c", TOLD, text]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == loaded


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("见![图。", "GR-717"),
        ("| 不是表格", "GR-722"),
        ("##标题", "GR-723"),
        ("一个**没有合上的粗体。", "GR-724"),
        ("写了{{ 一半。", "GR-701"),
    ],
)
def test_every_mark_that_is_none_is_still_found(text, code):
    data = blank_report("2021")
    data["improvement"] = {"text": f"问题是更新不及时，将加强核对。\n\n{text}"}
    assert code in {each.code for each in check(report_from(data))}
