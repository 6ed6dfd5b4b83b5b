"""同比 percentages: recomputed where both figures stand there, or where last year's report is at hand."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from govreport import LatePattern, Report, Words
from govreport_sections.prose_figures.mention import Mention
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.prose import COMPARED, Prose, ReadSentence
from govreport_sections.prose_figures.readings import Form

_PERCENT = LatePattern(
    r"(?P<how>同比|环比|较|比|与)(?P<between>[^。；;%]{0,30}?)(?P<way>增长|增加|上升|提高|增幅|下降|减少|降低|降幅)"
    r"(?:了|幅度|率|为|达|达到|约)*(?P<percent>\d+(?:\.\d+)?)%",
    "%",
)
_DOWN = ("下降", "减少", "降低", "降幅")
_LAST = LatePattern(
    r"(?:上(?:\ue000*|一)年度?|去年)(?:同期|全年)?(?:的|为|是|共|收到|受理|新收|共收到|仅|仅为|有)*$"
)
_MANY = LatePattern(r"分别|各|百分点|倍")
_LESS = LatePattern(r"(?:减少|少|下降)了?$")
# 12 件，申请量同比增长 20%: of that figure; 12 件，网站访问量同比增长 20%: of something that no table has.
_OF_THE_SAME = LatePattern(r"[，、；（(]*(?:(?:申请|受理|收件|办件|办结|答复|总|件)?数?量|总?数)?[，、均]*")
_SINCE = LatePattern(
    r"(?:上(?:\ue000*|一)年度?|去年|同期|全年|相比|[大小]幅|略|有所|明显|显著|申请|受理|数?量|[，的有呈])*"
)
_DIFFERENCE = LatePattern(r"(?:增加|减少|多|少|上升|下降|增长)了?$")


class Change(NamedTuple):
    """A percentage that does not follow from the two figures. computed: with the digits of the text."""

    read: ReadSentence
    now: Numeral
    last: int | Decimal
    stated: Words
    computed: Words


def wrong_changes(prose: Prose, report: Report) -> Iterator[Change]:
    """Yield every percentage of change that is off by more than rounding or cutting off."""
    previous = Form(report.previous) if report.previous else None
    for read in prose.sentences:
        if "%" not in read.sentence.match or _MANY.search(read.sentence.match):
            continue
        found = list(_PERCENT.finditer(read.sentence.match))
        if len(found) == 1:
            yield from _judged(read, found[0], previous)


def _judged(read: ReadSentence, percent: re.Match[str], previous: Form | None) -> Iterator[Change]:
    places = len(percent["percent"].partition(".")[2])
    stated = Decimal(percent["percent"]) * (-1 if percent["way"] in _DOWN else 1)
    pairs = list(_pairs(read, percent, previous))
    exact = [(now, last, (Decimal(now.value) - last) * 100 / last) for now, last in pairs if last]
    if not exact or any(abs(value - stated) < Decimal(1).scaleb(-places) for *_, value in exact):
        return
    now, last, value = exact[0]
    yield Change(read, now, last, _written(stated, places), _written(value, places))


def _pairs(
    read: ReadSentence, percent: re.Match[str], previous: Form | None
) -> Iterator[tuple[Numeral, int | Decimal]]:
    """Yield (this year's figure, last year's) that the percentage may compare, the likeliest first."""
    text = read.sentence.match
    before = [each for each in read.numerals if each.end <= percent.start("way") and not each.about]
    now = [
        each for each in before if not _LAST.search(text, 0, each.start) and not _is_difference(each, text)
    ]
    if not now:
        return
    nearest = now[-1]
    for last in before:
        if _LAST.search(text, 0, last.start) and last.unit == nearest.unit:
            yield from ((each, last.value) for each in reversed(now) if each.unit == last.unit)
    for difference in before:
        if (
            _is_difference(difference, text)
            and difference.unit == nearest.unit
            and difference.start > nearest.end
        ):
            sign = -1 if _LESS.search(text, 0, difference.start) else 1
            yield nearest, nearest.value - sign * difference.value
    if len(now) > 1 and any(each.unit == nearest.unit for each in now[:-1]):
        # Several figures of the year: which of them has changed cannot be told from last year's report.
        return
    same = _OF_THE_SAME.compiled.fullmatch(text, nearest.end, percent.start())
    if (
        previous is not None
        and percent["how"] != "环比"
        and same
        and _SINCE.compiled.fullmatch(percent["between"])
    ):
        yield from _by_last_report(read, nearest, previous)


def _by_last_report(
    read: ReadSentence, now: Numeral, previous: Form
) -> Iterator[tuple[Numeral, int | Decimal]]:
    for mention in read.mentions:
        if mention.numeral != now or mention.subset not in COMPARED:
            continue
        values = [_value(mention, reading_value) for reading_value in map(previous.value, mention.readings)]
        if None in values:
            return
        yield from ((now, value) for value in values if value is not None)


def _value(mention: Mention, value: int | Decimal | None) -> int | Decimal | None:
    return None if value is None else value * mention.scale


def _is_difference(numeral: Numeral, text: str) -> bool:
    return bool(_DIFFERENCE.search(text, 0, numeral.start))


def _written(value: Decimal, places: int) -> Words:
    size = f"{abs(round(value, places)):.{places}f}%"
    return Words(("下降" if value < 0 else "增长") + size, ("-" if value < 0 else "+") + size)
