"""Outlines beside each other: what you changed since the export, what we changed, what both did."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from govreport.word.changes.outline import Outline


class By(StrEnum):
    """Who changed something. DIFFERS: not known, as nothing says what the copy was made from."""

    YOU = "you"
    WE = "we"
    BOTH = "both"
    DIFFERS = "differs"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. place: in the text, or the style's name. before: "" for what is new; after: "" for
    what is gone.
    """

    by: By
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One template. changes: yours first, then ours."""

    file: str
    by: By
    changes: tuple[Change, ...] = ()


def compared(file: str, mine: Outline, built_in: Outline, exported: Outline | None) -> Compared:
    """Compare an agency's copy with the built-in template. exported: what the copy was made from, if known.

    A place that both changed differently is BOTH in the changes of each.
    """
    if mine.digest == built_in.digest:
        return Compared(file, By.NOBODY)
    if exported is None:
        return Compared(file, By.DIFFERS, tuple(_changes(built_in, mine, By.DIFFERS)))
    yours = list(_changes(exported, mine, By.YOU)) if mine.digest != exported.digest else []
    ours = list(_changes(exported, built_in, By.WE)) if built_in.digest != exported.digest else []
    same = {(each.place, each.after) for each in yours} & {(each.place, each.after) for each in ours}
    clash = {each.place for each in yours} & {each.place for each in ours}
    changes = [
        replace(each, by=By.BOTH) if each.place in clash else each
        for each in (*yours, *ours)
        if (each.place, each.after) not in same
    ]
    return Compared(file, _who(bool(yours), bool(ours)), tuple(changes))


def _who(you: bool, we: bool) -> By:  # noqa: FBT001 - private
    if you and we:
        return By.BOTH
    return By.YOU if you else By.WE if we else By.NOBODY


def _changes(before: Outline, after: Outline, by: By) -> Iterator[Change]:
    old, new = [words for _, words in before.text], [words for _, words in after.text]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for at in range(max(b - a, d - c)):
            gone = old[a + at] if a + at < b else ""
            come = new[c + at] if c + at < d else ""
            place = before.text[a + at][0] if gone else after.text[c + at][0]
            yield Change(by, place, gone, come)
    for name in dict.fromkeys((*before.looks, *after.looks)):
        if before.looks.get(name) != after.looks.get(name):
            yield Change(by, name, before.looks.get(name, ""), after.looks.get(name, ""))
