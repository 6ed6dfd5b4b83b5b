"""What a check reports: a fact with a code and a place, and no words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, Self

NO_ARGS: Mapping[str, object] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding weighs. Only `ERROR` stops a report."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class PlaceWords(str):
    """A place as people call it: the text is Chinese, `en` the same in English."""

    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        """Make the place from both."""
        words = super().__new__(cls, zh)
        words.en = en
        return words

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (str(self), self.en)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where something stands: `report.toml:12 [requests.new_received]`.

    path: dotted key in the data file, "" for the file as a whole.
    file: name as the user gave it. line, column: 1-based, None when not known.
    place: a place that is no text line (`表三!D12` of a workbook, `正文 表2 行5 列3` of a template), as
    `PlaceWords` where the two languages differ.
    """

    path: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    place: str | None = None

    def __str__(self) -> str:
        return self.said("zh")

    def said(self, lang: Literal["zh", "en"]) -> str:
        """Return the place as messages in *lang* give it."""
        where = self.file or ""
        if self.place:
            where += f" {getattr(self.place, 'en', self.place) if lang == 'en' else self.place}"
        if self.line is not None:
            where += f":{self.line}"
            # A key says more than a column; where there is none, nothing else finds the character.
            if self.column is not None and not self.path:
                where += f":{self.column}"
        key = f"[{self.path}]" if self.path else ""
        return " ".join(part for part in (where.strip(), key) if part)


@dataclass(frozen=True, slots=True)
class Words:
    """One phrase in both languages, as an argument of a finding."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True, slots=True)
class Repair:
    """The one change that would set a finding right. words: what to change; changes: dotted key → value.

    certain: whether nothing else would; else it is the likeliest.
    """

    words: Words
    changes: Mapping[str, object] = field(default_factory=lambda: NO_ARGS)
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact that a check found.

    code: `REQ-001`; the catalogue owns its severity, words, legal basis and remedy.
    args: the values that the words of the code ask for, by name. A value that differs between the
    languages (the label of a row) is a `Words`.
    repair: what would set it right, where there is exactly one such change. related: what else is
    wrong for the same reason. severity: its weight where a govreport.toml sets another than its code's.
    """

    code: str
    at: Locator = field(default_factory=Locator)
    args: Mapping[str, object] = field(default_factory=lambda: NO_ARGS)
    repair: Repair | None = None
    related: "tuple[Finding, ...]" = ()
    severity: Severity | None = None
