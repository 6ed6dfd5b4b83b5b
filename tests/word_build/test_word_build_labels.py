"""Labels of narrow columns break between words, not wherever the line is full."""

import pytest

from govreport.word.build.table import broken


@pytest.mark.parametrize(
    ("label", "room", "lines"),
    [
        ("总计", 3, ["总计"]),
        ("商业企业", 3, ["商业", "企业"]),
        ("社会公益组织", 3, ["社会公", "益组织"]),
        ("（三）不予公开", 4, ["（三）", "不予公开"]),
        ("（三）予以处理的全部事项", 4, ["（三）予", "以处理的", "全部事项"]),
        ("申请人情况", 40, ["申请人情况"]),
        ("一个远远超过三行所能容纳的标签", 4, ["一个远远超过三行所能容纳的标签"]),
    ],
)
def test_a_label_breaks_into_equal_lines_or_behind_its_numeral(
    label: str, room: int, lines: list[str]
) -> None:
    assert broken(label, room) == lines
    assert "".join(broken(label, room)) == label
