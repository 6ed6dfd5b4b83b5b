"""`explain CODE`: meaning, remedy, basis, an example that passes, one that fails, how to accept it."""

import pytest
from click.testing import CliRunner

from govreport.cli import cli


def explain(*args: str) -> str:
    return CliRunner().invoke(cli, ["explain", *args]).stdout


@pytest.mark.parametrize("code", ["REQ-001", "REQ-004", "PRO-001", "DIS-001", "ALL-006"])
def test_a_rule_is_explained_in_full(code):
    said = explain(code)
    for name in ("说明：", "改法：", "依据：", "合格的例子", "不合格的例子", f"--waive {code}@位置"):
        assert name in said


def test_the_failing_example_shows_what_check_says_to_it():
    assert "→ 表二“行政许可”行：上一年项目数量 3，本年增/减 -4" in explain("PRO-003")


def test_english_is_english():
    said = explain("REQ-003", "--lang", "en")
    for name in (
        "meaning: ",
        "remedy: ",
        "basis: ",
        "passes (edition 2021)",
        "fails (edition 2021)",
        "to accept it: ",
    ):
        assert name in said


def test_a_code_of_the_engine_has_no_example_and_cannot_be_accepted():
    said = explain("GR-104")
    assert "例子" not in said
    assert "--waive" not in said


def test_how_copied_text_is_accepted_names_the_other_files_too():
    answer = CliRunner().invoke(cli, ["explain", "SIM-001"]).stdout
    assert "govreport check 数据文件 其他文件… --waive SIM-001@位置 --reason 理由" in answer
