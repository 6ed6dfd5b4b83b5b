"""Reports checked together: whose text is whose (内容雷同)."""

from collections.abc import Iterator, Sequence

from govreport.findings import Finding, Words
from govreport.model import Report
from govreport.narrative.printed import printed_text
from govreport.similarity import ALIKE, SimilarPair, quotable, similar_texts

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
    path, line = _place(reports[at], pair.passage)
    yield reports[at].finding_in_text(
        "SIM-001",
        path,
        line,
        organ=reports[other].organ.name,
        share=f"{pair.share:.0%}",
        length=len(pair.passage.replace("\n", "")),
        passage=quotable(pair.passage, LONGEST_QUOTE)[1],
        more=_more(times - 1),
    )


def _more(others: int) -> Words:
    if not others:
        return Words("", "")
    return Words(f"，另有 {others} 份报告与本报告雷同", f"; so do {others} further report(s)")


def _place(report: Report, passage: str) -> tuple[str, int]:
    """Return the text that the passage begins in, and the line of it."""
    begins = passage.split("\n", 1)[0]
    for narrative in report.narratives.values():
        before, found, _ = printed_text(narrative, report).partition(begins)
        if found:
            return narrative.path, before.count("\n")
    return "", 0
