"""A walk through a paragraph that knows at every figure what is being spoken of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govreport import Level, Report
from govreport_sections.prose_figures.lexicon import Word, find_words
from govreport_sections.prose_figures.negations import NOTHING, denies, find_negations
from govreport_sections.prose_figures.numerals import Numeral, find_numerals
from govreport_sections.prose_figures.paragraphs import FILL, Paragraph, Sentence, sentences

DISPUTES = frozenset({"review", "litigation", "direct", "after_review"})
GOVERNMENTS = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY})
# 审结的 79 件中维持 42 件: what follows belongs to the next figure.
_AMONG = re.compile(r"(?<!集)中(?![心央止国华介小标级学])")
_NO_PART_OF_A_NAME = "，。；：、（）()“”年度我本" + FILL
_PARTS = frozenset({"part", "system", "headquarters"})
_SUITS = frozenset({"direct", "after_review"})
_JOINED = (_SUITS, frozenset({"review", "litigation"}))
_DISCLOSURE = frozenset({"requests", "info"})
_ABOUT_DISCLOSURE = frozenset({"disputes", "requests"})
_LASTING = frozenset({"part", "system", "headquarters", "period", "last_year"})
_MEANING = frozenset({"topic", "role", "column"})
_PLACES = "省市县区州盟旗"
_PLACE = re.compile(f"([{_PLACES}])(?:人民)?政府")


class Spot(NamedTuple):
    """One figure and what stands around it.

    topic: what is spoken of, by the words up to the figure or right behind it. named: the topic stands in
    this sentence. left, right: the words of its own stretch of text. clause: the words from the last
    comma on. lasting: why the whole sentence from here on speaks of a part. disclosure: the sentence is
    about disclosure of information, so that its 行政复议 are those of the form.
    """

    numeral: Numeral
    sentence: Sentence
    topic: tuple[str, ...]
    named: bool
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    clause: tuple[Word, ...]
    clause_start: int
    lasting: str = ""
    disclosure: bool = False

    @property
    def own(self) -> tuple[Word, ...]:
        """Return the words on both sides."""
        return self.left + self.right


@dataclass(slots=True)
class _State:
    topic: tuple[str, ...] = ()
    named: bool = False
    lasting: str = ""
    disclosure: bool = False
    clause_start: int = 0
    segment_start: int = 0
    joinable: bool = False
    stack: list[tuple[str, ...]] = field(default_factory=list)


class Walked(NamedTuple):
    """One sentence, every figure in it, and its spots: those figures, and statements of nothing.

    words: those of the lexicon, without the organ's own name.
    """

    sentence: Sentence
    words: list[Word]
    numerals: tuple[Numeral, ...]
    spots: list[Spot]


def walk(paragraph: Paragraph, report: Report) -> Iterator[Walked]:
    """Yield each sentence of *paragraph* in which a figure stands, with its spots."""
    read = sentences(paragraph, report.year)
    numerals = [tuple(find_numerals(each.match)) for each in read]
    speaking = [bool(found) or denies(each.match) for each, found in zip(read, numerals, strict=True)]
    if not any(speaking):
        return
    section = paragraph.path.partition(".")[0]
    state = _State(topic=("requests",) if section == "requests" else ())
    for number, sentence in enumerate(read):
        if not any(speaking[number:]):
            return
        words = find_words(sentence.match)
        names = {word.name for word in words}
        if not names.isdisjoint(_PARTS):
            words = [word for word in words if not _own_name(word, sentence, report, names)]
        about = section in _ABOUT_DISCLOSURE or not names.isdisjoint(_DISCLOSURE)
        went_on = state.disclosure or "requests" in state.topic
        state = _State(
            topic=state.topic, named=section == "requests",
            disclosure=about or (went_on and bool(state.topic) and state.topic != ("foreign",)),
        )  # fmt: skip
        yield Walked(sentence, words, numerals[number], _spots(sentence, words, state, numerals[number]))


def _own_name(word: Word, sentence: Sentence, report: Report, named: set[str]) -> bool:
    """Tell whether a word that would mean a part of the organ, or more than it, means the organ itself.

    named: what else the sentence names; beside other parts 部机关 is one of them.
    """
    if word.name == "headquarters":
        return named.isdisjoint({"part", "system"})
    if word.name == "system":
        return sentence.match[word.end - 1] == _place(report)
    name = sentence.match[max(0, word.end - 3) : word.end].lstrip(_NO_PART_OF_A_NAME)
    return word.name == "part" and bool(name) and name in report.organ.name


def _place(report: Report) -> str:
    """Return what a government governs, 县 of 示例市示例县人民政府: 全县 is itself, 全市 is more."""
    if report.organ.level not in GOVERNMENTS:
        return ""
    name = report.organ.name
    found = _PLACE.search(name)
    return found[1] if found else next((each for each in reversed(name) if each in _PLACES), "")


def _spots(sentence: Sentence, words: list[Word], state: _State, found: tuple[Numeral, ...]) -> list[Spot]:
    nothing = dict(find_negations(sentence.match, words))
    points: list[Numeral] = [*found]
    if nothing:
        numerals = [each for each in found if not _denied(each, nothing)]
        points = sorted((*numerals, *nothing), key=lambda each: each.start)
    spots: list[Spot] = []
    taken = 0
    for number, numeral in enumerate(points):
        while taken < len(words) and words[taken].start < numeral.start:
            _take(words[taken], state, sentence)
            taken += 1
        following = points[number + 1].start if number + 1 < len(points) else len(sentence.match)
        limit = nothing.get(numeral, following) if nothing else following
        spots.append(_spot(numeral, sentence, (words[:taken], words[taken:]), state, min(limit, following)))
        state.segment_start = _claimed(spots[-1])
        state.joinable = False
    for word in words[taken:]:
        _take(word, state, sentence)
    return spots


def _denied(numeral: Numeral, nothing: dict[Numeral, int]) -> bool:
    return any(zero.end <= numeral.start < end for zero, end in nothing.items())


def _spot(
    numeral: Numeral, sentence: Sentence, words: tuple[list[Word], list[Word]], state: _State, limit: int
) -> Spot:
    """Gather what stands around a figure. words: those before it, those behind."""
    clause = tuple(word for word in words[0] if word.start >= state.clause_start)
    left = tuple(word for word in clause if word.start >= state.segment_start)
    right = _right(numeral, sentence, words[1], limit)
    topic, named = state.topic, state.named
    behind = _topics(right)
    if numeral.unit == NOTHING and not DISPUTES.isdisjoint(behind):
        # 无依申请公开行政复议: what is denied are the disputes, not the requests that they are about.
        behind = tuple(name for name in behind if name in DISPUTES)
    if behind and (numeral.unit == NOTHING or not _topics(left)):
        topic, named = behind, True
    return Spot(
        numeral, sentence, topic, named, left, tuple(right), clause,
        state.clause_start, state.lasting, state.disclosure,
    )  # fmt: skip


def _right(numeral: Numeral, sentence: Sentence, words: list[Word], limit: int) -> list[Word]:
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
    return right


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


def _topics(words: Sequence[Word]) -> tuple[str, ...]:
    names = [word.name for word in words if word.kind == "topic" and word.name != "info"]
    return tuple(dict.fromkeys(names)) if names else ()


def _take(word: Word, state: _State, sentence: Sentence) -> None:
    """Let one word change what is being spoken of."""
    if word.kind == "break":
        _break(word, state, sentence)
    elif word.kind == "topic" and word.name != "info":
        if word.name == "litigation" and state.joinable and set(state.topic) <= _SUITS:
            return  # 直接起诉的政府信息公开行政诉讼
        joined = state.joinable and any({word.name, *state.topic} <= kind for kind in _JOINED)
        state.topic = (*state.topic, word.name) if joined and word.name not in state.topic else (word.name,)
        state.named = state.joinable = True
    elif word.kind == "quiet" and word.name in _LASTING:
        state.lasting = word.name
    elif word.kind == "this_year":
        state.lasting = ""


def _break(word: Word, state: _State, sentence: Sentence) -> None:
    mark = sentence.match[word.start]
    state.joinable = False
    if mark in "（(":
        state.stack.append(state.topic)
    elif mark in "）)" and state.stack:
        state.topic = state.stack.pop()
    state.clause_start = state.segment_start = word.end
