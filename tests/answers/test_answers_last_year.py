"""Last year's data file as the clerk gives it: what is wrong with it is said, never passed over."""

import pytest

LAST = ("year = 2023", "year = 2022"), ("本年度收到", "去年收到")


def named(previous: str) -> tuple[str, str]:
    return "year = 2023", f'year = 2023\nprevious = "{previous}"'


def test_a_last_year_that_cannot_be_read_in_full_is_named_with_what_was_not_compared(check, write):
    write(*LAST, ("[58, 7, 0, 0, 1, 0, 66]", '["很多", 7, 0, 0, 1, 0, 66]'), name="last.toml")
    write(("[58, 7, 0, 0, 1, 0, 66]", "[57, 7, 0, 0, 1, 0, 65]"), ("unlisted = 0", CARRIED))
    for answer in (check("report.toml", "--previous", "last.toml"), through_the_file(check, write)):
        assert "ALL-007 警告：上一年度的数据文件 last.toml 有 1 处错误" in answer.stdout.replace("\n", "")
        assert "没有与它们核对：三、收到和处理政府信息公开申请情况" in answer.stdout


CARRIED = "unlisted = 0\ncarried_over = { natural_person = 1 }"


def through_the_file(check, write):
    write(named("last.toml"), name="this.toml")
    return check("this.toml")


@pytest.mark.parametrize(
    ("previous", "said"),
    [
        (".", "上一年度的数据文件 . 读不了：这是目录"),
        ("report.docx", "→ 已有的报告先转成数据文件：govreport import"),
        ("nosuch.toml", "文件名写在 previous 一行，相对于本文件所在的文件夹"),
    ],
)
def test_a_last_year_that_is_no_data_file_comes_with_what_to_do(check, write, folder, previous, said):
    (folder / "report.docx").write_bytes(b"PK\x03\x04[Content_Types].xml word/document.xml")
    write(named(previous))
    answer = check("report.toml").stdout
    assert "GR-204 错误" in answer
    assert said in answer


def test_an_exception_across_years_is_not_to_be_deleted_because_no_last_year_was_given(check, write):
    write(*LAST, name="last.toml")
    write(("[58, 7, 0, 0, 1, 0, 66]", "[57, 7, 0, 0, 1, 0, 65]"), ("unlisted = 0", CARRIED))
    asked = ("--waive", "REQ-004@requests.carried_over.natural_person", "--reason", "合并")
    check("report.toml", "--previous", "last.toml", *asked)
    first = "先用 --previous 给出上一年度的数据文件再检查"
    alone = check("report.toml").stdout
    assert "CFG-013 提示" in alone
    assert first in alone
    assert "CFG-013" not in check("report.toml", "--previous", "last.toml").stdout
