"""The running texts of a report as the rules read them: figures put in, digits in one form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govreport import Finding, Report, printed_text, without_long_numbers

PREFACE = "document.preface"
_WIDE = "０１２３４５６７８９Ｘ"
_NARROW = str.maketrans(_WIDE, "0123456789X")
_WRITTEN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年")
_WRITTEN = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WRITTEN_DAYS = {"一月一日": "1月1日", "十二月三十一日": "12月31日"}
_NUMBER = re.compile(r"[0-9][0-9\- —－–()（）]{5,}[0-9Xx]")
_BEFORE, _BEHIND = "。！？\n", re.compile(r"[。！？\n]|$")
LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Passage:
    """One text. path: its key in the data file. text: without bold marks, on the lines of the data file."""

    path: str
    text: str

    @property
    def is_preface(self) -> bool:
        """Tell whether this is the text before section one, where dates and addresses belong."""
        return self.path == PREFACE

    @cached_property
    def numbers(self) -> tuple[re.Match[str], ...]:
        """Return every stretch of seven digits or more, with the signs that stand inside numbers."""
        return tuple(_NUMBER.finditer(self.text))

    def sentence(self, at: int) -> str:
        """Return the sentence that holds position *at*, without its full stop."""
        start = max(self.text.rfind(stop, 0, at) for stop in _BEFORE) + 1
        stop = _BEHIND.search(self.text, at)
        return self.text[start : stop.start() if stop else None].strip()

    def quote(self, at: int) -> str:
        """Return the sentence that holds *at*, shortened around that place."""
        sentence = without_long_numbers(self.sentence(at))
        if len(sentence) <= LONGEST_QUOTE:
            return sentence
        start = max(0, sentence.find(self.text[at : at + 8]) - LONGEST_QUOTE // 3)
        shown = sentence[start : start + LONGEST_QUOTE]
        return ("……" if start else "") + shown + ("……" if start + LONGEST_QUOTE < len(sentence) else "")


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a report, in the order in which they were read: the preface first."""

    report: Report
    passages: tuple[Passage, ...]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)

    def finding(self, code: str, passage: Passage, at: int, /, **args: object) -> Finding:
        """Make a finding at the line of the data file on which position *at* stands."""
        line = passage.text.count("\n", 0, at)
        return self.report.finding_in_text(code, passage.path, line, **args)


def read_texts(report: Report) -> Texts:
    """Read every text of *report* that is not blank."""
    narratives = [each for each in report.narratives.values() if each]
    return Texts(report, tuple(Passage(each.path, plain(printed_text(each, report))) for each in narratives))


def plain(text: str) -> str:
    """Return *text* with half-width digits, years in digits; its lines stay where they are."""
    if _WRITTEN_YEAR.search(text):
        text = _WRITTEN_YEAR.sub(lambda year: year[0].translate(_WRITTEN), text)
        for written, digits in _WRITTEN_DAYS.items():
            text = text.replace(written, digits)
    return text.translate(_NARROW) if any(digit in text for digit in _WIDE) else text
