"""A long title breaks between its words, as an official document does it."""

import pytest

from govreport.title import LINE, title_lines

REST = "2023年政府信息公开工作年度报告"


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert title_lines(f"示例县{REST}", "示例县") == (f"示例县{REST}",)


def test_a_longer_title_breaks_behind_the_organ() -> None:
    assert title_lines(f"示例县水利局{REST}", "示例县水利局") == ("示例县水利局", REST)


@pytest.mark.parametrize("organ", ["2022年上海市", "示例市示例区人民政府示例街道办事处工作站"])
def test_any_other_title_breaks_in_two_nearly_equal_lines_without_a_loss(organ: str) -> None:
    title = f"{organ}机关政府信息公开工作年度报告和附表说明"
    first, second = title_lines(title, "别的机关")
    assert first + second == title
    assert abs(len(first) - len(second)) <= 4


def test_no_line_begins_with_a_closing_mark_or_splits_a_number() -> None:
    first, second = title_lines("示" * (LINE // 2 + 4) + "2023年政府信息公开工作", "")
    assert not second.startswith(("年", "、", "）"))
    assert first + second == "示" * (LINE // 2 + 4) + "2023年政府信息公开工作"
    assert "2023" in first or "2023" in second


def test_a_name_of_several_lines_stands_above_the_rest_of_the_title() -> None:
    organ = "示例省示例自治州示例自治县示例经济技术开发区管理委员会综合行政执法局"
    *lines, last = title_lines(organ + REST, organ)
    assert last == REST
    assert "".join(lines) == organ
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 2


def test_no_line_is_longer_than_the_page_is_wide() -> None:
    title = "示例省示例自治州示例自治县示例经济技术开发区管理委员会及其所属单位政府信息公开工作年度报告"
    lines = title_lines(title, "")
    assert "".join(lines) == title
    assert [len(line) for line in lines] == [15, 15, 15]


def test_a_title_of_any_length_is_broken_without_a_loss() -> None:
    title = "（示例）" * 20_000
    lines = title_lines(title, "")
    assert "".join(lines) == title
    assert all(len(line) <= LINE for line in lines)


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert title_lines("x" * 100, "") == ("x" * 100,)
