"""Why a figure may rightly differ from the table: it counts a part, or another time, or a change."""

from govreport_sections.prose_figures.walk import Spot

_BESIDE = ("channel", "agency", "share", "withdrawn", "overdue", "in_progress", "other_step")
_BEFORE = ("change", "period", "last_year", "part", "system", "doubt")


def subset_of(spot: Spot) -> str:
    """Return the reason, "" when the figure counts everything of the year. about: it is not exact."""
    if spot.numeral.about:
        return "about"
    beside = {word.name for word in spot.own if word.kind == "quiet"}
    before = {word.name for word in spot.clause if word.kind == "quiet"}
    for name in _BEFORE:
        if name in before and not (name in {"last_year", "period"} and not spot.lasting):
            return name
    for name in _BESIDE:
        if name in beside or (name in {"share", "agency", "channel"} and name in before):
            return name
    if {"part", "period"} & beside:
        return "part"
    return spot.lasting
