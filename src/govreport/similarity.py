"""Copied text (内容雷同): how much of one text stands in another, and which of many texts are alike.

Only letters, Chinese characters and digits count; blanks, punctuation and marks of Markdown do not.
Two texts are compared exactly (`copied`). Many texts are compared by hashed runs of WIDTH characters
(shingles): a run that nearly every text has is wording of the form and is left out, unless that is most
of a long text; each text is known by its lowest hashes, and only texts that share some of them are looked
at. Time and memory grow with the amount of text, not with the number of pairs, and the result depends on
the texts alone.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from govreport.privacy import without_long_numbers

WIDTH = 13
"""Characters of a run that counts as copied: ordinary phrases of the trade are shorter."""
ALIKE = 0.6
"""Share of the shorter text from which two texts count as alike."""
SHORTEST = 120
"""Characters of its own that a text must have to be compared: shorter ones say the same anyway."""
BOILERPLATE = 0.8
"""A run that more than this share of at least FEWEST texts has is wording of the form."""
FEWEST = 5
LONGEST_FORM = 400
"""Characters that the form and the usual phrases may fill in a running text: more is copied."""
SKETCH = 64
"""Lowest hashes by which a text is known. Two texts with three tenths in common share a dozen of them."""
MOST_SHINGLES = 1_000_000
"""Characters up to which every run is kept; of more text an even sample of about so many runs."""
CROWD = 32
"""Texts with one hash in common from which on not every pair of them is looked at."""
_LETTERS = re.compile(r"[^\W_]+")
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Copied:
    """What *text* has from another. share: 0 to 1. passages: the copied stretches, longest first."""

    share: float
    passages: tuple[str, ...]

    def quote(self, within: str, longest: int) -> tuple[int, str]:
        """Return where in *within* what is quoted of the longest passage begins, and *longest* of it."""
        passage = self.passages[0]
        at = within.find(passage)
        begin, quote = quotable(passage, longest, whole=at == 0 or within[at - 1] == "\n")
        return at + begin, quote


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two texts that are alike. first < second: places in the given order.

    share: how much of the shorter one stands in the other, 0 to 1, wording of the form left out.
    passage: the longest stretch that both have and that is not wording of the form.
    """

    first: int
    second: int
    share: float
    passage: str


def quotable(passage: str, longest: int, *, whole: bool = True) -> tuple[int, str]:
    """Return where the first whole line of text in *passage* begins, and what may be quoted from there.

    Images and rows of tables are left out, long numbers hidden. whole: the first line is a whole one.
    """
    lines = passage.split("\n")
    begin, first = 0, 0
    for number, line in enumerate(lines):
        if (number or whole) and _is_text(line):
            first = number
            break
        begin += len(line) + 1
    else:
        begin = 0
    said = "".join(line for line in lines[first:] if _is_text(line)) or "".join(lines)
    hidden = without_long_numbers(said)  # before it is cut: half a number would not be seen as one
    return begin, hidden if len(hidden) <= longest else hidden[:longest] + "……"


def _is_text(line: str) -> bool:
    return bool(line.strip()) and "](" not in line and not line.lstrip().startswith("|")


def copied(text: str, origin: str) -> Copied:
    """Say how much of *text* stands in *origin* in stretches of WIDTH characters or more."""
    mine, theirs = only_letters(text), only_letters(origin)
    spans = sorted(_common(mine, theirs), key=lambda span: (span[0] - span[1], span[0]))
    places = _places(text) if spans else ()
    length = sum(end - start for start, end in spans)
    passages = (text[places[start] : places[end - 1] + 1] for start, end in spans)
    return Copied(length / len(mine) if mine else 0.0, tuple(passages))


