"""A total and its parts in one sentence: 412 条，其中网站 286 条、公众号 94 条、其他 32 条; …，共计 412 条.

Only lists that close themselves are added up: the last part is 其他…, the parts are 自然人 and
法人或其他组织, or a 共计 stands behind them. A list with 等 or 主要 is open. One that counts the same thing
by two dimensions adds up over some of its parts, or names both persons and channels: it is left alone.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, combinations
from typing import NamedTuple

from govreport import LatePattern
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.prose import Prose, ReadSentence

_AMONG = LatePattern(r"其中(?:[，：]?包括)?|包括(?<!主要包括)(?<!不包括)")
_OPEN = LatePattern(r"等|主要|例如|如下|包括|重点|之一|各(?=\d)|分别|涉及|不限于")
_REST = LatePattern(
    r"^[，,、；;和及]*(?:其他|其它|其余|剩余|余下)(?!法律|行政法规|组织|机关|单位|部门|需要|应当|结果)"
)
_PERSONS = LatePattern(r"自然人|公民")
_ORGANISATIONS = LatePattern(r"法人(?:或者|或|和|及|以及|与|、)?其他组织")
_TOGETHER = LatePattern(r"(?:共计|合计|总计|总共|一共)(?!收|受|办|答)[^\d，。；]{0,4}$")
_BROKEN = LatePattern(r"[；;（(）)]|其中|同比|较|比上")
_FEW = 6
_NEARLY = LatePattern(r"[约近超余多]")


class Breakdown(NamedTuple):
    """Parts that should add up to a total, and do not."""

    read: ReadSentence
    total: Numeral
    parts: tuple[Numeral, ...]

    @property
    def sum(self) -> int | Decimal:
        """Return what the parts add up to."""
        return sum((part.value for part in self.parts), start=0)


def broken_breakdowns(prose: Prose) -> Iterator[Breakdown]:
    """Yield every closed list that does not add up."""
    for read in prose.sentences:
        if len(read.numerals) < 3:
            continue
        for found in (_below(read), _above(read)):
            if found and not _explained(found) and not _all_bound(found):
                yield found


def _below(read: ReadSentence) -> Breakdown | None:
    """A total, 其中, its parts, the last of them 其他 (or the two kinds of applicants)."""
    text = read.sentence.match
    among = list(_AMONG.finditer(text))
    if len(among) != 1:
        return None
    before = [each for each in read.numerals if each.end <= among[0].start()]
    listed = [each for each in read.numerals if each.start >= among[0].end()]
    if not before or not listed or _inside_brackets(text, among[0].start()):
        return None
    parts = _closed(listed, text, among[0].end())
    if len(parts) < 2 or _OPEN.search(text, among[0].end(), parts[-1].end):
        return None
    return Breakdown(read, before[-1], tuple(parts)) if _same_kind([before[-1], *parts], text) else None


def _closed(listed: list[Numeral], text: str, begin: int) -> list[Numeral]:
    """Return the parts up to the one that closes the list; nothing when none does."""
    labels: list[str] = []
    for number, part in enumerate(listed):
        labels.append(text[begin : part.start])
        begin = part.end
        if number and _REST.match(labels[-1]):
            # 其他文件 2 条，公告 3 条: one kind among the others, not the rest of them.
            goes_on = any(later.unit == part.unit for later in listed[number + 1 :])
            return [] if goes_on else listed[: number + 1]
    if len(labels) == 2 and _PERSONS.search(labels[0]) and _ORGANISATIONS.search(labels[1]):
        return listed
    return []


def _above(read: ReadSentence) -> Breakdown | None:
    """Parts, then 共计 and their total."""
    text = read.sentence.match
    for number, total in enumerate(read.numerals):
        if number < 2 or not _TOGETHER.search(text, 0, total.start):
            continue
        parts = read.numerals[:number]
        between = text[parts[0].start : total.start]
        if _BROKEN.search(between) or _OPEN.search(text, 0, total.end) or _acts(read, parts):
            return None
        return Breakdown(read, total, parts) if _same_kind([*parts, total], text) else None
    return None


def _acts(read: ReadSentence, parts: tuple[Numeral, ...]) -> bool:
    """Tell whether the parts are stages of one matter (收到, 办结), which nobody adds up."""
    meanings = {mention.meaning for mention in read.mentions if mention.numeral in parts}
    return bool(meanings & {"requests.received", "requests.handled", "requests.dealt_with"}) or any(
        word.name in {"received", "handled", "dealt_with"} for word in read.words
    )


def _same_kind(numerals: list[Numeral], text: str) -> bool:
    """Tell whether all count in one unit, exactly."""
    first = numerals[0]
    return all(
        each.unit == first.unit and each.unit and not each.about and each.step == first.step
        and not _NEARLY.match(text[each.start - 1 : each.start])
        for each in numerals
    )  # fmt: skip


def _explained(found: Breakdown) -> bool:
    """Tell whether the parts, or a run of them, add up to the total or to another figure before them."""
    values = [part.value for part in found.parts]
    below = found.total.start < found.parts[0].start
    totals = {found.total.value}
    if below:
        totals |= {each.value for each in found.read.numerals if each.end <= found.total.start}
    if totals & set(values):
        return True
    if len(values) <= _FEW:
        return any(
            sum(some) in totals for size in range(2, len(values) + 1) for some in combinations(values, size)
        )
    runs = (running for first in range(len(values)) for running in accumulate(values[first:]))
    return _two_dimensions(found) or any(running in totals for running in runs)


def _two_dimensions(found: Breakdown) -> bool:
    """Tell whether the list counts both who applied and by which way."""
    begin, end = found.parts[0].start, found.parts[-1].end
    words = [word for word in found.read.words if begin - 10 <= word.start < end]
    return any(word.kind == "column" for word in words) and any(word.name == "channel" for word in words)


def _all_bound(found: Breakdown) -> bool:
    return all(found.read.is_bound(each) for each in (found.total, *found.parts))


def _inside_brackets(text: str, offset: int) -> bool:
    before = text[:offset]
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")
