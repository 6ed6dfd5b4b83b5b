"""How a message calls a line of the form, or the lines that a sum adds up: （一）至（六）之和."""

import re
from collections.abc import Iterable, Iterator

from govreport.findings import Words
from govreport.form.sums import EVERY, by_key, side, walk
from govreport.form.table import Line, Sum, Table

NUMERAL = re.compile(r"（[一二三四五六七八九十]+）|(?P<item>[一二三四五六七八九十]+)(?=、)|\d+\.")
# More labels than these are named by the first and the last.
LISTED = 4


def named_line(table: Table, of: str, key: str) -> Words:
    """Return what a message calls one row (of="rows") or column: 三（三）1.属于国家秘密."""
    lines = side(table.blocks, of)
    line = by_key(lines)[key]
    above = "".join(_numeral(each) for each in _path(lines, key)[:-1])
    return Words(above + line.label, line.en or line.label)


def named_side(table: Table, relation: Sum, *, left: bool) -> Words:
    """Return what a message calls one side of a sum."""
    lines = side(table.blocks, relation.of)
    terms, others = relation.terms if left else relation.terms[::-1]
    shown = list(_shown(lines, terms, set(others)))
    if len(shown) == 1:
        return Words(shown[0].label, shown[0].en or shown[0].label)
    return Words(_chinese(lines, shown) + "之和", _english(shown))


def _shown(lines: tuple[Line, ...], terms: Iterable[str], others: set[str]) -> Iterator[Line]:
    known = by_key(lines)
    for term in terms:
        below = lines if term == EVERY else known[term].lines or (known[term],)
        yield from (line for line in below if line.key not in others)


def _chinese(lines: tuple[Line, ...], shown: list[Line]) -> str:
    numerals = [_numeral(line) for line in shown]
    if not all(numerals):
        return _listed([line.label for line in shown])
    paths = [_path(lines, line.key) for line in shown]
    siblings = paths[0][-2].lines if len(paths[0]) > 1 else lines
    if all(path[:-1] == paths[0][:-1] for path in paths):
        first = siblings.index(shown[0])
        if len(shown) > 2 and list(siblings[first : first + len(shown)]) == shown:
            return f"{numerals[0]}至{numerals[-1]}"
        return _listed(numerals)
    return _listed(["".join(map(_numeral, path)) for path in paths])


def _listed(names: list[str]) -> str:
    if len(names) > LISTED:
        return f"{names[0]}至{names[-1]}各项"
    return "、".join(names[:-1]) + "与" + names[-1]


def _english(shown: list[Line]) -> str:
    names = [line.en or line.label for line in shown]
    if len(names) > LISTED:
        return f"the sum from {names[0]} to {names[-1]}"
    return " + ".join(names)


def _numeral(line: Line) -> str:
    found = NUMERAL.match(line.label)
    if not found:
        return ""
    # The form itself calls its bare numerals so: 第一项加第二项之和.
    return f"第{found.group('item')}项" if found.group("item") else found.group()


def _path(lines: Iterable[Line], key: str) -> list[Line]:
    """Return the headings above the line called *key*, outermost first, and the line itself."""
    for line in lines:
        if line.key == key:
            return [line]
        if any(below.key == key for below in walk(line.lines)):
            return [line, *_path(line.lines, key)]
    return []