def similar_texts(texts: Sequence[str], at_least: float = ALIKE) -> tuple[SimilarPair, ...]:
    """Return the pairs of *texts* that are alike, in the order of the texts.

    In a crowd of more than CROWD equal texts each is paired with at least one other, not with all.
    """
    letters = [only_letters(text) for text in texts]
    rate = 1 + sum(map(len, letters)) // MOST_SHINGLES
    prints = [_print(each, rate) for each in letters]
    form = _wording_of_the_form(prints)
    own = [_own(mine, form, rate) for mine in prints]
    found = []
    for first, second in _candidates(own, SHORTEST // rate):
        share = _share(own[first], own[second])
        if share >= at_least:
            passage = _passage(texts[first], texts[second], form, rate)
            found.append(SimilarPair(first, second, share, passage))
    return tuple(found)


def only_letters(text: str) -> str:
    """Return *text* without blanks, punctuation and marks."""
    return "".join(_LETTERS.findall(text))


def _places(text: str) -> tuple[int, ...]:
    return tuple(at for word in _LETTERS.finditer(text) for at in range(word.start(), word.end()))


def _common(mine: str, theirs: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *mine* that stand in *theirs*, from left to right, none overlapping."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(theirs) - WIDTH + 1):
        places = starts[theirs[at : at + WIDTH]]
        if len(places) < _MOST_PLACES:
            places.append(at)
    at = 0
    while at + WIDTH <= len(mine):
        found = starts.get(mine[at : at + WIDTH])
        if not found:
            at += 1
            continue
        length = max(_run(mine, at, theirs, other) for other in found)
        yield at, at + length
        at += length


def _run(mine: str, at: int, theirs: str, other: int) -> int:
    length = WIDTH
    most = min(len(mine) - at, len(theirs) - other)
    while length < most and mine[at + length] == theirs[other + length]:
        length += 1
    return length


def _print(letters: str, rate: int) -> "array[int]":
    """Return the distinct hashes of the runs of *letters*, one in *rate* of them, lowest first."""
    data = letters.encode("utf-32-le")
    wide = 4 * WIDTH
    hashes = {crc32(data[at : at + wide]) for at in range(0, len(data) - wide + 1, 4)}
    return array("I", sorted(each for each in hashes if each % rate == 0))


def _wording_of_the_form(prints: Sequence["array[int]"]) -> frozenset[int]:
    if len(prints) < FEWEST:
        return frozenset()
    counts: Counter[int] = Counter()
    for each in prints:
        counts.update(each)
    most = BOILERPLATE * len(prints)
    return frozenset(each for each, count in counts.items() if count > most)


def _own(mine: "array[int]", form: frozenset[int], rate: int) -> "array[int]":
    """Return the hashes without wording of the form; all of them where it would be most of a long text.

    No form prescribes so much: texts that nearly all share it are copies of each other.
    """
    left = array("I", (each for each in mine if each not in form))
    common = len(mine) - len(left)
    return mine if common > max(LONGEST_FORM // rate, len(left)) else left


def _candidates(own: Sequence["array[int]"], shortest: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose lowest hashes meet at least three times."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, mine in enumerate(own):
        if len(mine) >= max(shortest, 3):
            for each in mine[:SKETCH]:
                holders[each].append(number)
    meetings: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        meetings.update(_pairs(numbers))
    yield from sorted(pair for pair, times in meetings.items() if times >= 3)


def _pairs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(numbers) > CROWD:
        # all pairs of a crowd would be quadratic: each with its neighbour keeps everybody named
        return pairwise(numbers)
    return ((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])


def _share(one: "array[int]", other: "array[int]") -> float:
    return len(set(one).intersection(other)) / min(len(one), len(other))


def _passage(text: str, other: str, form: frozenset[int], rate: int) -> str:
    """Return the longest common stretch that is for the most part not wording of the form."""
    passages = copied(text, other).passages
    for passage in passages:
        hashes = _print(only_letters(passage), rate)
        if 2 * sum(each in form for each in hashes) <= len(hashes):
            return passage
    return passages[0] if passages else ""
