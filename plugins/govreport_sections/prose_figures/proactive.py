"""表二 and the information fee in prose: documents, permits, penalties, fees."""

import re

from govreport import LatePattern
from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.mention import Confidence, Mention
from govreport_sections.prose_figures.negations import NOTHING
from govreport_sections.prose_figures.paragraphs import FILL
from govreport_sections.prose_figures.readings import Reading
from govreport_sections.prose_figures.subsets import subset_of
from govreport_sections.prose_figures.walk import Spot

UNITS = frozenset({"件", "份", "部", "项", "宗", "个", "起", "条", "", NOTHING})
_DOCUMENTS = {"docs": "normative_documents", "rules": "government_rules"}
_ROWS = {
    **_DOCUMENTS,
    "permits": "permits",
    "penalties": "penalties",
    "coercive_measures": "coercive_measures",
}
_MADE_KNOWN = LatePattern(r"公开|公示|发布|公布|解读|归集|推送|上网|录入|报送|备案")
_MADE_AND_KNOWN = LatePattern(r"(?:制定|制发|出台)[、并]?(?:公开)?(?:发布|公布)|对外公开|新公开")
# 出台规章 9 部、规范性文件 318 件: one verb for both.
_JOINED = LatePattern(r"\d[件部个项][、和及](?:部门|政府)?(?:行政)?(?:规章|规范性文件)$")
_GONE_THROUGH = LatePattern(r"清理|梳理|审查")
_AND_AMENDED = LatePattern(r"[，、；]?(?:修改|修订|修正)[^，、；。\d]{0,8}\d")
_OF_A_KIND = LatePattern(r"涉|重大|轻微|对|准予|不予|撤销|变更|延续|领域|方面|程序|其中|类")
_ITEM = LatePattern(r"[、，；：和及与]|\d[件宗个次]|[（(][一二三四五六七八九十\d]+[)）]")
_WITHOUT_WEIGHT = LatePattern(
    f"[本上{FILL}]+年度?|全年度?|今年|年度|全[市省县区州盟旗]|[我本](?:局|委|厅|院|办|所|处|镇|乡|街道|单位|机关|部|市|省|县|区|州)"
    r"|(?:各级)?行政机关|共|累计|总计|合计|一年来|依法|实施|完成|办理|发生|有|其中|项|[一二三四五六七八九十\d.．、）)（(是]"
    f"|{FILL}"
)
_POWERS = LatePattern(r"权力|权责|行政(?:裁决|奖励|确认|检查|征收|给付)")
_ASKED_FOR = LatePattern(r"申请(?!法院|人民法院|强制)|诉求|咨询|集中在")
_ACTS = frozenset({"received", "handled", "dealt_with", "new_received"})
_COLUMNS = {
    "issued": ("issued", "made"), "repealed": ("repealed",), "in_force": ("in_force",),
    "published": ("published",), "public_total": ("public_total",), "decisions": ("decisions",),
}  # fmt: skip
_FEES = (
    (re.compile(r"通知"), "notices", "件"),
    (re.compile(r"实际收取|实收|收取|收到"), "received", "元"),
    (re.compile(r"总金额|涉及金额|应收|应缴"), "billed", "元"),
)


def proactive_mention(spot: Spot) -> Mention | None:
    """Read a figure where documents, permits, penalties or fees are spoken of."""
    topic = spot.topic[0]
    if topic == "fees":
        return _fee(spot)
    if topic not in _ROWS or spot.numeral.unit not in UNITS or not spot.named:
        return None
    if len(spot.names & _ROWS.keys()) > 1:
        return None
    roles = _roles(spot.left) or _roles(spot.right)
    if topic in _DOCUMENTS:
        if not roles and _JOINED.search(spot.sentence.match, spot.clause_start, spot.numeral.start):
            roles = _roles(spot.clause)
        return _documents(spot, topic, roles)
    return _decisions(spot, topic, roles)


