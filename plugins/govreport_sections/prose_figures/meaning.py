"""From what stands around a figure to the cells it may stand for; None where that cannot be told."""

from collections.abc import Mapping

from govreport_sections.prose_figures.disputes import dispute_mention
from govreport_sections.prose_figures.mention import Mention
from govreport_sections.prose_figures.proactive import fee_mention, proactive_mention
from govreport_sections.prose_figures.requests import evidence_of_requests, request_mention
from govreport_sections.prose_figures.walk import DISPUTES, Spot

_SECTIONS: Mapping[str, str] = {
    **dict.fromkeys(
        ("docs", "rules", "permits", "penalties", "coercive_measures", "fees", "procurement"), "proactive"
    ),
    **dict.fromkeys(DISPUTES, "disputes"),
    "requests": "requests",
    "information_fee": "other",
}


_NOT_TAKEN = frozenset({"不予受理", "不予登记"})


def understood(spots: list[Spot]) -> list[Mention]:
    """Return what the figures of one sentence state; a figure that is not understood is left out."""
    found: list[Mention] = []
    for number, spot in enumerate(spots):
        section = _SECTIONS.get(spot.topic[0], "") if spot.topic else ""
        following = spots[number + 1] if number + 1 < len(spots) else None
        mention: Mention | None = None
        if section == "disputes":
            mention = dispute_mention(spot, following)
        elif section == "proactive":
            mention = proactive_mention(spot)
        elif section == "other":
            mention = fee_mention(spot)
        elif section == "requests" or (not spot.topic and evidence_of_requests(spots)):
            mention = request_mention(spot, found, following)
        if mention:
            found.append(mention)
    if any(_may_be_short(mention) for mention in found) and _some_apart(spots):
        return [each._replace(subset="without_withdrawn") if _may_be_short(each) else each for each in found]
    return found


def _may_be_short(mention: Mention) -> bool:
    return mention.meaning == "requests.handled" and not mention.subset


def _some_apart(spots: list[Spot]) -> bool:
    """其中 11 件办结，8 件申请人主动撤销; 答复 7 件，不予受理 4 件: 表三 counts both as handled."""
    return any(
        word.name == "withdrawn" or spot.sentence.match[word.start : word.end] in _NOT_TAKEN
        for spot in spots
        for word in spot.own
    )
