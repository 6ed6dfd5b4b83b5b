"""Hygiene of text: one form for equal texts, and nothing that Word or XML would choke on."""

import re
import unicodedata
from collections.abc import Iterator

from govreport.findings import Words
from govreport.reading.problem import Problem

LONGEST = 200_000
"""Characters of one text: over two hundred printed pages."""
MOST_LINES = 10_000
LONGEST_LINE = 1000
"""Characters of a text of one line: a name, a title, an addressee."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_INVISIBLE = re.compile(r"[\x85\u2028\u2029\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e]")
_DAMAGED = re.compile(r"\ufffd|锟斤拷|烫烫烫|屯屯屯|[ÃÂ][\x80-\xbf]|ï»¿")
_WEB = re.compile(
    r"</?(?:p|br|div|span|b|strong|i|em|u|font|a|img|table|tr|td|th|ul|ol|li|h[1-6]|o:p)(?:\s[^<>\n]*)?/?>"
    r"|&(?:nbsp|lt|gt|amp|quot|[lr]dquo|middot|#\d{2,5});",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MARKS = re.compile(r"\{\{|\{%|\{#|[%#}]\}|｛[｛％%#＃{]|\{[｛％＃]")


def normalised(text: str) -> str:
    """Return *text* in NFC with line feeds as its line breaks, without blanks at its end.

    Blanks at the beginning stay: line numbers of findings in the text count from there.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def too_long(text: str, *, one_line: bool) -> Problem | None:
    """Return what is wrong with the length of *text*: longer ones are not even looked at."""
    lines = text.count("\n") + 1
    longest, most_lines = (LONGEST_LINE, 1) if one_line else (LONGEST, MOST_LINES)
    if len(text) <= longest and lines <= MOST_LINES:
        return None
    return Problem("GR-126", {"size": len(text), "lines": lines, "most": longest, "most_lines": most_lines})


def problems(text: str, *, marks: bool) -> Iterator[Problem]:
    """Yield what is wrong with a normalised *text*, one problem a sort.

    marks: True where `{{ … }}` is not allowed (outside narratives).
    """
    checks = [("GR-121", _ILLEGAL), ("GR-122", _TURNING), ("GR-123", _INVISIBLE), ("GR-124", _DAMAGED)]
    checks += [("GR-136", _WEB), ("GR-137", _PRIVATE)]
    for code, pattern in [*checks, ("GR-125", _MARKS)] if marks else checks:
        found = pattern.search(text)
        if found:
            yield Problem(code, _described(text, found), text.count("\n", 0, found.start()))


def _described(text: str, found: re.Match[str]) -> dict[str, object]:
    line_start = text.rfind("\n", 0, found.start()) + 1
    char = found.group()
    return {
        "char": Words(char, char) if char.isprintable() else f"U+{ord(char[0]):04X}",
        "name": unicodedata.name(char[0], ""),
        "number": found.start() - line_start + 1,
        "near": _around(text[line_start:].split("\n", 1)[0], found.start() - line_start),
    }


def _around(line: str, at: int) -> str:
    """Return a few characters on both sides, without those that cannot be shown."""
    piece = line[max(0, at - 8) : at + 9]
    return "".join(char if char.isprintable() else "·" for char in piece)
