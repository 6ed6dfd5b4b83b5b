"""What a sentence states: a figure, what it counts, and of which part."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from govreport import Words
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.paragraphs import Sentence
from govreport_sections.prose_figures.readings import Reading


class Confidence(StrEnum):
    """How sure the reader is of what a figure means."""

    HIGH = "high"
    MEDIUM = "medium"

    @property
    def words(self) -> Words:
        """Return the confidence as findings say it."""
        return _WORDS[self]


_WORDS = {
    Confidence.HIGH: Words("把握较大", "fairly sure"),
    Confidence.MEDIUM: Words("把握一般", "less sure"),
}


class Mention(NamedTuple):
    """One figure of the text. numeral: its place within the sentence. scale: what its cell counts in.

    meaning: `requests.granted`, `disputes.review`, `requests.received` (with or without last year's).
    readings: the sums of cells that it may stand for, the likeliest first. subset: "" when it counts
    everything; else why it may differ from the table (`channel`, `part`, `period`, `change` …).
    """

    numeral: Numeral
    sentence: Sentence
    meaning: str
    readings: tuple[Reading, ...]
    subset: str
    confidence: Confidence
    column: str = "total"
    scale: int = 1

    @property
    def value(self) -> int | Decimal:
        """Return the figure in the unit of its cell (万元 for fees, which a text may state in 元)."""
        return self.numeral.value if self.scale == 1 else Decimal(self.numeral.value) / self.scale

    @property
    def step(self) -> Decimal:
        """Return what the last digit that stands there is worth, in the same unit."""
        return self.numeral.step / self.scale

    @property
    def typed(self) -> bool:
        """Tell whether the clerk typed the figure, in contrast to a bound one."""
        start = self.sentence.start
        return not self.sentence.paragraph.is_bound(start + self.numeral.start, start + self.numeral.end)

    @property
    def line(self) -> int:
        """Return the line of the narrative."""
        return self.sentence.paragraph.line(self.sentence.start + self.numeral.start)
