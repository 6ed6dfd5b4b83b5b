"""The headings of the sections, in their many wordings, with shifted numbers or without any."""

from collections.abc import Iterable
from dataclasses import dataclass

from govreport.form.edition import Edition
from govreport.importing.recognise.labels import Kind, Labels
from govreport.importing.recognise.lines import Line
from govreport.importing.recognise.normal import Normal, normal

LONGEST = 45
ALIKE, ALIKE_WITH_NUMBER = 88.0, 74.0
_FILLING = (
    "政府信息公开工作",
    "政府信息公开",
    "政府信息",
    "行政机关",
    "本机关",
    "工作",
    "情况",
    "的",
    "和",
    "及",
    "与",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section. at: number of its line."""

    section: str
    at: int
    score: float


class Headings:
    """Knows the titles of an edition's sections."""

    def __init__(self, edition: Edition, labels: Labels, more: Iterable[tuple[str, str]] = ()) -> None:
        titles = [(form.id, title) for form in edition.sections for title in (form.title, *form.also)]
        self._order = {form.id: number for number, form in enumerate(edition.sections)}
        for section, title in more:
            self._order.setdefault(section, len(self._order))
            titles.append((section, title))
        self._exact = {normal(title).core: section for section, title in reversed(titles)}
        self._short = [(_short(normal(title).core), section) for section, title in titles]
        self._labels = labels
        self._known: dict[str, tuple[str, float] | None] = {}

    def is_heading(self, text: str) -> bool:
        """Tell whether *text* is the heading of a section."""
        return self.section(text) is not None

    def section(self, text: str) -> tuple[str, float] | None:
        """Return the section that *text* heads and how like its title it is, or None."""
        bare = text.strip()
        if not 2 <= len(bare) <= LONGEST or "。" in bare or "\n" in bare:
            return None
        if bare not in self._known:
            self._known[bare] = self._section(normal(bare), bare)
        return self._known[bare]

    def _section(self, words: Normal, text: str) -> tuple[str, float] | None:
        if words.numeral is not None and words.numeral[0] != "、":
            return None
        if section := self._exact.get(words.core):
            return section, 1.0
        row = self._labels.best(text, Kind.ROW)
        if row is not None and row.score > 0.9:
            return None
        from rapidfuzz import fuzz

        short = _short(words.core)
        if len(short) < 4:
            return None
        score, section = max((fuzz.ratio(short, title), section) for title, section in self._short)
        enough = ALIKE_WITH_NUMBER if words.numeral else ALIKE
        return (section, score / 100) if score >= enough else None

    def find(self, lines: list[Line]) -> list[Heading]:
        """Return the headings of a document: the longest chain in the order of the form.

        Of several chains, the one with most text between (a table of contents has none).
        """
        found = [
            Heading(hit[0], at, hit[1])
            for at, line in enumerate(lines)
            if line.text and (hit := self.section(line.text)) is not None
        ]
        worth: list[tuple[float, list[Heading]]] = []
        for number, heading in enumerate(found):
            following = found[number + 1].at if number + 1 < len(found) else len(lines)
            filled = any(line.cells or line.picture for line in lines[heading.at + 1 : following])
            own = heading.score + (0.5 if filled else 0.0)
            before = [
                each for each in worth if self._order[each[1][-1].section] < self._order[heading.section]
            ]
            best = max(before, key=lambda each: each[0], default=(0.0, []))
            worth.append((best[0] + own, [*best[1], heading]))
        return max(worth, key=lambda each: each[0], default=(0.0, []))[1]


def _short(core: str) -> str:
    for word in _FILLING:
        if len(core) - len(word) >= 2:
            core = core.replace(word, "")
    return core
