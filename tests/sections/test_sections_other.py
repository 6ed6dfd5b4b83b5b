"""Section six states the information fee, and never makes a figure out of a blank."""

from decimal import Decimal

import pytest

from govreport.testing import blank_report, report_from
from govreport_sections.other.model import Other


def statement(notices: object, billed: object, received: object, text: str = "没有其他事项。") -> str:
    fee = {"notices": notices, "billed": billed, "received": received}
    report = report_from(blank_report("2021") | {"other": {"text": text, "information_fee": fee}})
    section = report.section("other", Other)
    assert section is not None
    return section.fee_statement


def test_a_fee_that_was_charged_is_stated_in_plain_digits() -> None:
    said = statement(3, "1200.50", Decimal("1E+3"))
    assert said == "本年度发出信息处理费收费通知3件，总金额1200.50元，实际收取1000元。"


def test_three_zeros_say_that_none_was_charged() -> None:
    assert statement(0, "0", "0.00") == "本年度未发出信息处理费收费通知，未收取信息处理费。"


@pytest.mark.parametrize("mark", ["", "/"])
def test_a_blank_is_not_stated_as_nothing(mark: str) -> None:
    assert statement(0, "0", mark) == ""
    assert statement(mark, mark, mark) == ""


def test_a_text_that_speaks_of_the_fee_itself_is_not_repeated() -> None:
    assert statement(0, "0", "0", text="本年度未收取信息处理费。") == ""