def fee_mention(spot: Spot) -> Mention | None:
    """Read a figure where 信息处理费 is spoken of (国办函〔2020〕109号): notices in 件, amounts in 元."""
    before = spot.sentence.match[spot.clause_start : spot.numeral.start]
    if spot.numeral.unit == NOTHING:
        if re.search(r"收取|产生|发生", spot.sentence.match[spot.numeral.end : spot.numeral.end + 4]):
            return _mention(
                spot, Reading("other", ("information_fee",), ("received",)), subset=subset_of(spot)
            )
        return None
    for pattern, column, unit in _FEES:
        named = spot.named or spot.sentence.paragraph.path.startswith("other.")
        if spot.numeral.unit == unit and pattern.search(before) and named:
            return _mention(spot, Reading("other", ("information_fee",), (column,)), subset=subset_of(spot))
    return None


def _documents(spot: Spot, topic: str, roles: tuple[str, ...]) -> Mention | None:
    before = spot.sentence.match[spot.clause_start : spot.numeral.start]
    known = _MADE_KNOWN.search(_MADE_AND_KNOWN.compiled.sub("", before))
    if _GONE_THROUGH.search(spot.sentence.match[: spot.numeral.start]):
        return None
    if _AND_AMENDED.match(spot.sentence.match, spot.numeral.end):
        return None  # whether 表二 counts amended ones among those issued, each organ decides for itself
    if len(roles) != 1 or known or roles[0] == "decisions":
        return None
    columns = _COLUMNS[roles[0]]
    readings = tuple(Reading("proactive", (_DOCUMENTS[topic],), (column,)) for column in columns)
    # Where a document was put (网站, 平台) says nothing about how many there are.
    subset = subset_of(spot)
    return _mention(spot, *readings, subset="" if subset == "channel" else subset, name=roles[0])


def _decisions(spot: Spot, topic: str, roles: tuple[str, ...]) -> Mention | None:
    """作出行政许可决定 12 件; without such a verb only right beside the word, and not near 公开."""
    whose = [word for word in spot.left if word.name == topic]
    decided = roles == ("decisions",)
    begin = spot.clause_start if decided else 0
    before = spot.sentence.match[begin : spot.numeral.start]
    if _MADE_KNOWN.search(before) or _OF_A_KIND.search(
        spot.sentence.match, spot.clause_start, spot.numeral.start
    ):
        return None
    if topic == "coercive_measures" and "强制执行" in spot.sentence.match:
        return None  # 行政强制措施 and 行政强制执行 are the two halves of 行政强制
    if not decided and (
        spot.numeral.unit == "项" or _POWERS.search(spot.sentence.match) or _ASKED_FOR.search(before)
    ):
        # 行政许可 24 项、行政确认 2 项: powers that the organ has, not what it decided.
        # 申请较多的为行政处罚 4 件: what people asked about.
        return None
    denied = spot.numeral.unit == NOTHING and any(word.name == topic for word in spot.right)
    near = (
        bool(whose) and spot.numeral.start - whose[-1].end <= 2 and (decided or _unqualified(spot, whose[-1]))
    )
    if not (near or denied or (decided and whose)) or roles not in {(), ("decisions",)}:
        return None
    if any(word.name in _ACTS for word in spot.clause) or (denied and not decided):
        return None
    return _mention(spot, Reading("proactive", (_ROWS[topic],), ("decisions",)), subset=subset_of(spot))


def _unqualified(spot: Spot, word: Word) -> bool:
    """Tell whether nothing makes it a kind of its own: 涉企行政许可 4 件 are some of them only."""
    before = spot.sentence.match[spot.clause_start : word.start]
    return not _WITHOUT_WEIGHT.compiled.sub("", _ITEM.compiled.split(before)[-1])


def _fee(spot: Spot) -> Mention | None:
    whose = [word for word in spot.left if word.name == "fees"]
    if spot.numeral.unit != "元" or not whose or spot.numeral.start - whose[-1].end > 10:
        return None
    found = _mention(spot, Reading("proactive", ("fees",), ("amount",)), subset=subset_of(spot))
    return found._replace(scale=10_000)


def _mention(spot: Spot, *readings: Reading, subset: str, name: str = "") -> Mention:
    first = readings[0]
    meaning = f"{first.section}.{first.rows[0]}.{name or first.columns[0]}"
    sure = Confidence.HIGH if spot.topic[0] in spot.names else Confidence.MEDIUM
    return Mention(spot.numeral, spot.sentence, meaning, readings, subset, sure)


def _roles(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.name for word in words if word.name in _COLUMNS))
