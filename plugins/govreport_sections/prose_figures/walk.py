"""A walk through a paragraph that knows at every figure what is being spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govreport import Level, Report
from govreport_sections.prose_figures.lexicon import Word, find_words
from govreport_sections.prose_figures.negations import NOTHING, denies, find_negations
from govreport_sections.prose_figures.numerals import Numeral, find_numerals
from govreport_sections.prose_figures.paragraphs import FILL, Paragraph, Sentence, sentences

DISPUTES = frozenset({"review", "litigation", "direct", "after_review"})
GOVERNMENTS = frozenset({Level.MINISTRY, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP})
_NO_PART_OF_A_NAME = "，。；：、（）()“”年度我本" + FILL
_PARTS = frozenset({"part", "system"})
_DISCLOSURE = frozenset({"requests", "info"})
_ABOUT_DISCLOSURE = frozenset({"disputes", "requests"})
_LASTING = frozenset({"part", "system", "period", "last_year"})


@dataclass(frozen=True, slots=True)
class Spot:
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


@dataclass(frozen=True, slots=True)
class Walked:
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
            words = [word for word in words if not _own_name(word, sentence, report)]
        about = section in _ABOUT_DISCLOSURE or not names.isdisjoint(_DISCLOSURE)
        went_on = state.disclosure or "requests" in state.topic
        state = _State(
            topic=state.topic, named=section == "requests", joinable=state.joinable,
            disclosure=about or (went_on and bool(state.topic) and state.topic != ("foreign",)),
        )  # fmt: skip
        yield Walked(sentence, words, numerals[number], _spots(sentence, words, state, numerals[number]))


def _own_name(word: Word, sentence: Sentence, report: Report) -> bool:
    """Tell whether a word that would mean a part of the organ means the organ itself."""
    if word.name == "system":
        return report.organ.level in GOVERNMENTS
    name = sentence.match[max(0, word.end - 3) : word.end].lstrip(_NO_PART_OF_A_NAME)
    return word.name == "part" and bool(name) and name in report.organ.name


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
        state.segment_start = numeral.end
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
    for word in words:
        if word.start < numeral.end:
            continue
        if word.start >= limit or word.kind == "break":
            break
        if sentence.match[word.start] == "、" and numeral.unit != NOTHING:
            break
        right.append(word)
    return right


def _topics(words: Sequence[Word]) -> tuple[str, ...]:
    names = [word.name for word in words if word.kind == "topic" and word.name != "info"]
    return tuple(dict.fromkeys(names)) if names else ()


def _take(word: Word, state: _State, sentence: Sentence) -> None:
    """Let one word change what is being spoken of."""
    if word.kind == "break":
        _break(word, state, sentence)
    elif word.kind == "topic" and word.name != "info":
        joined = state.joinable and word.name in DISPUTES and set(state.topic) <= DISPUTES
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
