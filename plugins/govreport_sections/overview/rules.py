"""What section one must say (条例 第五十条; 国办公开办函〔2021〕30号)."""

import re
from collections.abc import Iterable
from decimal import Decimal

from govreport import Finding, Level, Report, Rule, Words, printed_text, rule
from govreport_sections.overview.model import Overview

GOVERNMENTS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)
LONGEST = Decimal(5000)
"""Characters. No national limit exists; `[rules.length] overview` sets a local one."""

ASPECTS = {
    Words("主动公开", "proactive publication"): re.compile(
        r"主动公开|主动发布|公开[^。]{0,12}信息|发布[^。]{0,8}信息"
    ),
    Words("依申请公开", "publication on request"): re.compile(r"申请"),
    Words("政府信息管理", "management of information"): re.compile(
        r"信息管理|文件管理|规范性文件|公文|保密审查|审查|审核|审签|三审|清理|目录|公开属性|信息资源|归档|更新维护|动态调整|规范管理"
    ),
    Words("政府信息公开平台建设", "platforms"): re.compile(
        r"平台|网站|网页|网络|新媒体|公众号|微信|微博|客户端|专栏|公[开示]栏|渠道|载体|阵地|查阅[点室场]|显示屏|公报"
    ),
    Words("监督保障", "supervision and support"): re.compile(
        r"监督|保障|考核|考评|培训|评议|追[究责]|问责|领导小组|组织领导|检查|督[查促导]|队伍|专人|责任"
    ),
}
"""The five aspects that the form of 2021 asks for, and the words by which a text may treat each."""
RESULTS = {
    Words("工作考核", "assessment of the work"): re.compile(r"考核|考评|绩效|测评|评估"),
    Words("社会评议", "assessment by the public"): re.compile(
        r"评议|满意度|第三方|测评|问卷|民意|行风|(?:群众|公众|社会)[^。，]{0,8}(?:评价|意见|监督)|意见建议|征求意见"
    ),
    Words("责任追究", "calling to account"): re.compile(
        r"追究|追责|问责|责任倒查|通报批评|约谈|处分|责任落实"
    ),
}
"""What reports of people's governments carry besides."""
_NOT_A_GOVERNMENT = re.compile(r"街道|办事处|办公[室厅]$|[局委厅]$|中心$")
_SOMETHING = re.compile(r"(?:[\W_]*[^\W_]){8}")
"""Eight letters or figures: 无, 略, 暂无 and 详见附件 are less."""
_WORDS = re.compile(r"[^\W_]+")


@rule("OVW-001")
def something_is_said(data: Overview, report: Report) -> Iterable[Finding]:
    """Section one says what was done, not only 无."""
    if not _SOMETHING.match(data.text.text):
        yield report.finding("OVW-001", data.text.path, said=data.text.text.strip())


@rule("OVW-002", since=2021)
def five_aspects(data: Overview, report: Report) -> Iterable[Finding]:
    """主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障 are each spoken of."""
    missing = tuple(words for words, spoken_of in ASPECTS.items() if not spoken_of.search(data.text.text))
    if missing and not tuple(something_is_said.holds(data, report)):
        yield report.finding("OVW-002", data.text.path, missing=missing)


@rule("OVW-003")
def results_of_supervision(data: Overview, report: Report) -> Iterable[Finding]:
    """People's governments report 工作考核、社会评议和责任追究结果 (条例 第五十条第二款)."""
    government = report.organ.level in GOVERNMENTS and not _NOT_A_GOVERNMENT.search(report.organ.name)
    if not government or tuple(something_is_said.holds(data, report)):
        return
    everything = "\n".join(narrative.text for narrative in report.narratives.values())
    missing = tuple(words for words, spoken_of in RESULTS.items() if not spoken_of.search(everything))
    if missing:
        yield report.finding("OVW-003", data.text.path, missing=missing)


@rule("OVW-004")
def not_too_long(data: Overview, report: Report) -> Iterable[Finding]:
    """Section one is a summary."""
    longest = report.threshold("length", "overview", LONGEST)
    if len(data.text.text) <= longest:
        return
    length = sum(map(len, _WORDS.findall(printed_text(data.text, report))))
    if length > longest:
        yield report.finding("OVW-004", data.text.path, length=length, longest=longest)


RULES: tuple[Rule[Overview], ...] = (
    something_is_said,
    five_aspects,
    results_of_supervision,
    not_too_long,
)
