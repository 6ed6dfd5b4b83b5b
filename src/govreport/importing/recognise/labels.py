"""All labels of an edition, and which of them a text is: exactly, with a local remark, or misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from govreport.form.edition import Edition
from govreport.form.table import Block, Layout, Line, Table
from govreport.importing.recognise.normal import Normal, normal

EXACT, REMARK, OTHER_NUMBER, CONTAINED = 1.0, 0.98, 0.92, 0.9
SHORTEST = 4
"""Characters that a label needs before it is recognised with a mistake in it."""
CLOSE, CLOSE_WITH_NUMBER, AHEAD = 86.0, 72.0, 6.0
"""Likeness in percent of a misspelt label; the same with the right number before it; and how much less
alike the next label must be."""
MOST_KEPT = 50_000
_OTHERS = ("其他", "其它", "非", "不", "未", "除")


class Kind(StrEnum):
    """What a label stands for."""

    BANNER = "banner"
    HEADING = "heading"
    CORNER = "corner"
    COLUMN = "column"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form. key: of the row or column, "" for the others. leaf: it holds figures itself."""

    kind: Kind
    table: str
    key: str
    words: Normal
    leaf: bool
    block: int = 0
    layout: Layout = Layout.MATRIX


@dataclass(frozen=True, slots=True)
class Hit:
    """A label that a text is. score: 1 when the words are those of the form."""

    label: Label
    score: float


class Labels:
    """The labels of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.all = tuple(label for table in edition.tables.values() for label in _of_table(table))
        self._full: dict[str, list[Label]] = {}
        self._core: dict[str, list[Label]] = {}
        for label in self.all:
            self._full.setdefault(label.words.full, []).append(label)
            self._core.setdefault(label.words.core, []).append(label)
        self._cores = tuple(core for core in self._core if len(core) >= SHORTEST)
        self._known: dict[str, tuple[Hit, ...]] = {}

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return the labels that *text* may be, best first; none when it is no label."""
        if text not in self._known:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            words = normal(text)
            hits = tuple(self._hits(words))
            if hits and not any(hit.label.leaf for hit in hits):
                hits = tuple(self._in_brackets(words)) or hits
            self._known[text] = hits
        return self._known[text]

    def best(self, text: str, kind: Kind, table: str = "") -> Hit | None:
        """Return the best hit of one kind, in one table when it is given."""
        fitting = (
            each
            for each in self.hits(text)
            if each.label.kind is kind and (not table or each.label.table == table)
        )
        return max(fitting, key=lambda each: each.score, default=None)

    def exact(self, text: str) -> bool:
        """Tell whether *text* is a label word for word, but for blanks, width and punctuation."""
        return normal(text).full in self._full

    def _hits(self, words: Normal) -> Iterator[Hit]:
        if not words.core or len(words.core) > 80:
            return
        if found := self._full.get(words.full):
            yield from (Hit(label, EXACT) for label in found)
            # 总计 is a column; without its number it may be the row （七）总计 as well.
            others = (label for label in self._core.get(words.core, ()) if label not in found)
            yield from (hit for label in others if (hit := _with_number(label, words, REMARK)))
            return
        if found := self._core.get(words.core):
            hits = [hit for label in found if (hit := _with_number(label, words, REMARK))]
            if hits:
                yield from hits
                return
        yield from self._like(words)

    def _in_brackets(self, words: Normal) -> Iterator[Hit]:
        """行政诉讼（未经复议直接起诉）: what a heading over several lines names in brackets is meant."""
        for remark in words.remarks:
            yield from (Hit(label, REMARK) for label in self._core.get(normal(remark).core, ()) if label.leaf)

    def _like(self, words: Normal) -> Iterator[Hit]:
        """Yield the label that a text contains, or that it is with a mistake; never one of two alike."""
        if len(words.core) < SHORTEST:
            yield from self._cut_by_number(words)
            return
        contained = [core for core in self._cores if _contains(core, words.core)]
        if len(contained) == 1:
            yield from (
                hit for label in self._core[contained[0]] if (hit := _with_number(label, words, CONTAINED))
            )
            return
        yield from self._misspelt(words)

    def _misspelt(self, words: Normal) -> Iterator[Hit]:
        from rapidfuzz import fuzz, process

        near = process.extract(words.core, self._cores, scorer=fuzz.ratio, limit=2, score_cutoff=60)
        if not near:
            return
        core, score, _ = near[0]
        second = near[1][1] if len(near) > 1 else 0.0
        for label in self._core[core]:
            same = words.numeral is not None and words.numeral == label.words.numeral
            enough = score >= (CLOSE_WITH_NUMBER if same else CLOSE)
            if enough and score - second >= AHEAD and _with_number(label, words, 1.0):
                yield Hit(label, score / 100)

    def _cut_by_number(self, words: Normal) -> Iterator[Hit]:
        """（六）其他 for （六）其他处理: a short beginning counts when its number is right."""
        if words.numeral is None or len(words.core) < 2:
            return
        for label in self.all:
            if label.words.numeral == words.numeral and label.words.core.startswith(words.core):
                yield Hit(label, CONTAINED)


def _with_number(label: Label, words: Normal, score: float) -> Hit | None:
    """Judge the number before a label: it may be missing; a wrong one needs a long label."""
    form, seen = label.words.numeral, words.numeral
    if form == seen or seen is None:
        return Hit(label, score)
    if len(words.core) < SHORTEST or (form is None and label.kind is Kind.COLUMN):
        return None
    return Hit(label, min(score, OTHER_NUMBER))


def _contains(core: str, seen: str) -> bool:
    """Tell whether a label was cut or extended: most of the longer one must be the shorter one."""
    short, long = sorted((core, seen), key=len)
    if short not in long or 5 * len(short) < 3 * len(long):
        return False
    return not (seen == long and seen.startswith(_OTHERS))


_KEPT: dict[int, tuple[Edition, Labels]] = {}


def labels_for(edition: Edition) -> Labels:
    """Return the labels of *edition*, worked out once a process."""
    kept = _KEPT.get(id(edition))
    if kept is None or kept[0] is not edition:
        if len(_KEPT) > 32:
            _KEPT.clear()
        kept = _KEPT[id(edition)] = (edition, Labels(edition))
    return kept[1]


def _of_table(table: Table) -> Iterator[Label]:
    if table.corner:
        yield Label(Kind.CORNER, table.id, "", normal(table.corner), leaf=False, layout=table.layout)
    for number, block in enumerate(table.blocks):
        yield from _of_block(table, number, block)


def _of_block(table: Table, number: int, block: Block) -> Iterator[Label]:
    for kind, printed in ((Kind.BANNER, block.banner), (Kind.HEADING, block.heading)):
        if printed:
            yield Label(kind, table.id, "", normal(printed), leaf=False, block=number, layout=table.layout)
    for kind, lines in ((Kind.COLUMN, block.columns), (Kind.ROW, block.rows)):
        for line in _walk(lines):
            for spelt in dict.fromkeys((normal(line.label), normal(line.label + line.note))):
                yield Label(kind, table.id, line.key, spelt, not line.lines, number, table.layout)


def _walk(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _walk(line.lines)
