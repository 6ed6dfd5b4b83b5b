"""Where the data come from: a file becomes one table of plain values that knows its places.

opening.py    the bytes: there, readable, not too large, not a Word file by mistake; then UTF-8
toml_file.py  TOML                         json_file.py  JSON
positions.py  which line a key stands on   diagnosis/    why a text is not TOML
members.py    one report of many           beside.py     what is no report
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from govreport.findings import Finding, Locator
from govreport.source.members import split_member

if TYPE_CHECKING:
    from govreport.extensions import Input


class Source(Protocol):
    """One data file, read. Inputs of plugins (`govreport_sources`) offer the same.

    name: as the user gave it, for messages. folder: where images are looked for.
    data: the tables of the file as plain values: str, int, Decimal, bool, date, list, dict.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - described above
    @property
    def folder(self) -> Path: ...  # noqa: D102
    @property
    def data(self) -> Mapping[str, object]: ...  # noqa: D102

    def locate(self, path: str) -> Locator:
        """Return the place of a dotted key; of its nearest parent when the key is not there."""

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the place of a line (0-based) inside the text that stands at a dotted key."""


@dataclass(frozen=True, slots=True)
class PlainSource:
    """A source that is no text file: what an input of a plugin may return.

    places: dotted key → where it stands, as people call it (`表三!D12`). line_places: dotted key of a
    text → where each of its lines stands. findings: what reading the file itself found wrong.
    """

    name: str
    folder: Path
    data: Mapping[str, object]
    places: Mapping[str, str] = field(default_factory=dict)
    line_places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def locate(self, path: str) -> Locator:
        """Return the place of *path*, or of its nearest parent that has one."""
        known = path
        while known and known not in self.places:
            known = known.rpartition(".")[0]
        return Locator(path=path, file=self.name, place=self.places.get(known))

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the place of a line of the text at *path*; of the whole text where lines have none."""
        lines = self.line_places.get(path, ())
        if not 0 <= line < len(lines):
            return self.locate(path)
        return Locator(path=path, file=self.name, place=lines[line])


def read_source(path: Path, inputs: Iterable["Input"] = ()) -> Source:
    """Read one data file by its suffix: the inputs of plugins first, then `.json`, else TOML.

    path: a file, or one report of a file that holds several (`汇总.xlsx#5`).
    Raises SourceError (GR-3nn) with line and column for whatever cannot be read.
    """
    suffix = path.suffix.lower()
    file, member = split_member(path)
    for each in inputs:
        if member and each.read_member and file.suffix.lower() in each.suffixes:
            return each.read_member(file, member)
        if suffix in each.suffixes:
            return each.read(path)
    # Imported by need: the JSON reader brings the diagnosis of mistakes, which most runs never use.
    if suffix == ".json":
        from govreport.source.json_file import read_json

        return read_json(path)
    from govreport.source.toml_file import read_toml

    return read_toml(path)
