"""表三 in prose: 收到, 新收, 上年结转, 答复, 予以公开 …, 结转下年度, and whose requests they were."""

from govreport import LatePattern
from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.mention import Confidence, Mention
from govreport_sections.prose_figures.negations import NOTHING
from govreport_sections.prose_figures.paragraphs import FILL
from govreport_sections.prose_figures.readings import TOTAL, Reading
from govreport_sections.prose_figures.subsets import subset_of
from govreport_sections.prose_figures.walk import Spot

UNITS = frozenset({"件", "件次", "宗", "条", "次", "人次", "份", "项", "起", "例", "", NOTHING})
CARRIED = ("carried_over", "carried_forward")
ACTS = ("new_received", "received", "handled", "dealt_with")
_ABOUT_SOMETHING = LatePattern(
    r"涉及|关于|针对|有关|反映|申请中|件中|类(?<![各开息]类)(?!申请)|类申请(?<![各开息]类申请)"
)
_ACT = LatePattern(
    r"[收受接办处答新][到理收结复增](?P<object>[^，。；：、（）()\d]*)"
    r"(?:$|(?=\d[\d,，.]*[万亿]?(?:件|宗|份|条|项|起|人?次)))"
)
_REQUESTS_AS_OBJECT = LatePattern(
    r"申请人?|各[类种]|上述|有效|公开|信息|政府|自然人|公民|法人|企业|机构|组织|其他|或者?|个人|群众|公众|社会|提[出交]|来自"
    r"|网[络上]|线[上下]|信函|邮[寄件]|当面|现场|书面|纸质|口头|电子|平台|窗口|传真|渠道|方式"
    r"|[上去今本当下][一半]?[年季]度?|年度?|结转|转结|延续|数量?|总[数量计]|[共合累]计|收到|受理|接[收到]|办[理结]|处理|答复|完[毕结]|增[加长]|减少|上升|下降"
    f"|依法|依规|[按及]时|按期|妥善|全部|另行|[本上下较比同多少量{FILL}件的共了约近超为是达有已均并和与及余份]"
)
_ATTRIBUTE = LatePattern(
    r"属性|主动公开[^，；。\d]*\d[^，；。]*[，、；]依申请公开[^，；。\d]{0,4}\d|文件\d+[件份][^；。申]*$",
    *("主动公开", "属性", "文件"),
)
_PART_OF = LatePattern(r"中(?<!其中)(?:共?有|的)?$")
_BY_SOMEBODY = LatePattern(r"[，]?由[^，。；]{1,12}?(?:办理|处理|答复|受理)", "由")
_CONSENT = LatePattern("同意公开")
_ASKED = LatePattern("第三方|征求|征询")
WITH_CARRIED = "with_carried_over"


def _reading(*rows: str) -> Reading:
    return Reading("requests", rows)


_NEW = _reading("new_received")
_ALL = _reading("new_received", "carried_over")
_HANDLED = _reading("total_handled")
# 新收 12 件，其中办结 10 件: those of last year, which 表三 counts too, are not among them.
_OF_THE_NEW = _HANDLED._replace(less=(("carried_over", TOTAL),))
# 条, 项, 人次 may count what is asked for, or who asks, instead of requests.
_SURE_UNITS = frozenset({"件", "宗", "件次", "份", NOTHING})
_READINGS: dict[str, tuple[Reading, ...]] = {
    "new_received": (_NEW,),
    "received": (_NEW, _ALL),
    "handled": (_HANDLED, _OF_THE_NEW),
    "dealt_with": (_HANDLED, _NEW, _ALL, _OF_THE_NEW),
}
_OUTCOMES = ("granted", "partially_granted", "denied", "unable", "refused", "other_")
_ONLY_OF_REQUESTS = frozenset({*CARRIED, "withdrawn"})
_NO_OUTCOME = frozenset({"other_step", "in_progress", "overdue", "withdrawn", "carried"})


def request_mention(spot: Spot, earlier: list[Mention], following: Spot | None) -> Mention | None:
    """Read a figure where 政府信息公开申请 are spoken of. *earlier*: what the sentence stated before."""
    if spot.numeral.unit not in UNITS or _is_denied_something_else(spot):
        return None
    columns = tuple(dict.fromkeys(word.name for word in _columns(spot)))
    if "unknown" in columns:
        return None
    names = _roles(_left(spot)) or _roles(spot.right)
    if not names and spot.numeral.unit == NOTHING and any(word.name == "requests" for word in spot.right):
        names = ("new_received",)
    if _counts_something_else(spot, names):
        return None
    if not names:
        return _of_the_same_row(spot, earlier, columns) if columns else None
    readings = _readings(names)
    subset = subset_of(spot)
    if names == ("received",) and _includes_carried_over(spot, following):
        readings, subset = (_ALL,), subset or WITH_CARRIED
    if spot.numeral.unit == NOTHING:
        readings = readings[:1]
    sure = spot.named and names[0] != "received" and len(names) == 1 and spot.numeral.unit in _SURE_UNITS
    found = Mention(
        numeral=spot.numeral, sentence=spot.sentence, meaning=_meaning(names), readings=readings,
        subset=subset, confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )  # fmt: skip
    return _in_columns(found, columns) if columns else found


def _left(spot: Spot) -> tuple[Word, ...]:
    """Return the words before a figure; in 办结数中有 2 件为上年结转 they tell what it is a part of."""
    part = _PART_OF.search(spot.sentence.match, spot.clause_start, spot.numeral.start)
    return () if part else spot.left


