"""Reports checked together: whose text is whose (内容雷同)."""

from collections.abc import Iterator, Sequence

from govreport.findings import Finding
from govreport.model import Report
from govreport.narrative.printed import printed_text
from govreport.similarity import ALIKE, SimilarPair, similar_texts

LONGEST_QUOTE = 60


def similar_pairs(reports: Sequence[Report], at_least: float = ALIKE) -> tuple[SimilarPair, ...]:
    """Return the pairs of *reports* whose running texts are alike; the preface does not count."""
    return similar_texts([running_text(report) for report in reports], at_least)


def copies_among(reports: Sequence[Report], at_least: float = ALIKE) -> tuple[tuple[Finding, ...], ...]:
    """Return for each report what it shares with the others: one finding, naming the nearest, or none.

    Code SIM-001. The reports of one organ on several years are left to the rules across years.
    """
    nearest: dict[int, tuple[SimilarPair, int, int]] = {}
    for pair in similar_pairs(reports, at_least):
        if reports[pair.first].organ.name == reports[pair.second].organ.name:
            continue
        for mine, other in ((pair.first, pair.second), (pair.second, pair.first)):
            best, known, times = nearest.get(mine, (pair, other, 0))
            closer = pair.share > best.share
            nearest[mine] = (pair if closer else best, other if closer else known, times + 1)
    return tuple(tuple(_finding(reports, at, nearest)) for at in range(len(reports)))


def running_text(report: Report) -> str:
    """Return the texts of the sections, figures put in, one after the other."""
    texts = (each for each in report.narratives.values() if not each.path.startswith("document."))
    return "\n".join(printed_text(each, report) for each in texts if each)


def _finding(
    reports: Sequence[Report], at: int, nearest: dict[int, tuple[SimilarPair, int, int]]
) -> Iterator[Finding]:
    if at not in nearest:
        return
    pair, other, times = nearest[at]
    passage = pair.passage.replace("\n", "")
    shown = passage if len(passage) <= LONGEST_QUOTE else passage[:LONGEST_QUOTE] + "……"
    path = _path_of(reports[at], pair.passage)
    yield reports[at].finding(
        "SIM-001",
        path,
        organ=reports[other].organ.name,
        share=f"{pair.share:.0%}",
        length=len(passage),
        passage=shown,
        others=times - 1,
    )


def _path_of(report: Report, passage: str) -> str:
    """Return the text that the passage begins in."""
    first_line = passage.split("\n", 1)[0]
    for narrative in report.narratives.values():
        if first_line in printed_text(narrative, report):
            return narrative.path
    return ""
