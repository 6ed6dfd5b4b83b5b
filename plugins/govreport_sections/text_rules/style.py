"""Marks that show that a text was not finished or not read again."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from govreport import Finding, LatePattern, Report, Rule, rule
from govreport_sections.text_rules.texts import Passage, Texts

_CHINESE = r"[\u4e00-\u9fff]"
_HALF_WIDTH = LatePattern(rf"[,;:!?](?<={_CHINESE}.)(?={_CHINESE})", *",;:!?")
_DOUBLED = re.compile(r"[，。；：、][，。；：、]+")
_WHOLE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
TYPOS = {
    "其他法律法规禁止公开": "其他法律行政法规禁止公开",
    "无正当理由由大量反复申请": "无正当理由大量反复申请",
    "三安一稳定": "三安全一稳定",
    "本机关不掌握相关政府信息信息": "本机关不掌握相关政府信息",
    "信息公开条列": "信息公开条例",
    "中华人民共和国信息公开条例": "中华人民共和国政府信息公开条例",
    "政府信息公开公开": "政府信息公开",
    "行政复义": "行政复议",
    "行政诉颂": "行政诉讼",
    "依申请公申请": "依申请公开",
}
"""Wording that published reports have wrong → what the form and the law say."""
_MARK = r"[XxＸｘ×*＊]"
_PLACEHOLDER = LatePattern(
    rf"{_MARK}(?<![A-Za-z\d与诉和]{_MARK}){_MARK}*"
    r"(?=[件条次项份篇期场%]|万?元|人次|年[，,度全共]|人民政府|街道|委员会|[局厅](?!长))"
    rf"|20{_MARK}{{2}}(?=年)|[年月]{_MARK}{{1,2}}(?=[月日])",
    *"XxＸｘ×*＊",
)
_REMINDER = LatePattern(
    r"TODO|FIXME|此处(?:填写|插入|补充)|请(?:在此|在这里)填写|请填写(?:具体|数字|内容|完整)"
    r"|待补充|待填写|示例(?:文字|文本|内容)|[（(]示例[）)]|_{3,}",
    *("TODO", "FIXME", "此处填", "此处插", "此处补", "请在", "请填", "待补充", "待填写"),
    *("示例文", "示例内", "示例）", "示例)", "___"),
)
_GAP = LatePattern(
    r"[ \u3000](?<=[到理共计].)[ \u3000]*(?=件(?!数)|条(?![例款文])|[篇宗]|份(?!额))", *" \u3000"
)


@rule("ALL-221")
def whole_width_punctuation(texts: Texts, _: Report) -> Iterable[Finding]:
    """Between Chinese characters stand full-width marks (GB/T 15834-2011)."""

    def marks(passage: Passage) -> Iterator[re.Match[str]]:
        return _HALF_WIDTH.finditer(passage.text)

    return _first_of_each("ALL-221", texts, marks, lambda mark: {"should": _WHOLE[mark]})


@rule("ALL-223")
def wording_of_the_form(texts: Texts, _: Report) -> Iterable[Finding]:
    """Labels of the form and names of laws are written as the form has them."""
    for passage in texts:
        for wrong, right in TYPOS.items():
            if (at := passage.text.find(wrong)) >= 0:
                yield texts.finding("ALL-223", passage, at, said=wrong, should=right)


@rule("ALL-224")
def nothing_left_to_fill_in(texts: Texts, _: Report) -> Iterable[Finding]:
    """No placeholder of the template that the text was written from is left."""

    def placeholders(passage: Passage) -> Iterator[re.Match[str]]:
        found = chain.from_iterable(
            pattern.finditer(passage.text) for pattern in (_PLACEHOLDER, _REMINDER, _GAP)
        )
        return iter(sorted(found, key=lambda each: each.start()))

    return _first_of_each("ALL-224", texts, placeholders, lambda _: {})


@rule("ALL-225")
def single_punctuation(texts: Texts, _: Report) -> Iterable[Finding]:
    """One mark ends a clause; two in a row are left from editing."""

    def marks(passage: Passage) -> Iterator[re.Match[str]]:
        return _DOUBLED.finditer(passage.text)

    return _first_of_each("ALL-225", texts, marks, lambda _: {})


def _first_of_each(
    code: str,
    texts: Texts,
    find: Callable[[Passage], Iterator[re.Match[str]]],
    more: Callable[[str], dict[str, object]],
) -> Iterator[Finding]:
    """Yield one finding a text, at the first place, saying how many there are."""
    for passage in texts:
        found = list(find(passage))
        if found:
            first = found[0]
            quote = _near(passage, first)
            args = {"said": first[0], "times": len(found), "near": quote, **more(first[0])}
            yield texts.finding(code, passage, first.start(), **args)


def _near(passage: Passage, found: re.Match[str]) -> str:
    around = passage.text[max(0, found.start() - 8) : found.end() + 8]
    return around.replace("\n", " ").strip()


RULES: tuple[Rule[Texts], ...] = (
    whole_width_punctuation,
    wording_of_the_form,
    nothing_left_to_fill_in,
    single_punctuation,
)