def _counts_something_else(spot: Spot, names: tuple[str, ...]) -> bool:
    """Tell whether the words beside a figure make it another one than their row."""
    if not _NO_OUTCOME.isdisjoint(spot.names) and not _specific(names):
        return True
    acts = bool(names) and names[0] in ACTS
    if acts and _ABOUT_SOMETHING.search(spot.sentence.match, spot.clause_start, spot.numeral.end):
        return True
    if _BY_SOMEBODY.match(spot.sentence.match, spot.numeral.end):
        return True
    if _is_of_another_matter(spot, names):
        return True
    if _CONSENT.search(spot.sentence.match, spot.clause_start, spot.numeral.start):
        return _ASKED.search(spot.sentence.match, 0, spot.numeral.start) is not None
    return _is_one_of_several(spot, names)


def _is_of_another_matter(spot: Spot, names: tuple[str, ...]) -> bool:
    """办理环评审批 112 件，答复 12 件: behind what was done stands something else than requests.

    主动公开 31 件、依申请公开 40 件、不予公开 39 件: what the organ's own papers were marked as.
    """
    text, end = spot.sentence.match, spot.numeral.start
    if _specific(names):
        return "denied" in names and _ATTRIBUTE.search(text, 0, end) is not None
    if spot.numeral.unit == NOTHING:
        return False
    acts = _ACT.finditer(text[text.rfind("公开", 0, end) + 1 : end])
    return any(_REQUESTS_AS_OBJECT.compiled.sub("", act["object"]) for act in acts)


def _is_one_of_several(spot: Spot, names: tuple[str, ...]) -> bool:
    """无法提供等情况 9 件: the row that is named is only an example of what is counted."""
    rows = [word.end for word in spot.left if word.name in names and word.name.startswith(_OUTCOMES)]
    return bool(rows) and any(word.kind == "open" and word.start >= rows[-1] for word in spot.left)


def evidence_of_requests(spots: list[Spot]) -> bool:
    """Tell whether a sentence without the word 申请公开 can only speak of requests."""
    return any(
        not _ONLY_OF_REQUESTS.isdisjoint(spot.names)
        or any(word.name in _ONLY_OF_REQUESTS for word in spot.clause)
        for spot in spots
    )


def _is_denied_something_else(spot: Spot) -> bool:
    """没有…: any word of another matter in what is denied makes the statement unclear."""
    return spot.numeral.unit == NOTHING and any(
        word.name in {"foreign", "all_handled", "handled", "dealt_with"} or word.name in _NO_OUTCOME
        for word in spot.right
    )


def _roles(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Return the roles that count, the most special kind alone."""
    names = [word.name for word in words if word.kind == "role"]
    carried = [name for name in names if name in CARRIED]
    outcomes = [name for name in names if name.startswith(_OUTCOMES)]
    acts = [name for name in names if name in ACTS]
    if "new_received" in acts:
        acts = [name for name in acts if name != "received"]
    if len(acts) > 1 and "received" not in acts:
        acts = [name for name in acts if name != "dealt_with"]
    # 属于国家秘密不予公开: the row, not the heading over it too.
    leaves = [name for name in outcomes if not any(each.startswith(f"{name}_") for each in outcomes)]
    return tuple(dict.fromkeys(carried[-1:] or leaves or acts))


def _specific(names: tuple[str, ...]) -> bool:
    return bool(names) and all(name in CARRIED or name.startswith(_OUTCOMES) for name in names)


def _readings(names: tuple[str, ...]) -> tuple[Reading, ...]:
    if names[0] in CARRIED or names[0].startswith(_OUTCOMES):
        return (_reading(*names),)
    return tuple(dict.fromkeys(reading for name in names for reading in _READINGS[name]))


def _meaning(names: tuple[str, ...]) -> str:
    return "+".join(f"requests.{name}" for name in names)


def _columns(spot: Spot) -> tuple[Word, ...]:
    left = tuple(word for word in spot.left if word.kind == "column")
    return left or tuple(word for word in spot.right if word.kind == "column")


def _in_columns(mention: Mention, columns: tuple[str, ...]) -> Mention:
    readings = tuple(
        reading._replace(
            columns=columns,
            less=tuple((row, column) for row, _ in reading.less for column in columns),
        )
        for reading in mention.readings
    )
    return mention._replace(readings=readings, column="+".join(columns))


def _of_the_same_row(spot: Spot, earlier: list[Mention], columns: tuple[str, ...]) -> Mention | None:
    """其中自然人 8 件: the row is that of the figure before."""
    rows = [each for each in earlier if each.meaning.startswith("requests.") and each.column == TOTAL]
    if not rows or subset_of(spot):
        return None
    found = rows[-1]._replace(numeral=spot.numeral, confidence=Confidence.MEDIUM)
    return _in_columns(found, columns)


def _includes_carried_over(spot: Spot, following: Spot | None) -> bool:
    """收到 12 件（含上年结转 2 件）, or 其中上年结转 2 件."""
    if following is None:
        return False
    between = following.sentence.match[spot.numeral.end : following.numeral.start]
    if following.sentence.match.startswith("在内", following.numeral.end):
        return False  # 收到 87 件，含上年结转的 6 件在内共办结 88 件
    carried = any(word.name == "carried_over" for word in following.left)
    return carried and ("含" in between or "其中" in between or "包括" in between)
