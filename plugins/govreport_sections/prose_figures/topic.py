"""What is being spoken of, word by word through a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from govreport_sections.prose_figures.lexicon import Word
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.paragraphs import Sentence

_SUITS = frozenset({"direct", "after_review"})
_JOINED = (_SUITS, frozenset({"review", "litigation"}))
_LASTING = frozenset({"part", "system", "headquarters", "period", "last_year"})


@dataclass(slots=True)
class Topic:
    """What the words up to here have made of the sentence.

    spoken_of: topics of the lexicon, the last one named and those joined to it. named: in this sentence.
    lasting, disclosure: as in `Spot`. clause_start: offset behind the last break; clause_first: number of
    the first word behind it. segment_start: offset behind what the last figure has claimed.
    """

    spoken_of: tuple[str, ...] = ()
    named: bool = False
    lasting: str = ""
    disclosure: bool = False
    clause_start: int = 0
    clause_first: int = 0
    segment_start: int = 0
    joinable: bool = False
    stack: list[tuple[str, ...]] = field(default_factory=list)

    def take(self, number: int, word: Word, sentence: Sentence) -> None:
        """Let one word, the *number*th of its sentence, change what is being spoken of."""
        if word.kind == "break":
            self._break(number, word, sentence.match[word.start])
        elif word.kind == "topic" and word.name != "info":
            if word.name == "litigation" and self.joinable and set(self.spoken_of) <= _SUITS:
                return  # 直接起诉的政府信息公开行政诉讼
            joined = self.joinable and any({word.name, *self.spoken_of} <= kind for kind in _JOINED)
            before = self.spoken_of if joined and word.name not in self.spoken_of else ()
            self.spoken_of = (*before, word.name)
            self.named = self.joinable = True
        elif word.kind == "quiet" and word.name in _LASTING:
            self.lasting = word.name
        elif word.kind == "this_year":
            self.lasting = ""

    def figure(self, claimed: int) -> None:
        """Go past a figure; its own words end at offset *claimed*."""
        self.segment_start = claimed
        self.joinable = False

    def go_through(self, words: Sequence[Word], numerals: Sequence[Numeral], sentence: Sentence) -> None:
        """Take a whole sentence of whose figures nobody asks what they mean."""
        passed = 0
        for number, word in enumerate(words):
            while passed < len(numerals) and numerals[passed].start <= word.start:
                self.figure(numerals[passed].end)
                passed += 1
            self.take(number, word, sentence)

    def _break(self, number: int, word: Word, mark: str) -> None:
        self.joinable = False
        if mark in "（(":
            self.stack.append(self.spoken_of)
        elif mark in "）)" and self.stack:
            self.spoken_of = self.stack.pop()
        self.clause_start = self.segment_start = word.end
        self.clause_first = number + 1


def topics(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the topics that *words* name, each once."""
    names = [word.name for word in words if word.kind == "topic" and word.name != "info"]
    return tuple(dict.fromkeys(names)) if names else ()
