"""A data file that is text: its keys have lines."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from govreport.findings import Locator
from govreport.source.positions import by_path, dotted, string_lines
from govreport.source.scanner import SCALAR, Place


@dataclass(frozen=True)
class TextSource:
    """One file of TOML or JSON. text: as it was read, line feeds as its line breaks. scan: finds its keys.

    spells_dates: whether the format knows no dates, so that 2024-01-20 in quotes is one.
    """

    name: str
    folder: Path
    data: Mapping[str, object]
    text: str
    scan: Callable[[str], Iterable[Place]]
    spells_dates: bool = False

    def locate(self, path: str) -> Locator:
        """Return the line of *path*, or of its nearest parent in the file."""
        known = path
        while known and known not in self._places:
            known = known.rpartition(".")[0]
        place = self._places.get(known)
        return self._at(path, place.start) if place else Locator(path=path, file=self.name)

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the line of the file on which line *line* (0-based) of the text at *path* stands."""
        place = self._places.get(path)
        if place is None or place.value is None:
            return self.locate(path)
        offsets = string_lines(self.text, place.value)
        found = self._at(path, offsets[min(max(line, 0), len(offsets) - 1)])
        return Locator(path=path, file=self.name, line=found.line)

    def value_span(self, path: str) -> tuple[int, int]:
        """Return where the single value of *path* begins and ends in the text. Raises KeyError."""
        start = self._places[path].value
        match = SCALAR.match(self.text, start) if start is not None else None
        if start is None or match is None:
            raise KeyError(path)
        return start, start + len(match.group().rstrip())

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {dotted(path): place for path, place in by_path(self.scan(self.text)).items()}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def _at(self, path: str, offset: int) -> Locator:
        line = bisect_right(self._line_starts, offset)
        return Locator(path, self.name, line, offset - self._line_starts[line - 1] + 1)
