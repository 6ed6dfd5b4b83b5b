"""What is an identity number or a card, and how little of it is shown."""

import pytest
from text_reports import report_with

from govreport import check, masked, without_long_numbers
from govreport.messages import LANGUAGES
from govreport.pipeline import installed_plugins
from govreport_sections.text_rules.identity import is_bank_card, is_identity_number, is_old_identity_number

VALID = "110101199003077715"
CARD = "6222020000000001230"


def test_a_valid_number_is_one():
    assert is_identity_number(VALID)


@pytest.mark.parametrize("at", range(18))
def test_one_wrong_digit_makes_it_none(at):
    for digit in "0123456789":
        changed = VALID[:at] + digit + VALID[at + 1 :]
        assert changed == VALID or not is_identity_number(changed)


@pytest.mark.parametrize("number", ["", "1", "99010119900307771X", "110101199013077715", "abc"])
def test_neither_region_nor_birthday_may_be_impossible(number):
    assert not is_identity_number(number)


def test_an_x_may_be_small():
    number = next(
        f"1101011990030777{digit}X" for digit in range(10) if is_identity_number(f"1101011990030777{digit}X")
    )
    assert is_identity_number(number.lower())


def test_old_numbers_have_a_birthday():
    assert is_old_identity_number("110101900307771")
    assert not is_old_identity_number("110101901307771")


def test_a_card_passes_luhn():
    assert is_bank_card(CARD)
    assert not is_bank_card(CARD[:-1] + "1")
    assert not is_bank_card("0" * 16)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(VALID, "110*************15"), ("138 0000 0001", "138******01"), ("0379-60000001", "037*******01")],
)
def test_only_the_ends_are_shown(number, shown):
    assert masked(number) == shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_finding_repeats_a_number_or_a_name(lang):
    secrets = [VALID, "13800000001", "0379-60000001", CARD, "张建国"]
    text = (
        f"申请人张建国，身份证{VALID}，2023年来信。其中1件由13800000001提出。"
        f"另1件由0379-60000001提出。费用退至其银行卡{CARD}。"
    )
    catalogue = installed_plugins().catalogue
    found = check(report_with("requests.text", text))
    assert {each.code for each in found} >= {"ALL-211", "ALL-212", "ALL-213", "ALL-214", "ALL-215"}
    for finding in found:
        line = catalogue.line(finding, lang)
        assert [secret for secret in secrets if secret in line or secret in str(finding.args)] == []


def test_long_numbers_are_masked_wherever_a_line_is_quoted():
    assert without_long_numbers(f"张某（{VALID}，138 0000 0001）共12件") == (
        "张某（110*************15，138******01）共12件"
    )
