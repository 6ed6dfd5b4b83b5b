"""Narratives → sentences, each character with its line, ready to be read for figures.

Blanks go (`2023 年受理 12 件`), wide digits become narrow, and the years that matter become words of
the same length (2023年 → 本\ue000\ue000\ue000年), so that no year is taken for a figure.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from govreport import PlainLine, Report, plain_lines
from govreport_sections.prose_figures.numerals import WIDE

FILL = "\ue000"
_BLANK = re.compile(r"[ \t\u3000\xa0]+")
_MARKER = re.compile(r"#+|[-*+](?=\s)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|•")
_YEAR = re.compile(r"([12一二](?:(?<=[12])[09][0-9]{2}|(?<=[一二])[九〇零][〇零一二三四五六七八九]{2}))年")
_STOP = re.compile(r"[^。！？!?]+[。！？!?]?")
_WIDE = re.compile(f"[{''.join(map(chr, WIDE))}]")
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Sentence(NamedTuple):
    """One sentence. text: as printed, without blanks; match: the same length, made ready to be read.

    start: offset in its paragraph, 0 for the first.
    """

    paragraph: "Paragraph"
    text: str
    match: str
    start: int


@dataclass(slots=True)
class Paragraph:
    """One paragraph. path: of its narrative. bound: spans of figures that came from a `{{ }}`.

    heading: the one right above it, "" where another paragraph stands between.
    """

    path: str
    text: str = ""
    bound: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    heading: str = ""

    def add(self, line: PlainLine) -> None:
        """Append one line of the narrative."""
        begin = len(self.text)
        self.starts.append(begin)
        self.lines.append(line.number)
        blanks = _BLANK.search(line.text) is not None
        for text, bound in line.pieces:
            dense = _BLANK.sub("", text) if blanks else text
            end = begin + len(dense)
            if bound:
                self.bound.append((begin, end))
            self.text += dense
            begin = end

    def line(self, offset: int) -> int:
        """Return the line of the narrative on which the character at *offset* stands."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def is_bound(self, start: int, end: int) -> bool:
        """Tell whether a bound figure stands between two offsets."""
        return any(begin < end and start < stop for begin, stop in self.bound)


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of every narrative in which a figure may stand; tables and images are left out."""
    for narrative in report.narratives.values():
        if not narrative:
            continue
        current = Paragraph(narrative.path)
        for line in plain_lines(narrative, report):
            text = line.text.lstrip()
            left_out = not text or text.startswith(("|", "!["))
            if (left_out or _MARKER.match(text)) and current.text:
                yield current
                current = Paragraph(narrative.path)
            if not left_out:
                current.add(line)
            if line.heading:
                yield current
                current = Paragraph(narrative.path, heading=current.text)
        if current.text:
            yield current


def sentences(paragraph: Paragraph, year: int) -> list[Sentence]:
    """Split a paragraph at 。！？; *year* is the year of the report."""
    match = readable(paragraph.text, year)
    return [
        Sentence(paragraph, paragraph.text[each.start() : each.end()], each[0], each.start())
        for each in _STOP.finditer(match)
    ]


def readable(text: str, year: int) -> str:
    """Return *text* with narrow digits, without its numbering, and with its years as words."""

    def word(found: re.Match[str]) -> str:
        number = int(found[1].translate(_CHINESE_DIGITS))
        name = {year: "本", year - 1: "上", year + 1: "下"}.get(number, "外")
        return name + FILL * 3 + "年"

    narrow = text.translate(WIDE) if _WIDE.search(text) else text
    match = _YEAR.sub(word, narrow) if "年" in narrow else narrow
    if marker := _MARKER.match(match):
        match = FILL * marker.end() + match[marker.end() :]
    return match
