"""What one change does to rows, columns or sections: put beside, put under, replace, alter, take away."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import NoReturn, TypeAlias, TypeVar

from govreport.cells import Kind
from govreport.form.describe import read_lines
from govreport.form.entry import Entry, nearest
from govreport.form.sums import walk
from govreport.form.table import Line

T = TypeVar("T")
Edit: TypeAlias = Callable[[Line], tuple[Line, ...]]
PLACES = ("after", "before", "replace")


def place(entry: Entry, *more: str) -> tuple[str, str]:
    """Return where an addition goes: one of `after`, `before`, `replace` (and *more*), and beside what."""
    places = (*PLACES, *more)
    named = [each for each in places if each in entry]
    if len(named) != 1:
        entry.refuse("GR-917", places=list(places), given=named)
    return named[0], entry.text(named[0])


def beside(old: T, where: str, added: tuple[T, ...]) -> tuple[T, ...]:
    """Return what stands in the place of *old* once *added* is there."""
    return {"after": (old, *added), "before": (*added, old), "replace": added}[where]


def adding(entry: Entry, name: str) -> tuple[str, str, Edit]:
    """Return (where, key of the target, what becomes of the target) for new lines under *name*."""
    added = read_lines(entry, name)
    where, target = place(entry, "into")

    def edit(line: Line) -> tuple[Line, ...]:
        if where == "into":
            return (replace(line, lines=line.lines + added, kind=None, decimals=None),)
        return beside(line, where, added)

    return where, target, edit


def altering(entry: Entry) -> Edit:
    """Return what becomes of a line that is relabelled, or taken away."""
    if entry.switch("remove"):
        return lambda _: ()

    def edit(line: Line) -> tuple[Line, ...]:
        new = replace(
            line,
            label=entry.text("label", line.label),
            en=entry.text("en", line.en),
            note=entry.text("note", line.note),
            kind=entry.choice("kind", Kind) if "kind" in entry else line.kind,
            decimals=entry.integer("decimals") if "decimals" in entry else line.decimals,
        )
        if new.lines and new.kind:
            entry.refuse("GR-911", "kind", key=new.key)
        return (new,)

    return edit


def edited(lines: tuple[Line, ...], key: str, edit: Edit) -> tuple[Line, ...]:
    """Return *lines* with the one called *key* edited. A heading left with nothing under it goes too."""
    result: list[Line] = []
    for line in lines:
        if line.key == key:
            result.extend(edit(line))
        elif not line.lines:
            result.append(line)
        elif below := edited(line.lines, key, edit):
            result.append(replace(line, lines=below))
    return tuple(result)


def has(lines: Iterable[Line], key: str) -> bool:
    """Tell whether a line or a heading among *lines* is called *key*."""
    return any(line.key == key for line in walk(lines))


def unknown(entry: Entry, field: str, name: str, known: Collection[str]) -> NoReturn:
    """Refuse a change whose target does not exist."""
    entry.refuse("GR-918", field, name=name, nearest=nearest(name, known))
