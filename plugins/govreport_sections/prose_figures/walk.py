"""A walk through a paragraph that knows at every figure what is being spoken of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govreport import Level, Report
from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.negations import NOTHING, denies, find_negations
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.paragraphs import FILL, Paragraph, Sentence, readable, sentences
from govreport_sections.prose_figures.stock import numerals_of, words_of
from govreport_sections.prose_figures.topic import Topic, topics

DISPUTES = frozenset({"review", "litigation", "direct", "after_review"})
GOVERNMENTS = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY})
ALL = re.compile(r"均|都|%|全部|一律")
"""In every statement that goes beyond its figures: of all of them, or of a share."""
# 审结的 79 件中维持 42 件: what follows belongs to the next figure.
_AMONG = re.compile(r"中(?<!集中)(?![心央止国华介小标级学])")
_NO_PART_OF_A_NAME = "，。；：、（）()“”年度我本全" + FILL
_PARTS = frozenset({"part", "system", "headquarters"})
_DISCLOSURE = frozenset({"requests", "info"})
_ABOUT_DISCLOSURE = frozenset({"disputes", "requests"})
_MEANING = frozenset({"topic", "role", "column"})
_PLACES = "省市县区州盟旗"
_PLACE = re.compile(f"([{_PLACES}])(?:人民)?政府")


class Spot(NamedTuple):
    """One figure and what stands around it.

    topic: what is spoken of, by the words up to the figure or right behind it. named: the topic stands in
    this sentence. left, right: the words of its own stretch of text. clause: the words from the last
    comma on. names: those of the words on both sides. lasting: why the whole sentence from here on speaks
    of a part. disclosure: the sentence is about disclosure of information, so that its 行政复议 are those
    of the form.
    """

    numeral: Numeral
    sentence: Sentence
    topic: tuple[str, ...]
    named: bool
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    clause: tuple[Word, ...]
    clause_start: int
    names: frozenset[str]
    lasting: str = ""
    disclosure: bool = False

    @property
    def own(self) -> tuple[Word, ...]:
        """Return the words on both sides."""
        return self.left + self.right


class Walked(NamedTuple):
    """One sentence, every figure in it, and its spots: those figures, and statements of nothing.

    words: those of the lexicon, without the organ's own name. spots: none where nothing can be wrong.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    numerals: tuple[Numeral, ...]
    spots: list[Spot]


def walk(paragraph: Paragraph, report: Report) -> Iterator[Walked]:
    """Yield each sentence of *paragraph* in which a figure stands, with its spots."""
    read = sentences(paragraph, report.year)
    numerals = [numerals_of(each.match) for each in read]
    speaking = [at for at, each in enumerate(read) if numerals[at] or denies(each.match)]
    if not speaking:
        return
    asked = [at for at in speaking if not _is_bound(read[at], numerals[at])]
    last = asked[-1] if asked else -1
    section = paragraph.path.partition(".")[0]
    topic = _topic_of_heading(paragraph, report)
    for at, sentence in enumerate(read[: last + 1]):
        words = words_of(sentence.match)
        names = {word.name for word in words}
        if not names.isdisjoint(_PARTS):
            words = tuple([word for word in words if not _own_name(word, sentence, report, names)])
        about = section in _ABOUT_DISCLOSURE or not names.isdisjoint(_DISCLOSURE)
        went_on = topic.disclosure or "requests" in topic.spoken_of
        topic = Topic(
            topic.spoken_of, named=section == "requests",
            disclosure=about or (went_on and bool(topic.spoken_of) and topic.spoken_of != ("foreign",)),
        )  # fmt: skip
        if at in asked:
            yield Walked(sentence, words, numerals[at], _spots(sentence, words, topic, numerals[at]))
        else:
            topic.go_through(words, numerals[at], sentence)
            yield Walked(sentence, words, numerals[at], [])
    # What follows can neither be wrong nor change what anything wrong would mean.
    yield from (Walked(read[at], (), numerals[at], []) for at in speaking if at > last)


def _topic_of_heading(paragraph: Paragraph, report: Report) -> Topic:
    """Return what the section or the heading right above is about, as if it were the first sentence."""
    section = paragraph.path.partition(".")[0]
    topic = Topic(spoken_of=("requests",) if section == "requests" else ())
    if not paragraph.heading or section == "improvement":
        return topic  # 答复不够规范: a shortcoming, below which other figures stand
    text = readable(paragraph.heading, report.year)
    words = words_of(text)
    topic.go_through(words, (), Sentence(paragraph, text, text, 0))
    topic.disclosure = not _DISCLOSURE.isdisjoint([word.name for word in words])
    topic.lasting = ""
    return topic


