"""The catalogue: a code owns its severity, its words in both languages, its basis and its remedy.

A messages file holds one table a code:

    [REQ-003]
    severity = "error"
    basis = { zh = "国办公开办函〔2021〕30号 附件 表三", en = "Notice 〔2021〕 No. 30, table 3" }
    zh = { text = "{row}行…之和为 {sum}，总计填 {given}，差 {difference}", hint = "核对该行各列" }
    en = { text = "row {row}: … add up to {sum}, the total says {given}", hint = "check the row" }

`text` says where – what is – what should be; `hint` says what to do. Names in braces are the args
of the finding; nothing but a plain name may stand in braces. `since` / `until` (edition ids) and
`explain` (a longer text a language, for `govreport explain`) may follow.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from govreport import kept
from govreport.findings import Finding, Severity, Words
from govreport.privacy import without_long_numbers

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SEVERITY_WORDS: Mapping[Language, Mapping[Severity, str]] = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"},
}

WORDLESS = "GR-412"
"""What is said of a code that nobody declared, so that what it was given is not lost."""
QUOTES = ("sentence", "passage", "quote")
"""Args that repeat a running text, which may hold what no answer should: a person's numbers."""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of the catalogue. text, hint, basis, explain: language → words."""

    code: str
    severity: Severity
    text: Mapping[Language, str]
    hint: Mapping[Language, str]
    basis: Mapping[Language, str]
    explain: Mapping[Language, str]
    since: str | None = None
    until: str | None = None


class Catalogue:
    """All messages of the engine and of the plugins in use, by code."""

    def __init__(self, messages: Iterable[Message] = ()) -> None:
        self._messages: dict[str, Message] = {}
        for message in messages:
            if message.code in self._messages:
                raise ValueError(f"message code {message.code} stands twice")
            self._messages[message.code] = message

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages[code] for code in sorted(self._messages))

    def __contains__(self, code: object) -> bool:
        return code in self._messages

    def __getitem__(self, code: str) -> Message:
        return self._messages[code]

    def __add__(self, other: Iterable[Message]) -> "Catalogue":
        return Catalogue([*self, *other])

    def severity(self, finding: Finding) -> Severity:
        """Return the weight of *finding*; a code nobody declared weighs as an error."""
        if finding.severity is not None:
            return finding.severity
        message = self._messages.get(finding.code)
        return message.severity if message else Severity.ERROR

    def text(self, finding: Finding, lang: Language = "zh") -> str:
        """Return what is and what should be, in one sentence."""
        if message := self._messages.get(finding.code):
            return fill(message.text[lang], _discreet(finding.args), lang)
        given = ", ".join(f"{name}={_say(value, lang)}" for name, value in finding.args.items()) or "—"
        return fill(self._messages[WORDLESS].text[lang], {"code": finding.code, "given": given}, lang)

    def hint(self, finding: Finding, lang: Language = "zh") -> str:
        """Return what to do about it, or ""."""
        message = self._messages.get(finding.code) or self._messages[WORDLESS]
        return fill(message.hint[lang], finding.args, lang)

    def basis(self, finding: Finding, lang: Language = "zh") -> str:
        """Return the article or notice behind it, or ""."""
        message = self._messages.get(finding.code)
        return message.basis.get(lang, "") if message else ""

    def remedy(self, finding: Finding, lang: Language = "zh") -> str:
        """Return the one repair that is known, else what to do in general, or ""."""
        return (
            fill("{repair}", {"repair": finding.repair.words}, lang)
            if finding.repair
            else self.hint(finding, lang)
        )

    def line(self, finding: Finding, lang: Language = "zh") -> str:
        """Return the finding as one line: `file:line [path] CODE severity: words → remedy（basis）`."""
        return f"{finding.at.said(lang)} {self.remark(finding, lang)}".lstrip()

    def remark(self, finding: Finding, lang: Language = "zh") -> str:
        """Return the finding without its place: `CODE severity: words → remedy（basis）`."""
        severity = SEVERITY_WORDS[lang][self.severity(finding)]
        colon = "：" if lang == "zh" else ": "
        line = f"{finding.code} {severity}{colon}{self.text(finding, lang)}"
        if remedy := self.remedy(finding, lang):
            line += f" → {remedy}"
        if basis := self.basis(finding, lang):
            line += f"（依据：{basis}）" if lang == "zh" else f" (basis: {basis})"
        return line


def fill(template: str, args: Mapping[str, object], lang: Language) -> str:
    """Put *args* into the `{name}` places of *template*.

    A place without an argument stays as it is, so that a broken message still says what it can.
    """
    pieces = template.split("{")
    result = pieces[0]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        if brace and name in args:
            result += _say(args[name], lang) + rest
        else:
            result += "{" + piece
    return result


def read_messages(file: "Traversable") -> tuple[Message, ...]:
    """Read a messages.toml (see the top of this module).

    Raises ValueError naming the code when an entry lacks its severity or its words in a language.
    """
    table = kept.toml(file.read_text(encoding="utf-8"))
    return tuple(_message(code, entry) for code, entry in table.items())


@cache
def engine_catalogue() -> Catalogue:
    """Return the engine's own messages (codes GR-nnn), one file an area in `govreport/words/`."""
    folder = Path(__file__).with_name("words")
    areas = sorted(folder.iterdir(), key=lambda file: file.name)
    return Catalogue(
        message for file in areas if file.name.endswith(".toml") for message in read_messages(file)
    )


def _message(code: str, entry: Mapping[str, object]) -> Message:
    try:
        words: dict[Language, Mapping[str, str]] = {lang: entry[lang] for lang in LANGUAGES}  # type: ignore[misc]
        return Message(
            code=code,
            severity=Severity(str(entry["severity"])),
            text={lang: words[lang]["text"] for lang in LANGUAGES},
            hint={lang: words[lang].get("hint", "") for lang in LANGUAGES},
            basis=entry.get("basis", {}),  # type: ignore[arg-type]
            explain={lang: words[lang].get("explain", "") for lang in LANGUAGES},
            since=entry.get("since"),  # type: ignore[arg-type]
            until=entry.get("until"),  # type: ignore[arg-type]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"message {code}: {error!r}") from error


def _discreet(args: Mapping[str, object]) -> Mapping[str, object]:
    """Return *args* with the long numbers in what is quoted of a running text masked."""
    quoted = {name: args[name] for name in QUOTES if isinstance(args.get(name), str)}
    return (
        {**args, **{name: without_long_numbers(str(each)) for name, each in quoted.items()}}
        if quoted
        else args
    )


def _say(value: object, lang: Language) -> str:
    if isinstance(value, Words):
        return value.zh if lang == "zh" else value.en
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(_say(item, lang) for item in value)
    return str(value)
