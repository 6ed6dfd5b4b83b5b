"""The words that give a figure its meaning (lexicon.toml), found in one pass over a text."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from govreport_sections.prose_figures.dispatch import Dispatch


class Word(NamedTuple):
    """One word of the lexicon in a text. A tuple, as there are so many of them."""

    kind: str
    name: str
    start: int
    end: int


class Entry(NamedTuple):
    """One line of lexicon.toml. pattern: a regular expression, parts put in."""

    kind: str
    pattern: str
    name: str = ""


def find_words(text: str) -> list[Word]:
    """Return the words of *text* (made `readable`), in order."""
    names, dispatch = _lexicon()
    return [Word(*names[number], start, end) for number, start, end in dispatch.find(text)]


def entries() -> tuple[Entry, ...]:
    """Read lexicon.toml."""
    file = files("govreport_sections.prose_figures") / "lexicon.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    parts: Mapping[str, str] = table["parts"]
    return tuple(
        Entry(each["kind"], _filled(each["pattern"], parts), each.get("name", "")) for each in table["words"]
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


@cache
def _lexicon() -> tuple[tuple[tuple[str, str], ...], Dispatch]:
    """Read the list when the first text is read, not when the plugin is imported: (kind, name), patterns."""
    known = entries()
    return tuple((each.kind, each.name) for each in known), Dispatch([each.pattern for each in known])
