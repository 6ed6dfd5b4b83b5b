"""What is wrong with one value, before it has a place."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from govreport.findings import Words
from govreport.frozen import Frozen

LONGEST_QUOTE = 40
NOTHING: Mapping[str, object] = Frozen()


class Problem(NamedTuple):
    """A mistake of the clerk. code: of the finding. args: what its words ask for.

    line: 0-based line inside a text, None for the value as a whole.
    """

    code: str
    args: Mapping[str, object] = NOTHING
    line: int | None = None


def quoted(value: object) -> str:
    """Return *value* as it stands in the data file, shortened."""
    if isinstance(value, bool):
        shown = str(value).lower()
    elif isinstance(value, str):
        shown = f'"{printable(value)}"'
    elif isinstance(value, dict):
        shown = "{ " + ", ".join(map(printable, value)) + " }"
    elif isinstance(value, list):
        shown = "[" + ", ".join(quoted(each) for each in value[:LONGEST_QUOTE]) + "]"
    else:
        shown = _number(value)
    return shown if len(shown) <= LONGEST_QUOTE else shown[: LONGEST_QUOTE - 1] + "…"


def printable(text: str) -> str:
    """Return *text* with an escape for every character that cannot be shown (controls, lone surrogates)."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def type_of(value: object) -> Words:
    """Return what kind of value stands in the data file, in the clerk's words."""
    if isinstance(value, bool):
        return Words("真假值", "a boolean")
    for kind, words in _TYPES.items():
        if isinstance(value, kind):
            return words
    return Words("日期或时间", "a date or time")


_TYPES: Mapping[type | tuple[type, ...], Words] = {
    str: Words("文字", "a text"),
    int: Words("整数", "a whole number"),
    Decimal: Words("小数", "a decimal"),
    list: Words("数组 […]", "a list"),
    dict: Words("表 {…}", "a table"),
    type(None): Words("空值 null", "null"),
}


def _number(value: object) -> str:
    """Show a number without ever asking Python for thousands of digits."""
    if isinstance(value, int) and abs(value) >= 10**LONGEST_QUOTE:
        return f"{'-' if value < 0 else ''}{_leading(abs(value))}…"
    return str(value)


def _leading(value: int) -> str:
    surplus = int((value.bit_length() - 1) * 0.30103) - 18
    return str(value // 10**surplus)[:18]
