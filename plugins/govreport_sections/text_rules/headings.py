"""Numerals inside a section run on: （一）（二）（三）, 1. 2. 3., 一是 二是 三是."""

import re
from collections.abc import Iterable, Iterator

from govreport import Finding, LatePattern, Report, Rule, rule
from govreport_sections.text_rules.texts import Passage, Texts

_NUMERALS = "一二三四五六七八九十"
_HEADINGS = re.compile(
    r"^[ \t\u3000]*(?:#{2,4}[ \t]+)?(?:"
    rf"[（(](?P<chinese>[{_NUMERALS}]{{1,3}})[）)](?![项款至和及、，])"
    r"|(?P<arabic>\d{1,2})[.．](?!\d(?!\d{3}年))"
    r"|[（(](?P<bracket>\d{1,2})[）)])",
    re.MULTILINE,
)
_SPOKEN = LatePattern(rf"(?P<spoken>[{_NUMERALS}])是")
_BEFORE_SPOKEN = frozenset("\n \t\u3000。；：，、;,（(")
_SHAPES = {"chinese": "（{}）", "arabic": "{}.", "bracket": "（{}）", "spoken": "{}是"}


@rule("ALL-222")
def numerals_run_on(texts: Texts, _: Report) -> Iterable[Finding]:
    """Behind （一） comes （二）; a list may begin again at one."""
    for passage in texts:
        for at, said, should in _breaks(passage):
            yield texts.finding("ALL-222", passage, at, said=said, should=should, quote=passage.quote(at))
            break


def _breaks(passage: Passage) -> Iterator[tuple[int, str, str]]:
    """Yield position, numeral and expected numeral of each break in a row of numerals."""
    last: dict[str, int] = {}
    for found in _numerals(passage.text):
        shape = found.lastgroup or ""
        number = _number(found[shape])
        before = last.get(shape)
        if before is not None and number not in {1, before + 1}:
            written = _written(before + 1, chinese=shape in {"chinese", "spoken"})
            yield found.start(shape), _SHAPES[shape].format(found[shape]), _SHAPES[shape].format(written)
        last[shape] = number
        if shape == "chinese":
            last = {"chinese": number}
        elif shape == "arabic":
            last.pop("bracket", None)


def _numerals(text: str) -> list[re.Match[str]]:
    found = list(_HEADINGS.finditer(text))
    if "一是" in text:
        found += [each for each in _SPOKEN.finditer(text) if text[each.start() - 1] in _BEFORE_SPOKEN]
        found.sort(key=lambda each: each.start())
    return found


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_digit(tens) or 1) * 10 + _digit(ones) if ten else _digit(ones)


def _digit(numeral: str) -> int:
    return _NUMERALS.find(numeral) + 1 if numeral else 0


def _written(number: int, *, chinese: bool) -> str:
    if not chinese:
        return str(number)
    tens, ones = divmod(number, 10)
    head = (_NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    return head + (_NUMERALS[ones - 1] if ones else "")


RULES: tuple[Rule[Texts], ...] = (numerals_run_on,)
