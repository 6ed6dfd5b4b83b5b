"""表四 in prose: how many 行政复议 and 行政诉讼, and how they ended."""

from govreport import LatePattern
from govreport_sections.prose_figures.mention import Confidence, Mention
from govreport_sections.prose_figures.negations import NOTHING
from govreport_sections.prose_figures.readings import TOTAL, Reading
from govreport_sections.prose_figures.subsets import subset_of
from govreport_sections.prose_figures.walk import DISPUTES, Spot

UNITS = frozenset({"件", "件次", "宗", "次", "项", "起", "例", "", NOTHING})
RESULTS = {"upheld": "upheld", "corrected": "corrected", "pending": "pending", "dispute_other": "other"}
_ROWS = {"direct": "litigation_direct", "after_review": "litigation_after_review"}
_CAUSE = LatePattern(r"(?:因|不服)(?P<what>[^，。；：]{2,24}?)(?:被|而|提起|提出|引|申请|发生|产生)")
_ABOUT_DISCLOSURE = LatePattern(r"公开|申请|信息|答复|该|此|上述|上列|以上")
_SOME_OF_THEM = LatePattern(
    r"[，；（、][^，。；均都全]{0,8}?(?:涉及?|属于|其中)[^，。；均都全]{0,8}?信息公开"
)
_DECIDING = LatePattern(
    r"作为[^，。；]{0,12}?复议|(?:复议|诉讼)(?:机关|机构|局|委员会)(?:共|全年|累计|年度|本\ue000*年)*(?:受理|办理|审理|审结|收到)"
    r"|审理(?<!正在审理)(?!中)"
)
_BY_ANOTHER_ORGAN = ("受理", "办理", "处理", "接收", "承办")


def dispute_rows(topic: tuple[str, ...]) -> tuple[str, ...]:
    """Return the rows or headings of 表四 that a topic stands for."""
    return tuple(_ROWS.get(name, name) for name in topic)


def dispute_mention(spot: Spot, following: Spot | None) -> Mention | None:
    """Read a figure where 行政复议 or 行政诉讼 are spoken of, if they are about disclosure."""
    if spot.numeral.unit not in UNITS or not spot.disclosure or _is_a_list_of_two(spot, following):
        return None
    if _has_another_cause(spot) or _is_of_all_kinds(spot):
        return None
    rows = dispute_rows(spot.topic)
    results = [RESULTS[word.name] for word in (spot.left or spot.right) if word.name in RESULTS]
    if not results:
        results = [RESULTS[word.name] for word in spot.right if word.name in RESULTS]
    if results:
        all_of_them = "all_upheld" in spot.names
        return None if all_of_them else _mention(spot, rows, tuple(dict.fromkeys(results)))
    if DISPUTES.isdisjoint(spot.names) or _of_another_organ(spot):
        return None
    if any(word.name == "all_upheld" for word in spot.left):
        return None
    return _mention(spot, rows, ())


def _mention(spot: Spot, rows: tuple[str, ...], results: tuple[str, ...]) -> Mention:
    closed = any(word.kind == "closed" for word in spot.clause)
    less = tuple((row, "pending") for row in rows)
    readings: tuple[Reading, ...] = (Reading("disputes", rows, results or (TOTAL,)),)
    if not results:
        settled = Reading("disputes", rows, (TOTAL,), less)
        readings = (settled,) if closed else (*readings, settled)
    elif len(rows) == 1 and _speaks_of_both(spot):
        readings = (*readings, Reading("disputes", ("review", "litigation"), results))
    name = "+".join(f"disputes.{row}" for row in rows)
    return Mention(
        numeral=spot.numeral, sentence=spot.sentence,
        meaning=name + "".join(f".{result}" for result in results), readings=readings,
        subset=subset_of(spot) or ("closed" if closed and not results else ""),
        confidence=Confidence.HIGH if spot.named and len(rows) == 1 else Confidence.MEDIUM,
    )  # fmt: skip


def _speaks_of_both(spot: Spot) -> bool:
    """行政复议 2 件、行政诉讼 1 件，其中纠正 1 件: of either, or of both together."""
    before = spot.sentence.match[: spot.numeral.start]
    return "复议" in before and ("诉讼" in before or "被诉" in before)


def _has_another_cause(spot: Spot) -> bool:
    """因房屋拆迁被提起行政诉讼 2 件: not about disclosure, whatever was spoken of before."""
    text, end = spot.sentence.match, spot.numeral.start
    # Where the sentence says nothing of disclosure, a cause named before goes for all that follows.
    begin = spot.clause_start if "公开" in text[:end] else 0
    cause = _CAUSE.search(text, begin, end)
    return cause is not None and not _ABOUT_DISCLOSURE.search(cause["what"])


def _is_of_all_kinds(spot: Spot) -> bool:
    """行政诉讼 22 件，其中涉及政府信息公开 3 件: those about disclosure are told apart."""
    text = spot.sentence.match
    return (
        _SOME_OF_THEM.search(text, spot.numeral.end) is not None and "公开" not in text[: spot.numeral.start]
    )


def _of_another_organ(spot: Spot) -> bool:
    """受理行政复议案件 20 件: the work of an organ that decides them, which 表四 does not count."""
    if _DECIDING.search(spot.sentence.match, spot.clause_start, spot.numeral.start):
        return True
    texts = [spot.sentence.match[word.start : word.end] for word in spot.clause]
    return any(text in _BY_ANOTHER_ORGAN for text in texts)


def _is_a_list_of_two(spot: Spot, following: Spot | None) -> bool:
    """行政复议、行政诉讼 2 件、1 件: which figure is whose is told by the order alone."""
    if len(spot.topic) < 2 or following is None:
        return False
    between = spot.sentence.match[spot.numeral.end : following.numeral.start]
    return between in {"、", "和", "，"}
