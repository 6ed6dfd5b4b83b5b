"""The year that the text speaks of is the year of the report."""

import re
from collections.abc import Iterable

from govreport import Finding, Report, Rule, rule
from govreport_sections.text_rules.texts import Passage, Texts

_PERIOD = re.compile(
    r"(20\d\d)\s?年\s?1\s?月\s?1\s?日(?:零时|0时|起)?[，,]?\s?[至到—－–~～\-]{1,2}\s?"
    r"(?:(20\d\d)\s?年)?\s?12\s?月\s?31\s?日"
)
_STATISTICS = re.compile(r"统计(?:期|时|的期|的时|数据|截止)|数据.{0,6}(?:期限|时限|时段)|所列数据|本报告期")
_COUNTED = re.compile(r"(?:收到|受理|主动公开|发布)[^。]{0,20}\d+\s?[件条]")
_OTHER_YEARS = re.compile(
    r"今年|本年|当年|[较比]|上年|上一年|去年|前年|同期|以来|以后|截至|截止|增|减|结转|历年|其中|此前|分别|连续"
    r"|[首第].{0,3}年|规划|计划|自20\d\d"
)
_OPENING = re.compile(r"\s*(20\d\d)年(?:度|全年)?(?:[，,]|(?=[我本全]))")
_HEADING_LINE = re.compile(r"\s*(?:#|[（(][一二三四五六七八九十]+[）)][^。，]{0,20}$)")
_RESULT = re.compile(
    r"(20\d\d)年(?:度)?[，,]?(?:全年)?(?:我|本)?[^\d，,。；、\n]{0,8}?[，,]?"
    r"(?:共|累计|全年|总计)*(?:收到|受理|新收|主动公开|公开发布)[^\d。；，,\n]{0,20}\d+\s?[件条篇宗份]"
)
_ANNOUNCED = re.compile(
    r"(?:现[将就]?|公布|发布|公开|编制|编写|撰写|形成|报告|制作)[^。《》\n]{0,20}?(20\d\d)年(?:度)?"
    r"[^\d。《》\n]{0,12}?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|情况)"
)


@rule("ALL-201")
def statistics_period(texts: Texts, report: Report) -> Iterable[Finding]:
    """The figures of a report are those of 1 January to 31 December of its year (条例 第四十九条)."""
    for passage in texts:
        if "31" not in passage.text:
            continue
        for found in _PERIOD.finditer(passage.text):
            years = {int(year) for year in found.groups() if year}
            if years != {report.year} and _is_statistics(passage, found.start(), years, report):
                yield texts.finding("ALL-201", passage, found.start(), said=found[0], year=report.year)


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
    if passage.is_preface:
        yield from ((found.start(1), int(found[1])) for found in _ANNOUNCED.finditer(text))
    # an earlier year is met where text was copied; a later one is a plan
    for found in _RESULT.finditer(text):
        at, year = found.start(), int(found[1])
        compared = text[max(0, at - 1) : at] in {*"自至从较比对"} or _OTHER_YEARS.search(passage.sentence(at))
        if year < report.year and not compared:
            yield at, year


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
