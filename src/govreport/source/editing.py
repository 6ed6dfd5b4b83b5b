"""Changing a data file in place: single values and entries at its end; every other byte stays."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
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
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    return (BYTE_ORDER_MARK if old.startswith(BYTE_ORDER_MARK) else b"") + text.encode("utf-8")


def refuse_unless(text: str, wanted: Mapping[str, object], source: TextSource) -> None:
    """Raise OutputError (CFG-023) unless *text*, read anew, says exactly *wanted*."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except ValueError:
        data = {}
    if data != wanted:
        raise OutputError.of("CFG-023", Locator(file=source.name), file=source.name)
