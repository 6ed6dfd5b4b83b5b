"""No answer of `check` repeats the personal data that it found."""

import pytest

NUMBER, TELEPHONE, NAME = "110101199003077715", "13800000001", "张建国"


@pytest.fixture
def telling(data):
    told = f"申请人{NAME}（{NUMBER}，{TELEPHONE}）补充材料，，已经收到。本年度没有其他需要报告的事项"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("本年度没有其他需要报告的事项", told), encoding="utf-8")
    return data


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("code", ["ALL-211", "ALL-212", "ALL-215", "ALL-225"])
def test_numbers_are_found_but_not_repeated(run, telling, form, code):
    answer = run("check", "report.toml", "--format", form)
    assert code in answer.stdout
    assert NUMBER not in answer.stdout
    assert TELEPHONE not in answer.stdout
