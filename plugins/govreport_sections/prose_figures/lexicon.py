"""The words that give a figure its meaning (lexicon.toml), found in one pass over a text."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from govreport_sections.prose_figures.dispatch import Dispatch


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the lexicon in a text."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of lexicon.toml. pattern: a regular expression, parts put in."""

    kind: str
    pattern: str
    name: str = ""


def find_words(text: str) -> Iterator[Word]:
    """Yield the words of *text* (made `readable`), in order."""
    known, dispatch = _lexicon()
    for number, start, end in dispatch.find(text):
        yield Word(known[number].kind, known[number].name, start, end)


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
def _lexicon() -> tuple[tuple[Entry, ...], Dispatch]:
    """Read the list when the first text is read, not when the plugin is imported."""
    known = entries()
    return known, Dispatch([each.pattern for each in known])
