"""Changing a data file in place: single values and entries at its end; every other byte stays."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

from govreport.errors import OutputError
from govreport.findings import Locator
from govreport.source.text_source import TextSource

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def with_values(source: TextSource, literals: Mapping[str, str]) -> str:
    """Return the text with the value at each dotted key replaced by a TOML literal.

    Raises KeyError for a key that the file does not have.
    """
    text = source.text
    spans = [(source.value_span(path), literal) for path, literal in literals.items()]
    for (start, end), literal in sorted(spans, reverse=True):
        text = text[:start] + literal + text[end:]
    return text


def with_entry(source: TextSource, name: str, entry: Mapping[str, str]) -> str:
    """Return the text with one more `[[name]]` at its end. entry: key → TOML literal."""
    lines = [f"[[{name}]]", *(f"{key} = {literal}" for key, literal in entry.items())]
    return source.text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return *text* as a TOML basic string."""
    escaped = "".join(
        f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char
        for char in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def as_bytes(text: str, source: TextSource) -> bytes:
    """Return *text* with the line ends and the byte order mark of the file that it is to replace."""
    old = Path(source.name).read_bytes()
    marked = old.startswith(BYTE_ORDER_MARK)
    lines = old[len(BYTE_ORDER_MARK) * marked :].decode("utf-8").split("\n")
    with_return = sum(line.endswith("\r") for line in lines[:-1])
    if 0 < with_return == len(lines) - 1:
        text = text.replace("\n", "\r\n")
    elif with_return:
        text = _with_mixed_ends(lines, text)
    return (BYTE_ORDER_MARK if marked else b"") + text.encode("utf-8")


def _with_mixed_ends(old: Sequence[str], text: str) -> str:
    """Return *text* with the ends that its lines had in *old*; a line that is new gets a line feed."""
    new = text.split("\n")
    plain = [line.removesuffix("\r") for line in old]
    for tag, start, end, first, last in SequenceMatcher(None, plain, new, autojunk=False).get_opcodes():
        if tag == "equal" or end - start == last - first:
            for was, now in zip(range(start, end), range(first, last), strict=True):
                new[now] += "\r" * old[was].endswith("\r")
    return "\n".join(new)


def refuse_unless(text: str, wanted: Mapping[str, object], source: TextSource) -> None:
    """Raise OutputError (CFG-023) unless *text*, read anew, says exactly *wanted*."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except ValueError:
        data = {}
    if data != wanted:
        raise OutputError.of("CFG-023", Locator(file=source.name), file=source.name)
