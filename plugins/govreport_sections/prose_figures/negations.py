"""未收到, 没有, 无: statements of nothing, read as a figure of 0 that stands before what it denies."""

import re
from collections.abc import Iterator
from decimal import Decimal

from govreport import LatePattern
from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.numerals import Numeral

NOTHING = "无"
_NOT = LatePattern(
    r"(?:[尚从均还]?未|没)(?=收到|接到|受理|接收|发生|产生|出现|引发|新收|被|有|制发|制定|印发|出台|作出|收取)"
    r"|没有|无(?!法|正当|偿|效|需|障碍|论|故|不|纸|锡|关|须|缝|误|差)|零(?=申请|复议|行政|诉讼|结转)"
)
_SIGN = re.compile(r"[未没无零]")
_STOP = LatePattern(r"[，,；;：:（）()。！？!?]|$")
_ONE = LatePattern(r"[一1][件起宗例次项]|任何")
_FOREIGN = LatePattern(
    r"费用|收费(?!通知)|异议|舆情|问题|追究|率|渠道|按时|及时|规范(?!性)|差错|泄密|错误|纠纷|争议|超期|逾期|不当|败诉|"
    r"原因|先例|要求|应(?:当|予)?公开|公布|发布|公示|变化|事故|影响|障碍|情形下|以外|之外"
)


def denies(text: str) -> bool:
    """Tell whether a statement of nothing may stand in *text*."""
    return _SIGN.search(text) is not None and _NOT.search(text) is not None


def find_negations(text: str, words: tuple[Word, ...]) -> Iterator[tuple[Numeral, int]]:
    """Yield each statement of nothing as a figure of 0, with the end of what it denies."""
    if not _SIGN.search(text):
        return
    for found in _NOT.finditer(text):
        if any(
            word.start <= found.start() < word.end
            for word in words
            if word.kind in {"role", "quiet", "topic"}
        ):
            continue
        stop = _STOP.search(text, found.end())
        end = stop.start() if stop else len(text)
        denied = _ONE.compiled.sub("", text[found.end() : end])
        if end - found.end() > 45 or _FOREIGN.search(denied) or re.search(r"\d", denied):
            continue
        yield Numeral(0, Decimal(1), NOTHING, found.start(), found.end()), end
