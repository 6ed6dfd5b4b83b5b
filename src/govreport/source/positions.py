"""Which line a key stands on: one scan over TOML text, made only when there is something to report.

The text has been read by tomllib before, so the scan may trust it; where it cannot go on (a text
that is not TOML, on the way to its diagnosis) it stops and keeps what it has seen.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'")
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2})'
    r"|'''(?:[^']|'(?!''))*+'''(?:'{0,2})"
    r"|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|[^,\]}\n#\"']+",
    re.DOTALL,
)
_LITERAL_LINE = re.compile(r"\n")
_BASIC_LINE = re.compile(r"\\[ \t]*\n\s*|\\.|\n")
"""A line break of a basic string: itself or as an escape; a break behind a backslash is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """One key of the text. path: ("requests", "granted", 0). start: offset of the key (of an array's
    element: of its value). value: offset of the value, None for a table's header. kind: `table`,
    `array` (one table of an array of tables), `key` or `element`.
    """

    path: Path
    start: int
    value: int | None
    kind: str


class NotTomlError(Exception):
    """The scan met something that TOML does not know."""


def scan(text: str) -> Iterator[Place]:
    """Yield every key of *text* where it stands, in order, until the end or the first mistake."""
    scanner = _Scanner(text)
    try:
        yield from scanner.document()
    except NotTomlError:
        return


def dotted(path: Path) -> str:
    """Return *path* as messages write it: `requests.granted.0`."""
    return ".".join(map(str, path))


def find(text: str) -> dict[Path, Place]:
    """Return path → place; a table that no header names stands where its first key does."""
    named: dict[Path, Place] = {}
    implied: dict[Path, Place] = {}
    for place in scan(text):
        named.setdefault(place.path, place)
        for length in range(1, len(place.path)):
            implied.setdefault(place.path[:length], place)
    return implied | named


def string_lines(text: str, start: int) -> list[int]:
    """Return the offset in *text* at which each line of the string value at *start* begins."""
    match = _SCALAR.match(text, start)
    token = match.group() if match else ""
    if not token.startswith(('"""', "'''")):
        return [start]
    first = start + 3 + (token[3:4] == "\n")
    pattern = _LITERAL_LINE if token.startswith("'") else _BASIC_LINE
    breaks = pattern.finditer(token, first - start, len(token) - 3)
    return [first, *(start + each.end() for each in breaks if each.group() in ("\n", "\\n"))]


class _Scanner:
    """A walk over TOML text. pos: how far it has come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.arrays: dict[Path, int] = {}

    def document(self) -> Iterator[Place]:
        table: Path = ()
        while not self.at_end():
            start = self.pos
            if self.take("["):
                table = self.header(is_array=self.take("["))
                yield Place(table, start, None, "array" if isinstance(table[-1], int) else "table")
            else:
                path = table + self.key()
                value = self.equals()
                yield Place(path, start, value, "key")
                yield from self.inside(path)

    def header(self, *, is_array: bool) -> Path:
        """Return the path that a header names: arrays of tables on the way mean their last table."""
        self.skip(_BLANK)
        path: Path = ()
        for part in self.key():
            if path in self.arrays:
                path = (*path, self.arrays[path])
            path = (*path, part)
        self.expect("]")
        if is_array:
            self.expect("]")
            self.arrays[path] = self.arrays.get(path, -1) + 1
        return (*path, self.arrays[path]) if path in self.arrays else path

    def inside(self, path: Path) -> Iterator[Place]:
        """Walk over the value of *path*; yield the elements and keys within it.

        Open arrays and inline tables lie on a list, so that depth costs no recursion.
        """
        frames: list[tuple[Path, list[int] | None]] = []
        while True:
            if self.take("["):
                frames.append((path, [0]))
            elif self.take("{"):
                frames.append((path, None))
            else:
                self.skip(_SCALAR, needed=True)
            while frames:
                self.skip(_GAP)
                self.take(",")
                self.skip(_GAP)
                if not (self.take("]") or self.take("}")):
                    break
                frames.pop()
            else:
                return
            owner, index = frames[-1]
            start = self.pos
            if index is None:
                path = owner + self.key()
                yield Place(path, start, self.equals(), "key")
            else:
                path = (*owner, index[0])
                index[0] += 1
                yield Place(path, start, start, "element")

    def key(self) -> Path:
        parts: list[str] = []
        while True:
            self.skip(_BLANK)
            token = self.skip(_BARE) or self.skip(_QUOTED, needed=True)
            parts.append(_unquoted(token))
            self.skip(_BLANK)
            if not self.take("."):
                return tuple(parts)

    def equals(self) -> int:
        """Pass `=` and return where the value begins."""
        self.expect("=")
        self.skip(_BLANK)
        return self.pos

    def at_end(self) -> bool:
        self.skip(_GAP)
        return self.pos >= len(self.text)

    def take(self, mark: str) -> bool:
        found = self.text.startswith(mark, self.pos)
        self.pos += len(mark) if found else 0
        return found

    def expect(self, mark: str) -> None:
        self.skip(_BLANK)
        if not self.take(mark):
            raise NotTomlError

    def skip(self, pattern: re.Pattern[str], *, needed: bool = False) -> str:
        match = pattern.match(self.text, self.pos)
        if match is None:
            if needed:
                raise NotTomlError
            return ""
        self.pos = match.end()
        return match.group()


def _unquoted(token: str) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if not token.startswith('"'):
        return token
    try:
        return str(tomllib.loads(f"key = {token}")["key"])
    except tomllib.TOMLDecodeError as error:
        raise NotTomlError from error
