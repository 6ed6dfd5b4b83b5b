"""What section five must say: problems, and what is done about them (条例 第五十条第一款第四项)."""

import re
from collections.abc import Iterable

from govreport import Finding, Report, Rule, Words, printed_text, rule
from govreport_sections.improvement.model import Improvement

SHORTEST = 20
"""Characters. One problem with its remedy needs more."""
SHORTEST_COPY = 50
"""Characters below which the same words may come by themselves."""
_NONE = re.compile(
    r"(?:不存在|没有|无|未发现|暂无|尚无)(?:任何|主要|明显|突出|较大|重大|其他)?(?:的|需要报告的|需要改进的)?(?:问题|困难|不足)"
)
_PROBLEM = re.compile(
    r"问题|不足|不够|短板|薄弱|弱项|差距|困难|有待|欠缺|缺[乏少失]|滞后|不[高强全深细多实快足准]|不及时|不到位|不规范|不平衡|不完善"
    r"|不健全|不统一|不充分|不丰富|单一|单薄|偏[少低弱]|较[少低弱]|[亟尚仍还]需|漏洞|疏漏"
)
_REMEDY = re.compile(
    r"改进|整改|改善|措施|举措|下一步|下步|今后|明年|接下来|将[^。]{0,20}|加强|加大|加快|完善|提[升高]|强化|优化|健全|规范|深化|拓[宽展]"
    r"|推[进动]|充实|细化|丰富|补[齐足]|解决"
)
_PROBLEMS = Words("存在的问题", "the problems")
_REMEDIES = Words("改进措施", "the remedies")
_WORDS = re.compile(r"[^\W_]+")
_ENOUGH = re.compile(rf"(?:[\W_]*[^\W_]){{{3 * SHORTEST}}}")
"""So many letters and figures are not only 不存在问题."""
_LETTERS = re.compile(r"[\d\W_]+")


@rule("IMP-001")
def problems_are_named(data: Improvement, report: Report) -> Iterable[Finding]:
    """Section five is not 无, nor a few words."""
    text = data.text.text
    if _ENOUGH.match(text):
        return
    said = "".join(_WORDS.findall(text))
    if len(said) < SHORTEST or (_NONE.search(text) and len(said) < 3 * SHORTEST and not _REMEDY.search(text)):
        yield report.finding("IMP-001", data.text.path, said=text.strip(), length=len(said))


@rule("IMP-002")
def problems_and_remedies(data: Improvement, report: Report) -> Iterable[Finding]:
    """Section five has both: what is wrong and what is done about it."""
    text = data.text.text
    missing = [
        words for words, named in ((_PROBLEMS, _PROBLEM), (_REMEDIES, _REMEDY)) if not named.search(text)
    ]
    if missing and not tuple(problems_are_named.holds(data, report)):
        yield report.finding("IMP-002", data.text.path, missing=tuple(missing))


@rule("IMP-003")
def not_last_years_problems(data: Improvement, report: Report) -> Iterable[Finding]:
    """Section five is not, but for figures, word for word that of last year's report."""
    last = report.last_year
    before = last.section("improvement", Improvement) if last else None
    if last is None or before is None:
        return
    now = _LETTERS.sub("", printed_text(data.text, report))
    then = _LETTERS.sub("", printed_text(before.text, last))
    if now == then and len(now) >= SHORTEST_COPY:
        yield report.finding("IMP-003", data.text.path, year=last.year, length=len(now))


RULES: tuple[Rule[Improvement], ...] = (problems_are_named, problems_and_remedies, not_last_years_problems)
