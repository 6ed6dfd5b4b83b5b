import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_sections.prose_figures.numerals import WIDE, find_numerals, read_numeral
from govreport_sections.prose_figures.paragraphs import readable

NUMBERS = st.integers(0, 10**8) | st.integers(0, 12_000) | st.sampled_from([10**power for power in range(9)])
UNITS = ["件", "宗", "条", "次", "人次", "份", "项", "起", "例", "件次"]
NAMES = "零一二三四五六七八九"
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def chinese(number):
    """Spell a number by going through its digits from the right, another way than the reader checks it."""
    if number == 0:
        return "零"
    spelled, zero = "", False
    for place, digit in enumerate(reversed(str(number))):
        if place == 4 and number >= 10**4 and (number // 10**4) % 10**4:
            spelled = "万" + spelled
        if place == 8:
            spelled = "亿" + spelled
        if digit == "0":
            zero = bool(spelled) and spelled[0] not in "零万亿"
            if zero:
                spelled = "零" + spelled
        else:
            spelled = NAMES[int(digit)] + ["", "十", "百", "千"][place % 4] + spelled
    return spelled.removeprefix("一") if spelled.startswith("一十") else spelled


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (10, "十"),
        (12, "十二"),
        (103, "一百零三"),
        (35_000, "三万五千"),
        (10_003, "一万零三"),
        (110, "一百一十"),
        (100_000, "十万"),
        (1_010_000, "一百零一万"),
        (10_000_001, "一千万零一"),
        (10**8, "一亿"),
        (20_010, "二万零一十"),
        (101_000, "十万一千"),
    ],
)
def test_numerals_are_spelled_in_these_tests_as_people_spell_them(number, spelled):
    assert chinese(number) == spelled


@given(NUMBERS)
def test_every_number_reads_back_from_every_style(number):
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "，"), chinese(number)):
        assert read_numeral(written) == number
        assert read_numeral(written.translate(WIDE_DIGITS)) == number


@given(NUMBERS, st.sampled_from(UNITS))
def test_every_number_is_found_in_a_sentence_with_its_unit(number, unit):
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "，"), chinese(number)):
        if written == "零" or (written == "一" and unit == "起"):
            continue
        text = f"收到申请{written.translate(WIDE_DIGITS)}{unit}，".translate(WIDE)
        assert [(each.value, each.unit) for each in find_numerals(text)] == [(number, unit)]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("两千", 2000),
        ("两万两千", 22_000),
        ("1.2万", 12_000),
        ("3万", 30_000),
        ("一万零一十", 10_010),
        ("1,234万", 12_340_000),
        ("十万零一千", 101_000),
    ],
)
def test_other_ways_of_writing_are_read_too(written, number):
    assert read_numeral(written) == number


@pytest.mark.parametrize(
    "written", ["一百一", "二〇二一", "三五", "12,34", "十两", "万", "", "几十", "1.2.3", "百", "一零三"]
)
def test_what_is_no_numeral_is_refused(written):
    assert read_numeral(written) is None


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月20日，2023年度，二〇二三年，第3季度",
        "国办公开办函〔2021〕30号，国务院令第711号",
        "第二十条第（一）项，第12件，第三次，第5条",
        "答复率100%，占35.5％，3个百分点，12‰",
        "电话0379-6771234，邮编471000",
        "表3，表三，附件2，图1",
        "20个工作日，3个方面，24小时，9时30分",
        "条例30条例，一次性告知，一件事，3期间，5起诉讼费用的起诉",
        "汽车零件，一起参加，数十件，几十件，每3件，上百件",
        "A4纸，5G网络，H7件",
    ],
)
def test_no_count_is_found_in_dates_numbers_of_documents_articles_and_the_like(text):
    found = [each for each in find_numerals(readable(text, 2023)) if each.unit not in {"起"}]
    assert found == []


@pytest.mark.parametrize(
    "text", ["1.主动公开情况。", "12、依申请公开", "（一）总体情况", "3．监督保障", "- 办结"]
)
def test_the_numbering_of_a_paragraph_is_no_figure(text):
    assert list(find_numerals(readable(text, 2023))) == []


@pytest.mark.parametrize(
    "text", ["约30件", "近30件", "30余件", "30多件", "30件以上", "30件左右", "超过30件", "20至30件"]
)
def test_a_figure_that_is_not_exact_says_so(text):
    assert [each.about for each in find_numerals(text)] == [True]


def test_amounts_come_in_yuan_with_the_worth_of_their_last_digit():
    (amount,) = find_numerals("收费318.46万元")
    assert (amount.value, amount.step, amount.unit) == (3_184_600, 100, "元")