def _is_bound(sentence: Sentence, numerals: tuple[Numeral, ...]) -> bool:
    """Tell whether a sentence has figures of the tables alone, and says nothing else that may be wrong."""
    paragraph, start = sentence.paragraph, sentence.start
    if not paragraph.bound or ALL.search(sentence.match) or denies(sentence.match):
        return False
    return all(paragraph.is_bound(start + each.start, start + each.end) for each in numerals)


def _own_name(word: Word, sentence: Sentence, report: Report, named: set[str]) -> bool:
    """Tell whether a word that would mean a part of the organ, or more than it, means the organ itself.

    named: what else the sentence names; beside other parts 部机关 is one of them.
    """
    if word.name == "headquarters":
        return named.isdisjoint({"part", "system"})
    if word.name == "system":
        return sentence.match[word.start + 1] == _place(report)
    name = sentence.match[max(0, word.end - 3) : word.end].lstrip(_NO_PART_OF_A_NAME)
    organ = report.organ.name
    if name.endswith("政府"):
        # 镇政府 is the organ itself; 县政府 is, like each 镇政府, one of the many that a county counts.
        organ = "" if report.organ.level in GOVERNMENTS else organ + organ.replace("人民", "")
    return word.name == "part" and bool(name) and name in organ


def _place(report: Report) -> str:
    """Return what a government governs, 县 of 示例市示例县人民政府: 全县 is itself, 全市 is more."""
    if report.organ.level not in GOVERNMENTS:
        return ""
    name = report.organ.name
    found = _PLACE.search(name)
    return found[1] if found else next((each for each in reversed(name) if each in _PLACES), "")


def _spots(
    sentence: Sentence, words: tuple[Word, ...], topic: Topic, found: tuple[Numeral, ...]
) -> list[Spot]:
    nothing = dict(find_negations(sentence.match, words))
    points: list[Numeral] = [*found]
    if nothing:
        numerals = [each for each in found if not _denied(each, nothing)]
        points = sorted((*numerals, *nothing), key=lambda each: each.start)
    spots: list[Spot] = []
    taken = 0
    for number, numeral in enumerate(points):
        while taken < len(words) and words[taken].start < numeral.start:
            topic.take(taken, words[taken], sentence)
            taken += 1
        following = points[number + 1].start if number + 1 < len(points) else len(sentence.match)
        limit = min(nothing.get(numeral, following), following) if nothing else following
        clause = words[topic.clause_first : taken]
        spots.append(_spot(numeral, sentence, topic, clause, _right(numeral, sentence, words[taken:], limit)))
        topic.figure(_claimed(spots[-1]))
    for at in range(taken, len(words)):
        topic.take(at, words[at], sentence)
    return spots


def _denied(numeral: Numeral, nothing: dict[Numeral, int]) -> bool:
    return any(zero.end <= numeral.start < end for zero, end in nothing.items())


def _spot(
    numeral: Numeral, sentence: Sentence, topic: Topic, clause: tuple[Word, ...], right: tuple[Word, ...]
) -> Spot:
    """Gather what stands around a figure."""
    left = tuple([word for word in clause if word.start >= topic.segment_start])
    spoken_of, named = topic.spoken_of, topic.named
    behind = topics(right)
    if numeral.unit == NOTHING and not DISPUTES.isdisjoint(behind):
        # 无依申请公开行政复议: what is denied are the disputes, not the requests that they are about.
        behind = tuple(name for name in behind if name in DISPUTES)
    if behind and (numeral.unit == NOTHING or not topics(left)):
        spoken_of, named = behind, True
    return Spot(
        numeral, sentence, spoken_of, named, left, right, clause, topic.clause_start,
        frozenset([word.name for word in left + right]), topic.lasting, topic.disclosure,
    )  # fmt: skip


def _right(numeral: Numeral, sentence: Sentence, words: tuple[Word, ...], limit: int) -> tuple[Word, ...]:
    """Return the words behind a figure that may be its own. words: those that do not stand before it."""
    right: list[Word] = []
    if among := _AMONG.search(sentence.match, numeral.end, limit):
        limit = among.start()
    for word in words:
        if word.start < numeral.end:
            continue
        if word.start >= limit or word.kind == "break":
            break
        if sentence.match[word.start] == "、" and numeral.unit != NOTHING:
            break
        right.append(word)
    return tuple(right)


def _claimed(spot: Spot) -> int:
    """Return where the words of the next figure begin: behind those that can only be of this one.

    其中 4 件维持、1 件纠正; 87 起行政复议、48 起行政诉讼: the figure comes first, its words follow at once.
    """
    numeral = spot.numeral
    if numeral.unit == NOTHING or any(word.kind in _MEANING for word in spot.left):
        return numeral.end
    end = numeral.end
    for word in spot.right:
        if word.kind not in _MEANING or word.start > end:
            break
        end = word.end
    return end
