"""The numbers that Word prints before a paragraph by itself: （一）, 1., •."""

import re
from collections import defaultdict

from lxml import etree

from govreport.word.names import w

_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital", "ideographTraditional",
}  # fmt: skip
BULLET = "•"


class Numbers:
    """The lists of a document, counting as paragraphs are met in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, list[tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        if root is None:
            return
        for abstract in root.iter(w("abstractNum")):
            levels = [_level(each) for each in abstract.iter(w("lvl"))]
            self._levels[abstract.get(w("abstractNumId"), "")] = levels
        for num in root.iter(w("num")):
            named = num.find(w("abstractNumId"))
            if named is not None:
                self._abstract[num.get(w("numId"), "")] = named.get(w("val"), "")

    def next(self, numbering: etree._Element) -> tuple[str, int]:
        """Return what stands before the next paragraph of this list, and its depth."""
        id_, depth = (_value(numbering, "numId"), _value(numbering, "ilvl") or "0")
        abstract = self._abstract.get(id_)
        number = int(depth) if depth.isdigit() else 0
        levels = self._levels.get(abstract or "", [])
        if abstract is None or number >= len(levels) or number > 8:
            return "", 0
        counts = self._counts[abstract]
        counts[number] = counts[number] + 1 if counts[number] else levels[number][2]
        counts[number + 1 :] = [0] * (8 - number)
        kind, text, _ = levels[number]
        if kind == "bullet":
            return BULLET, number
        return _PLACE.sub(lambda found: _written(levels, counts, int(found[1]) - 1), text), number


def _written(levels: list[tuple[str, str, int]], counts: list[int], level: int) -> str:
    if level >= len(levels):
        return ""
    count = counts[level] or levels[level][2]
    kind = levels[level][0]
    if kind in _CHINESE:
        return chinese(count)
    if kind == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    return str(count)


def chinese(number: int) -> str:
    """Return a number from 0 to 99 in Chinese, beyond that in digits."""
    tens, ones = divmod(number, 10)
    if not 0 <= number < 100:
        return str(number)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _level(node: etree._Element) -> tuple[str, str, int]:
    """Return the kind, the pattern and the first number of a level."""
    start = _value(node, "start")
    return _value(node, "numFmt"), _value(node, "lvlText"), int(start) if start.isdigit() else 1


def _value(node: etree._Element, name: str) -> str:
    found = node.find(w(name))
    return "" if found is None else found.get(w("val"), "")
