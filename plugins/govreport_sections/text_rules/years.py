"""The year that the text speaks of is the year of the report."""

import re
from collections.abc import Iterable

from govreport import Finding, LatePattern, Report, Rule, rule
from govreport_sections.text_rules.texts import Passage, Texts

_PERIOD = LatePattern(
    r"(20\d\d)\s?年\s?1\s?月\s?1\s?日(?:零时|0时|起)?[，,]?\s?[至到—－–~～\-]{1,2}\s?"
    r"(?:(20\d\d)\s?年)?\s?(?P<end>\d{1,2}\s?月\s?\d{1,2})\s?日"
)
_YEAR_END = "12月31"
_STATISTICS = LatePattern(r"统计(?:期|时|的期|的时|数据|截止)|数据.{0,6}(?:期限|时限|时段)|所列数据|本报告期")
_COUNTED = LatePattern(r"(?:收到|受理|主动公开|发布)[^。]{0,20}\d+\s?[件条]")
_OTHER_YEARS = LatePattern(
    r"今年|本年|当年|[较比]|上年|上一年|去年|前年|同期|以来|以后|截至|截止|增[加长至]|减[少至]|上升|下降|结转|历年"
    r"|[首第].{0,3}年|规划|计划|自20\d\d"
)
_PART_OF_MORE = LatePattern(r"其中|此前|分别|连续|增|减")
"""Before the year these say that it is another one; behind the figure (497 条，其中…) they do not."""
_THIS_YEAR = re.compile(r"[本今当]年")
_SUBJECT = re.compile(
    r"(?:^|(?<=[。；;：:\n，,）)是]))[ \t#]*(?:截[至止])?(20\d\d)年"
    r"(?!.{0,12}(?:要点|考核|评估|以来|以前|底前))",
    re.MULTILINE,
)
"""A year with which a clause begins. 考核, 要点: of last year even in a text of this year."""
_OPENING = re.compile(r"\s*(20\d\d)年(?:度|全年)?(?:[，,]|(?=[我本全]))")
_HEADING_LINE = re.compile(r"\s*(?:#|[（(][一二三四五六七八九十]+[）)][^。，]{0,20}$)")
_RESULT = re.compile(
    r"(20\d\d)年(?:度)?[，,]?(?:全年)?(?:我|本)?[^\d，,。；、\n]{0,8}?[，,]?"
    r"(?:共|累计|全年|总计)*(?:收到|受理|新收|主动公开|公开发布)[^\d。；，,\n]{0,20}\d+\s?[件条篇宗份]"
)
_ANNOUNCED = LatePattern(
    r"(?:现[将就]?|公布|发布|公开|编制|编写|撰写|形成|报告|制作)[^。《》\n]{0,20}?(20\d\d)年(?:度)?"
    r"[^\d。《》\n]{0,12}?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|情况)"
)


@rule("ALL-201")
def statistics_period(texts: Texts, report: Report) -> Iterable[Finding]:
    """The figures of a report are those of 1 January to 31 December of its year (条例 第四十九条)."""
    for passage in texts:
        if "月" not in passage.text:
            continue
        for found in _PERIOD.finditer(passage.text):
            years = {int(year) for year in found.groups()[:2] if year}
            if "".join(found["end"].split()) != _YEAR_END:
                wrong = _cut_short(passage, found.start(), years, report)
            else:
                wrong = years != {report.year} and _is_statistics(passage, found.start(), years, report)
            if wrong:
                yield texts.finding("ALL-201", passage, found.start(), said=found[0], year=report.year)


def _cut_short(passage: Passage, at: int, years: set[int], report: Report) -> bool:
    """Tell whether the period of all figures ends before the year does (12月21日, 11月30日)."""
    sentence = passage.sentence(at)
    whole = passage.is_preface or _STATISTICS.search(sentence)
    return bool(whole) and report.year in years and not re.search(r"除外|其中|部分|上半年", sentence)


def _is_statistics(passage: Passage, at: int, years: set[int], report: Report) -> bool:
    """Tell whether the period at *at* is that of the figures, not one to compare with nor a plan's."""
    sentence = passage.sentence(at)
    if _STATISTICS.search(sentence):
        return not re.search(r"上年|上一年|去年|同期", sentence)
    reported = passage.is_preface or _COUNTED.search(sentence)
    compared = _OTHER_YEARS.search(sentence) or f"{report.year}年" in sentence
    return bool(reported) and len(years) == 1 and not compared


@rule("ALL-202")
def year_spoken_of(texts: Texts, report: Report) -> Iterable[Finding]:
    """The text reports on the year of the report, not on that of the file it was copied from."""
    for passage in texts:
        for at, year in _years_reported_on(passage, report):
            sentence = passage.sentence(at)
            if year != report.year and f"{report.year}年" not in sentence:
                yield texts.finding(
                    "ALL-202", passage, at, said=year, year=report.year, quote=passage.quote(at)
                )
                break


def _years_reported_on(passage: Passage, report: Report) -> Iterable[tuple[int, int]]:
    """Yield position and year of each place that says which year is reported on."""
    text = passage.text
    if passage.path == "overview.text" and (opening := _opening(text)):
        yield opening
    if passage.path == "overview.text" and (throughout := _throughout(text, report.year)):
        yield throughout
    if passage.is_preface:
        yield from ((found.start(1), int(found[1])) for found in _ANNOUNCED.finditer(text))
    # an earlier year is met where text was copied; a later one is a plan
    for found in _RESULT.finditer(text):
        at, year = found.start(), int(found[1])
        compared = (
            text[max(0, at - 1) : at] in {*"自至从较比对"}
            or _OTHER_YEARS.search(passage.sentence(at))
            or _PART_OF_MORE.search(text[_sentence_start(text, at) : found.end()])
        )
        if year < report.year and not compared:
            yield at, year


def _throughout(text: str, year: int) -> tuple[int, int] | None:
    """Return where the text first speaks of an earlier year, if it does so again and of no other."""
    if f"{year}年" in text or _THIS_YEAR.search(text):
        return None
    named = [(found.start(1), int(found[1])) for found in _SUBJECT.finditer(text)]
    years = {each for _, each in named}
    return named[0] if len(named) > 1 and len(years) == 1 and min(years) < year else None


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(stop, 0, at) for stop in "。！？\n") + 1


def _opening(text: str) -> tuple[int, int] | None:
    """Return where the first sentence that is no heading names its year, and the year."""
    begins = 0
    for line in text.split("\n"):
        if line.strip() and not _HEADING_LINE.match(line):
            found = _OPENING.match(line)
            return (begins + found.start(1), int(found[1])) if found else None
        begins += len(line) + 1
    return None


RULES: tuple[Rule[Texts], ...] = (statistics_period, year_spoken_of)
