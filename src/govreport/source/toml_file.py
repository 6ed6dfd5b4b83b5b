"""TOML: read with the standard library, amounts exact, places of keys on demand."""

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source.opening import read_text
from govreport.source.positions import Place, dotted, find, string_lines


@dataclass(frozen=True)
class TomlSource:
    """One TOML file. text: as it was read, line feeds as its line breaks."""

    name: str
    folder: Path
    data: Mapping[str, object]
    text: str

    def locate(self, path: str) -> Locator:
        """Return the line of *path*, or of its nearest parent in the file."""
        place = self._place(path)
        return self._at(path, place.start) if place else Locator(path=path, file=self.name)

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the line of the file on which line *line* (0-based) of the text at *path* stands."""
        place = self._places.get(path)
        if place is None or place.value is None:
            return self.locate(path)
        offsets = string_lines(self.text, place.value)
        found = self._at(path, offsets[min(max(line, 0), len(offsets) - 1)])
        return Locator(path=path, file=self.name, line=found.line)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {dotted(path): place for path, place in find(self.text).items()}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(at + 1 for at, char in enumerate(self.text) if char == "\n")]

    def _place(self, path: str) -> Place | None:
        while path and path not in self._places:
            path = path.rpartition(".")[0]
        return self._places.get(path)

    def _at(self, path: str, offset: int) -> Locator:
        line = bisect_right(self._line_starts, offset)
        return Locator(path, self.name, line, offset - self._line_starts[line - 1] + 1)


def read_toml(path: Path) -> TomlSource:
    """Read a TOML file; floats become Decimal. Raises SourceError where it is not TOML."""
    text = read_text(path).replace("\r\n", "\n")
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise SourceError.of("GR-310", Locator(file=str(path)), reason=str(error)) from error
    return TomlSource(str(path), path.parent, data, text)
