"""One table of a form description, read with care: a mistake is named with its file and key."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from govreport.errors import PluginError
from govreport.findings import Finding, Locator, Words

E = TypeVar("E", bound=StrEnum)

KEY = re.compile(r"[a-z][a-z0-9_]*")
UNLISTED = "unlisted"
"""The key of a table of the data file that says what its cells are that it does not list."""
TEXT = Words("文字", "text")
NUMBER = Words("整数", "a whole number")
LIST = Words("数组", "a list")
TABLE = Words("表", "a table")
SWITCH = Words("true 或 false", "true or false")


@dataclass(slots=True)
class Entry:
    """A table of edition.toml (or of a plugin's own description) on its way to typed values.

    data: as tomllib returned it. file: as messages name it. path: dotted key of this table.
    """

    data: Mapping[str, object]
    file: str | None = None
    path: str = ""
    seen: set[str] = field(default_factory=set)

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def refuse(self, finding: str, at: str = "", /, **args: object) -> NoReturn:
        """Raise PluginError with the code *finding* at the key *at* of this table."""
        path = ".".join(part for part in (self.path, at) if part)
        raise PluginError(Finding(finding, Locator(path=path, file=self.file), args))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text. Without *default* the key must be there and hold something."""
        value: str = self._value(key, str, TEXT, default)
        if default is None and not value:
            self.refuse("GR-902", key, key=key)
        return value

    def key(self, key: str = "key") -> str:
        """Return a name that the data file can use as a bare, lower-case key."""
        value = self.text(key)
        if not KEY.fullmatch(value) or value == UNLISTED:
            self.refuse("GR-906", key, key=value)
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number. Without *default* the key must be there."""
        value: int = self._value(key, int, NUMBER, default)
        if isinstance(value, bool) or value < 0:
            self.refuse("GR-904", key, key=key, expected=NUMBER, given=repr(value))
        return value

    def switch(self, key: str) -> bool:
        """Return true or false; false when it is not there."""
        value: bool = self._value(key, bool, SWITCH, default=False)
        return value

    def choice(self, key: str, among: type[E]) -> E:
        """Return one of the values of an enumeration."""
        value = self.text(key)
        try:
            return among(value)
        except ValueError:
            self.refuse("GR-905", key, key=key, given=value, choices=[str(each) for each in among])

    def table(self, key: str) -> "Entry":
        """Return the table under *key*, empty when it is not there."""
        nothing: Mapping[str, object] = {}
        value: Mapping[str, object] = self._value(key, dict, TABLE, nothing)
        return Entry(value, self.file, f"{self.path}.{key}" if self.path else key)

    def tables(self, key: str) -> dict[str, "Entry"]:
        """Return the tables under *key*, by name."""
        outer = self.table(key)
        return {name: outer.table(name) for name in outer.data}

    def members(self, key: str) -> "list[Entry | str]":
        """Return the members of a list of tables and names; none when it is not there."""
        nothing: list[object] = []
        members: list[object] = self._value(key, list, LIST, nothing)
        return [self._member(key, number, member) for number, member in enumerate(members)]

    def entries(self, key: str) -> "list[Entry]":
        """Return the members of a list of tables; none when it is not there."""
        return [each if isinstance(each, Entry) else self._no(key, TABLE, each) for each in self.members(key)]

    def names(self, key: str) -> tuple[str, ...]:
        """Return the members of a list of names. It must be there and hold something."""
        names = tuple(
            each if isinstance(each, str) else self._no(key, TEXT, each.data) for each in self.members(key)
        )
        if not names:
            self.refuse("GR-902", key, key=key)
        return names

    def close(self) -> None:
        """Refuse a key that nobody asked for: most likely a misspelt one."""
        for key in self.data:
            if key not in self.seen:
                self.refuse("GR-903", key, key=key, nearest=nearest(key, self.seen))

    def _value(self, key: str, expected: type, words: Words, default: object) -> Any:
        self.seen.add(key)
        if key not in self.data:
            if default is None:
                self.refuse("GR-902", key, key=key)
            return default
        value = self.data[key]
        return value if isinstance(value, expected) else self._no(key, words, value)

    def _member(self, key: str, number: int, member: object) -> "Entry | str":
        if isinstance(member, str):
            return member
        if not isinstance(member, dict):
            self._no(key, TABLE, member)
        # Lines are called by their own names: `rows.granted` tells more than `rows.2`.
        name = member.get("key") or member.get("id") or member.get("code") or number + 1
        return Entry(member, self.file, ".".join(part for part in (self.path, key, str(name)) if part))

    def _no(self, key: str, expected: Words, given: object) -> NoReturn:
        self.refuse("GR-904", key, key=key, expected=expected, given=repr(given))


def nearest(name: str, among: Iterable[str]) -> Words:
    """Return a hint with the known name nearest to *name*, or with the first few known names."""
    from difflib import get_close_matches  # only a mistake pays for it

    known = sorted(among)
    if close := get_close_matches(name, known, n=1, cutoff=0.6):
        return Words(f"是否应为“{close[0]}”", f"did you mean “{close[0]}”")
    listed = known[:12]
    more = len(known) > len(listed)
    zh = "可用的有：" + "、".join(listed) + ("等" if more else "") if known else "此处没有可用的名称"
    en = "known: " + ", ".join(listed) + (" …" if more else "") if known else "nothing is known by name here"
    return Words(zh, en)
