"""The place where reading a text stopped, seen from all sides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from govreport.source.scanner import Place, scan

_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong. offset: where in the text it is to be shown."""

    code: str
    offset: int
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Spot:
    """Where tomllib stopped. offset: 0-based, the length of the text when it stopped at its end.

    said: tomllib's words, without the place.
    """

    text: str
    offset: int
    said: str

    @classmethod
    def of(cls, text: str, error: Exception) -> "Spot":
        """Find the spot that *error* of tomllib names."""
        message = str(error)
        found = _AT.search(message)
        said = message.split(" (at ", maxsplit=1)[0]
        if not found:
            return cls(text, len(text), said)
        line, column = map(int, found.groups())
        return cls(text, offset_of(text, line) + column - 1, said)

    @property
    def char(self) -> str:
        """The character at the spot, "" at the end of the text."""
        return self.text[self.offset : self.offset + 1]

    @cached_property
    def line(self) -> str:
        """The line of the spot; at the end of the text its last line that is not empty."""
        start, end = self.line_start, self.text.find("\n", self.line_start)
        return self.text[start : end if end >= 0 else len(self.text)]

    @property
    def rest(self) -> str:
        """What follows on the line, without a comment."""
        return self.text[self.offset :].split("\n", 1)[0].split("#", 1)[0].strip()

    @cached_property
    def line_start(self) -> int:
        """Offset of the line of the spot."""
        offset = self.offset if self.char else len(self.text.rstrip())
        return self.text.rfind("\n", 0, offset) + 1

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The keys and elements that begin before the spot."""
        return tuple(place for place in scan(self.text) if place.start <= self.offset)

    @cached_property
    def value_start(self) -> int:
        """Offset of the value that the spot is in or behind, -1 when it is in none."""
        values = [place.value for place in self.places if place.value is not None]
        within = [value for value in values if self.line_start <= value <= self.offset]
        return within[-1] if within else -1

    @cached_property
    def value(self) -> str:
        """What stands as the value, up to the end of the line or a comment."""
        if self.value_start < 0:
            return ""
        return self.text[self.value_start :].split("\n", 1)[0].split("#", 1)[0].strip()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of *offset*."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def offset_of(text: str, line: int) -> int:
    """Return the offset at which 1-based *line* begins."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset
