"""Numbers of the form: counts, amounts in 万元 or 元, signed changes; blank and `/` beside them."""

import re
from decimal import Decimal, InvalidOperation

from govreport.cells import Cell, Kind, Mark
from govreport.findings import Words
from govreport.reading.problem import Problem, quoted, type_of

LONGEST = 12
"""Digits before the point: a thousand times more than the largest count ever published (eight)."""
DECIMALS = 6
"""Places of an amount: 万元 to the last 分."""

KIND_WORDS = {
    Kind.COUNT: Words("整数（件数，不小于 0）", "a whole number, 0 or more"),
    Kind.AMOUNT: Words("金额（不小于 0）", "an amount, 0 or more"),
    Kind.CHANGE: Words("整数（增为正、减为负）", "a whole number, negative for a decrease"),
}
_MARKS = {mark.value: mark for mark in Mark}
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_NO_NUMBER = re.compile(r"[-—–－―/／\\]+|无|没有|不适用|未发生|[nN]/?[aA]")
_MONEY = re.compile(r"[万亿]?元$")
_DIGITS = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_cell(value: object, kind: Kind) -> Cell | Problem:
    """Return the cell that *value* of the data file stands for, or what is wrong with it.

    A count or a change is an int, an amount a Decimal with the places that were written.
    """
    if type(value) is int and kind is Kind.COUNT and 0 <= value < 10**LONGEST:
        return value
    if isinstance(value, str):
        return _from_text(value, kind)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return Problem("GR-103", {"given": quoted(value), "is": type_of(value), "should": KIND_WORDS[kind]})
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return Problem("GR-107", {"given": quoted(value), "most": LONGEST})
    return _from_decimal(Decimal(value), kind)


def _from_text(value: str, kind: Kind) -> Cell | Problem:
    text = value.strip()
    if text in _MARKS:
        return _MARKS[text]
    if kind is Kind.AMOUNT and _PLAIN.fullmatch(text):
        return _from_decimal(Decimal(text), kind)
    if _NO_NUMBER.fullmatch(text):
        return Problem("GR-105", {"given": quoted(value)})
    meant = meant_number(text, kind)
    if meant:
        return Problem("GR-104", {"given": quoted(value), "meant": meant})
    if kind is Kind.AMOUNT and (unit := _MONEY.search(text)):
        return Problem("GR-135", {"given": quoted(value), "unit": unit[0]})
    return Problem("GR-103", {"given": quoted(value), "is": type_of(value), "should": KIND_WORDS[kind]})


def _from_decimal(value: Decimal, kind: Kind) -> Cell | Problem:
    given = {"given": _short(value)}
    if not value.is_finite():
        return Problem("GR-108", given)
    if value.adjusted() >= LONGEST:
        return Problem("GR-107", {**given, "most": LONGEST})
    if value < 0 and kind is not Kind.CHANGE:
        return Problem("GR-109", {**given, "should": KIND_WORDS[kind]})
    places = _places(value)
    if kind is Kind.AMOUNT:
        return Problem("GR-110", {**given, "most": DECIMALS}) if places > DECIMALS else _tidy(value)
    return int(value) if places == 0 else Problem("GR-106", {**given, "should": KIND_WORDS[kind]})


def _places(value: Decimal) -> int:
    """Count the decimal places that matter (2.50 has one), without rounding to a context."""
    if value == 0:
        return 0
    _, digits, exponent = value.as_tuple()
    zeros = next(at for at, digit in enumerate(reversed(digits)) if digit)
    return max(0, -int(exponent) - zeros)


def _tidy(value: Decimal) -> Decimal:
    """Keep the places that were written (2.50), drop an exponent and the sign of zero."""
    if int(value.as_tuple().exponent) > 0 or (value == 0 and value.adjusted() < -DECIMALS):
        return Decimal(int(value))
    return value.copy_abs() if value == 0 else value


def meant_number(text: str, kind: Kind) -> str:
    """Return what to write instead of *text* (`1,234`, `１２`, `12件`, `十二`, `减4`), or "".

    A number with 元 or 万元 is not taken over: the unit of the column may be the other one.
    """
    import unicodedata

    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    sign = ""
    if kind is Kind.CHANGE and bare[:1] in ("增", "减", "降"):
        sign, bare = ("" if bare[0] == "增" else "-"), bare.lstrip("增减降加少")
    bare = re.sub(r"\((?:[^()]*)\)$", "", bare)
    bare = re.sub(r"(?<=\S)[件条次个项份宗人家篇]$", "", bare)
    if re.fullmatch(r"[+-]?\d{1,3}(?:[,'，]\d{3})+(?:\.\d+)?", bare):
        bare = re.sub(r"[,'，]", "", bare)
    if _PLAIN.fullmatch(bare):
        return _literal(sign + bare.removeprefix("+"), kind)
    spelt = spelt_number(bare)
    return "" if spelt is None else _literal(f"{sign}{spelt}", kind)


def spelt_number(text: str) -> int | None:
    """Return the number that Chinese numerals spell (`十二`, `一百零五`, `二〇二三`), or None."""
    if not text or not set(text) <= _DIGITS.keys() | _UNITS.keys() | {"万"}:
        return None
    if set(text) <= _DIGITS.keys():
        return int("".join(str(_DIGITS[char]) for char in text))
    whole, part, digit = 0, 0, 0
    for char in text:
        if char == "万":
            whole, part, digit = (whole + part + digit) * 10_000, 0, 0
        elif char in _UNITS:
            part, digit = part + (digit or 1) * _UNITS[char], 0
        else:
            digit = _DIGITS[char]
    return whole + part + digit


def _literal(number: str, kind: Kind) -> str:
    try:
        value = Decimal(number)
    except InvalidOperation:
        return ""
    if kind is Kind.AMOUNT:
        return f'"{number}"' if value >= 0 else ""
    if value != value.to_integral_value() or (value < 0 and kind is Kind.COUNT):
        return ""
    return str(int(value)) if value.adjusted() < LONGEST else ""


def _short(value: Decimal) -> str:
    shown = str(value)
    return shown if len(shown) <= 24 else shown[:23] + "…"
