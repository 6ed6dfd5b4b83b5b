"""A walk over the keys and values of TOML text, which JSON text shares but for its `:`.

The text has been read by a parser before, so the walk may trust it; where it cannot go on (a text that is
not TOML, on the way to its diagnosis) it stops and keeps what it has seen.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'")
SCALAR = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2})'
    r"|'''(?:[^']|'(?!''))*+'''(?:'{0,2})"
    r"|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|[^,\]}\n#\"']+",
    re.DOTALL,
)


class Place(NamedTuple):
    """One key of the text. path: ("requests", "granted", 0). start: offset of the key (of an array's
    element: of its value). value: offset of the value, None for a table's header. kind: `table`,
    `array` (one table of an array of tables), `key` or `element`.
    """

    path: Path
    start: int
    value: int | None
    kind: str


class LostError(Exception):
    """The walk met something that it does not know."""


def scan(text: str) -> Iterator[Place]:
    """Yield every key of a TOML *text* where it stands, in order, until the end or the first mistake."""
    with suppress(LostError):
        yield from _Scanner(text).document()


def scan_json(text: str) -> Iterator[Place]:
    """Yield every key of a JSON *text* in the same way."""
    scanner = _Scanner(text, equals=":")
    scanner.at_end()
    with suppress(LostError):
        yield from scanner.inside(())


class _Scanner:
    """A walk over TOML text. pos: how far it has come."""

    def __init__(self, text: str, equals: str = "=") -> None:
        self.text = text
        self.between = equals
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
                self.skip(SCALAR, needed=True)
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
            if start >= len(self.text):
                raise LostError
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
            parts.append(_unquoted(token, json_text=self.between == ":"))
            self.skip(_BLANK)
            if not self.take("."):
                return tuple(parts)

    def equals(self) -> int:
        """Pass `=` (in JSON `:`) and return where the value begins."""
        self.expect(self.between)
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
            raise LostError

    def skip(self, pattern: re.Pattern[str], *, needed: bool = False) -> str:
        match = pattern.match(self.text, self.pos)
        if match is None:
            if needed:
                raise LostError
            return ""
        self.pos = match.end()
        return match.group()


def _unquoted(token: str, *, json_text: bool) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if not token.startswith('"'):
        return token
    try:
        return str(json.loads(token) if json_text else tomllib.loads(f"key = {token}")["key"])
    except ValueError as error:
        raise LostError from error
