"""Figures as official prose writes them: 1,234 · 1，234 · １２ · 十二 · 三万五千 · 1.2万.

Strict: what could be anything else than a count (a date, a 文号, 第二十条, a percentage) is not read.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_ARABIC = re.compile(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?([万亿])?")
_NUMERAL = re.compile(
    r"(?P<written>(?:(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?P<scale>[万亿])?"
    r"|[零〇一二两三四五六七八九十百千万亿]+))(?P<more>[余多几])?(?P<scaled>[万亿])?"
    r"(?P<unit>件次|件(?!事|套)|宗|人次|条(?!例|款)|次(?!性|年|日|级)|份(?!额)|项(?!目)|起(?!诉(?!讼)|草|来|点|到)"
    r"|例(?!会|行|如)|篇|期(?!间|限|末)|场(?!所|地)|部(?!门|分|委|署|队|级)|家(?!庭)|元|(?=[，。；、）)]|$))"
)
_BEGINNING = re.compile("[0-9零〇一二两三四五六七八九十百千万亿]")
_RUN = re.compile("[0-9]+|[零〇一二两三四五六七八九十百千万亿]+")
_BEFORE = re.compile(
    r"(?P<not>[第每\d/A-Za-z〔\[]|\d[.,-])$"
    r"|(?P<about>约|近|超|超过|逾|不足|不到|至少|最多|突破|[\d件条次份项][-—–~～至到])$"
)
_AFTER = re.compile(r"以上|以下|以内|左右|上下|不等|余|多(?!数)|[-—–~～至到]\d")
_TWO = re.compile(r"^两$|(?<!十)两(?=[百千万亿])")
_EXTRA_ZERO = re.compile(r"(?<=[万亿])零(?=[一二三四五六七八九]千)")
_ONE = Decimal(1)
_STATING = frozenset("为是共计：:")
_SOME = frozenset("数几")


class Numeral(NamedTuple):
    """A figure in a text. step: what its last digit is worth (1.2万: 1000). end: behind the unit.

    about: the text says that it is not exact (约, 余, 以上). Amounts are in 元.
    """

    value: int | Decimal
    step: Decimal
    unit: str
    start: int
    end: int
    about: bool = False


def read_numeral(written: str) -> int | Decimal | None:
    """Return the value of one numeral without unit, None for what is none."""
    plain = written.translate(WIDE)
    if found := _ARABIC.fullmatch(plain):
        return _arabic(found)[0]
    return _chinese(plain)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the counts and amounts of *text* (wide digits already made narrow), in order."""
    done = 0
    # Where a numeral cannot begin the long pattern is not even tried: it is the slow part of reading. One set
    # of characters is looked for, as `re` is quick at that and at nothing else.
    for beginning in _BEGINNING.finditer(text):
        start = beginning.start()
        if start < done:
            continue
        if not (found := _NUMERAL.match(text, start)):
            # The other digits of the run fail too: the same words follow, and a digit stands before.
            run = _RUN.match(text, start)
            done = run.end() if run else start
            continue
        done = found.end()
        written, more, scaled, unit = found.group("written", "more", "scaled", "unit")
        before = _BEFORE.search(text, max(0, start - 2), start)
        if (before and before["not"]) or not _stands_for_a_count(written, unit, text[start - 1 : start]):
            continue
        value, step = _value(written, scaled)
        if value is not None:
            about = bool(before or more or _AFTER.match(text, done))
            yield Numeral(value, step, unit, start, done, about)


def _stands_for_a_count(written: str, unit: str, before: str) -> bool:
    """Refuse bare numbers that nothing introduces, 数十件, 零件 (spare parts) and 一起 (together)."""
    if not unit:
        return before in _STATING and written[0].isdigit()
    some = before in _SOME and written[0] == "十"
    return not (some or written == "零" or (written == "一" and unit == "起"))


def _value(written: str, scaled: str | None) -> tuple[int | Decimal | None, Decimal]:
    value: int | Decimal | None
    if written.isdecimal():  # as nearly all are
        value, step = int(written), _ONE
    elif arabic := _ARABIC.fullmatch(written):
        value, step = _arabic(arabic)
    else:
        value, step = _chinese(written), _ONE
    if not scaled:
        return value, step
    scale = _SCALES[scaled]
    return (value * scale if value is not None else None), step * scale


def _arabic(found: re.Match[str]) -> tuple[int | Decimal, Decimal]:
    whole, fraction, scale = found[1], found[2] or "", _SCALES.get(found[3] or "", 1)
    value = Decimal(whole.replace(",", "").replace("，", "") + fraction) * scale
    step = Decimal(1).scaleb(-max(0, len(fraction) - 1)) * scale
    return (int(value) if value == value.to_integral_value() else value), step


def _chinese(written: str) -> int | None:
    """Read 三万五千; refuse what is not written by the rules (二〇二一, 一百一 for 110)."""
    value = section = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _SCALES:
            value = (value + section + digit) * _SCALES[character]
            section = digit = 0
        else:
            return None
    value += section + digit
    return value if _spelled(value) == _plain(written) else None


def _plain(written: str) -> str:
    """Level what may be written in two ways: 两千 二千, 一十 十, 十万零一千 十万一千."""
    plain = _TWO.sub("二", written).replace("一十", "十")
    return _EXTRA_ZERO.sub("", plain)


def _spelled(value: int) -> str:
    """Write *value* below 10^12, 一十 shortened to 十, to hold a reading against it."""
    text, gap = "", False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, scale)
        if section >= 10_000:
            return ""
        if section:
            text += ("零" if text and (gap or section < 1000) else "") + _spelled_section(section) + name
            gap = False
        else:
            gap = bool(text)
    return text.replace("一十", "十") or "零"


def _spelled_section(section: int) -> str:
    text = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, power)
        if digit:
            text += "零一二三四五六七八九"[digit] + name
        elif text and section and not text.endswith("零"):
            text += "零"
    return text
