"""Which line a key stands on, looked up only when there is something to report."""

import re
from collections.abc import Iterable
from functools import lru_cache

from govreport.source.scanner import SCALAR, Path, Place

_LITERAL_LINE = re.compile(r"\n")
_BASIC_LINE = re.compile(r"\\[ \t]*\n\s*|\\.|\n")
"""A line break of a basic string: itself or as an escape; a break behind a backslash is none."""


def dotted(path: Path) -> str:
    """Return *path* as messages write it: `requests.granted.0`."""
    return ".".join(map(str, path))


DEEPEST = 100
"""Tables over a key that are given a place: a key of thousands of parts must not cost their square."""


def by_path(scanned: Iterable[Place]) -> dict[Path, Place]:
    """Return path → place; a table that no header names stands where its first key does."""
    named: dict[Path, Place] = {}
    implied: dict[Path, Place] = {}
    for place in scanned:
        named.setdefault(place.path, place)
        for length in range(1, min(len(place.path), DEEPEST)):
            implied.setdefault(place.path[:length], place)
    return implied | named


# A hundred findings in one text ask for the same lines.
@lru_cache(maxsize=8)
def string_lines(text: str, start: int) -> tuple[int, ...]:
    """Return the offset in *text* at which each line of the string value at *start* begins."""
    match = SCALAR.match(text, start)
    token = match.group() if match else ""
    if not token.startswith(('"""', "'''")):
        return (start,)
    first = start + 3 + (token[3:4] == "\n")
    pattern = _LITERAL_LINE if token.startswith("'") else _BASIC_LINE
    breaks = pattern.finditer(token, first - start, len(token) - 3)
    return (first, *(start + each.end() for each in breaks if each.group() in ("\n", "\\n")))
