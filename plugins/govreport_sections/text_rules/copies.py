"""The text is this year's, not last year's with new figures (内容雷同)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport import Finding, LatePattern, Report, Rule, copied, rule
from govreport_sections.text_rules.texts import LONGEST_QUOTE, Passage, Texts, read_texts

COPIED = Decimal("0.8")
"""Share from which a text counts as last year's; `[rules.similarity] share` sets another."""
SHORTEST = 200
"""Characters below which a text says the same every year for want of anything to say."""

FIVE = "improvement.text"
"""A section five that is last year's word for word has a code of its own (IMP-003)."""
_FIGURES = LatePattern(r"[\d\W_]+")


@rule("ALL-231")
def written_this_year(texts: Texts, report: Report) -> Iterable[Finding]:
    """The running text of a section is not, for the most part, that of last year's report."""
    if report.last_year is None:
        return
    least = report.threshold("similarity", "share", COPIED)
    for passage, before in _both_years(texts, report.last_year):
        found = copied(passage.text, before.text)
        if found.share >= least:
            longest = found.passages[0]
            begin, quote = found.quote(passage.text, LONGEST_QUOTE)
            yield texts.finding(
                "ALL-231",
                passage,
                begin,
                share=f"{int(found.share * 100)}%",
                length=len(longest),
                passage=quote,
            )


def _both_years(texts: Texts, previous: Report) -> Iterator[tuple[Passage, Passage]]:
    before = {passage.path: passage for passage in read_texts(previous)}
    for passage in texts:
        origin = before.get(passage.path)
        long = len(passage.text) >= SHORTEST and not passage.path.startswith("document.")
        if long and origin and not (passage.path == FIVE and _unchanged(passage.text, origin.text)):
            yield passage, origin


def _unchanged(text: str, before: str) -> bool:
    return _FIGURES.compiled.sub("", text) == _FIGURES.compiled.sub("", before)


RULES: tuple[Rule[Texts], ...] = (written_this_year,)
