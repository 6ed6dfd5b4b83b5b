"""Plain text and Markdown: rows by tabs or pipes, one cell a line, or words alone.

How the lines of a table are to be understood is decided for each unbroken run of them.
"""

from collections.abc import Iterator
from itertools import groupby

from govreport.errors import SourceError
from govreport.findings import Finding, Locator, Words
from govreport.importing.documents.charset import decode
from govreport.importing.documents.content import Block, Document, Place
from govreport.importing.documents.text_marks import marked
from govreport.importing.documents.text_pipes import read_pipes
from govreport.importing.documents.text_tabs import read_tabs, rejoined

MOST_LINES = 30_000


def read_text(content: bytes, name: str) -> Document:
    """Return the blocks of a text. Raises SourceError: RB-002 empty, RB-005 too long."""
    decoded = decode(content)
    notes = [Finding("RB-062", Locator(file=name), {"count": decoded.damaged})] if decoded.damaged else []
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    if not text.strip():
        raise SourceError.of("RB-002", Locator(file=name))
    if text.count("\n") > MOST_LINES:
        raise SourceError.of(
            "RB-005", Locator(file=name), what=_lines(text.count("\n")), limit=_lines(MOST_LINES)
        )
    return Document(name, "text", tuple(text_blocks(rejoined(text))), notes=tuple(notes))


def text_blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and grids of a text."""
    lines = list(enumerate(text.split("\n"), 1))
    table = 0
    for kind, group in groupby(_classed(lines), key=lambda each: each[0]):
        members = [(number, line) for _, number, line in group]
        if kind == "text":
            for number, line in members:
                if line.strip():
                    yield marked(line, Place(line=number))
            continue
        table += 1
        yield read_tabs(members, table) if kind == "tabs" else read_pipes(members, table)


def _lines(count: int) -> Words:
    return Words(f"{count} 行", f"{count} lines")


def _classed(lines: list[tuple[int, str]]) -> Iterator[tuple[str, int, str]]:
    """Say of each line whether it belongs to a table; a blank line between two rows of pipes does too."""
    kinds = [_kind(line) for _, line in lines]
    for at, (number, line) in enumerate(lines):
        kind = kinds[at]
        if not line.strip() and at and kinds[at - 1] == "pipes":
            following = next((each for each in kinds[at + 1 : at + 3] if each != "blank"), "text")
            kind = "pipes" if following == "pipes" and _in_stream(lines, at) else "text"
        yield ("text" if kind == "blank" else kind), number, line


def _in_stream(lines: list[tuple[int, str]], at: int) -> bool:
    before = next((line for _, line in reversed(lines[:at]) if line.strip()), "")
    return not before.strip().startswith("|")


def _kind(line: str) -> str:
    if not line.strip():
        return "tabs" if line.count("\t") > 1 else "blank"
    if "|" in line or "｜" in line or "│" in line:
        return "pipes"
    return "tabs" if "\t" in line.strip("\n ") and line.strip() else "text"
