"""All narratives of one report, read once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from govreport import Report
from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.meaning import understood
from govreport_sections.prose_figures.mention import Mention
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.paragraphs import Sentence, paragraphs
from govreport_sections.prose_figures.readings import Form, Reading
from govreport_sections.prose_figures.walk import Walked, walk

COMPARED = frozenset({"", "with_carried_over", "closed"})
_LONGEST_QUOTE = 90


class ReadSentence(NamedTuple):
    """One sentence with its figures: all of them, those that are understood, those that are contradicted.

    wrong: the figures that agree with no reading, each with the likeliest one.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    numerals: tuple[Numeral, ...]
    mentions: tuple[Mention, ...]
    wrong: tuple[tuple[Mention, Reading], ...]

    def is_bound(self, numeral: Numeral) -> bool:
        """Tell whether a figure comes from a `{{ }}`."""
        start = self.sentence.start
        return self.sentence.paragraph.is_bound(start + numeral.start, start + numeral.end)


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences of a report in which figures or statements of all or nothing stand, and its form."""

    sentences: tuple[ReadSentence, ...]
    form: Form

    @classmethod
    def of(cls, report: Report) -> "Prose":
        """Read every narrative of *report*."""
        form = Form(report)
        read = [_read(walked, form) for paragraph in paragraphs(report) for walked in walk(paragraph, report)]
        return cls(tuple(read), form)


def _read(walked: Walked, form: Form) -> ReadSentence:
    mentions = tuple(understood(walked.spots))
    wrong = tuple(_contradictions(mentions, form))
    return ReadSentence(walked.sentence, walked.words, walked.numerals, mentions, wrong)


def contradicted(mention: Mention, form: Form) -> Reading | None:
    """Return the likeliest reading when what is stated agrees with none, None when it may be right.

    Bound figures, parts, changes and rounded figures within their last digit are never contradicted;
    nor is anything where a cell is blank.
    """
    if not mention.typed or mention.subset not in COMPARED:
        return None
    readings = [reading for reading in mention.readings if form.has(reading)]
    for reading in readings:
        value = form.value(reading)
        if value is None or agrees(mention, value):
            return None
    return readings[0] if readings else None


def _contradictions(mentions: tuple[Mention, ...], form: Form) -> Iterator[tuple[Mention, Reading]]:
    """Yield the figures of a sentence that agree with no reading, each with the likeliest one.

    A sentence that speaks of one matter several times (答复 26 件，其中纸质答复 21 件) gives its parts too.
    """
    wrong = [(mention, reading) for mention in mentions if (reading := contradicted(mention, form))]
    for mention, reading in wrong:
        same = [each for each in mentions if _matter(each) == _matter(mention)]
        if len(same) == 1 or not _is_part(mention, same, [each.numeral for each, _ in wrong]):
            yield mention, reading


def _matter(mention: Mention) -> tuple[str, str]:
    return mention.meaning, mention.column


def _is_part(mention: Mention, same: list[Mention], wrong: list[Numeral]) -> bool:
    """Tell whether of several figures of one matter this is no whole: a smaller one, or one of mere parts."""
    right = [each.value for each in same if each.numeral not in wrong]
    if right:
        return mention.value < max(right)
    first, *rest = same
    return mention.numeral != first.numeral or first.value < sum(each.value for each in rest)


def agrees(mention: Mention, value: int | Decimal) -> bool:
    """Tell whether *value*, rounded or cut off as the text does it, is what the text states."""
    if mention.step == 1:
        return mention.value == value
    return mention.value - mention.step / 2 <= value < mention.value + mention.step


def quoted(sentence: Sentence, numeral: Numeral) -> str:
    """Return the sentence, shortened around the figure when it is long."""
    if len(sentence.text) <= _LONGEST_QUOTE:
        return sentence.text
    begin = max(0, numeral.start - _LONGEST_QUOTE // 2)
    end = min(len(sentence.text), begin + _LONGEST_QUOTE)
    return ("…" if begin else "") + sentence.text[begin:end] + ("…" if end < len(sentence.text) else "")
