r"""Which lines form a block: five rules of official documents. Lists: marked.py.

A text without lists, as most are, is read here; markdown-it would take as long to import as all the rest
of a check. Blocks that `markdown.py` reads:

    prose     content: its lines, joined by "\n"
    heading   meta: level; content as prose, without the #
    picture   meta: caption, path
    table     its lines are those of map
    the list tokens, as markdown-it makes them
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

_HASHES = re.compile(r"(#{2,4})\s+(?=\S)")
# "（一）项规定" at the start of a wrapped line is the citation of an article, not a heading.
_NUMERAL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)](?![项款至和及、，])")
_OPENS = "#（("
_PICTURE = re.compile(r"!\[([^\]]*)\]\((.*)\)$")
_NUMBERED = re.compile(r"(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])(?!\d)")
# `* * *` would otherwise be three lists, one in the other, with nothing in them.
_DASHES = re.compile(r"([-*_])(?:\s*\1){2,}$")
_RULE = re.compile(r"(?!-[ \t])(?=..)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line of dashes under a header row; `- ` begins a list."""
_BAR = re.compile(r"\|(?<!\\\|)")
_DASHED = re.compile(r"-+")
_MOST_MISSING = 0x10000
"""Cells that rows may lack in all: a wide header over many short rows must not grow without bound."""
_LAYOUT = re.compile(r"^[^\S\n]*[^\S\n \t][^\S\n]*", re.MULTILINE)
_LIST = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Lines(Protocol):
    """The lines of a text, each without the blanks before it; those behind it may force a line break."""

    def __getitem__(self, number: int, /) -> str: ...


class Token(Protocol):
    """One block, or the beginning or end of one that holds others: what markdown-it's tokens have, too."""

    @property
    def type(self) -> str: ...  # noqa: D102 - described above
    @property
    def map(self) -> Sequence[int] | None: ...  # noqa: D102
    @property
    def content(self) -> str: ...  # noqa: D102
    @property
    def meta(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def info(self) -> str: ...  # noqa: D102
    @property
    def markup(self) -> str: ...  # noqa: D102


class Block(NamedTuple):
    """A block that holds no others. map: its first line and the one behind its last."""

    type: str
    map: tuple[int, int]
    content: str = ""
    meta: Mapping[str, Any] = _NOTHING
    info: str = ""
    markup: str = ""


# A text is read twice, by the check and for printing; the tokens are not changed by either.
@lru_cache(maxsize=32)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the blocks of *text*. Indentation by full-width blanks is layout and is left out."""
    plain = without_layout(text)
    if _LIST.search(plain):
        from govreport.narrative.marked import parser

        return tuple(parser().parse(plain))
    return tuple(_blocks([line.lstrip(" \t") for line in plain.replace("\0", "\ufffd").split("\n")]))


def without_layout(text: str) -> str:
    """Return *text* without the full-width blanks that begin its lines."""
    return _LAYOUT.sub("", text)


def begins_block(line: str) -> bool:
    """Tell whether a line ends the paragraph before it: a heading, a picture, dashes, or 1. and （1）."""
    return ends_table(line) or is_numbered(line)


def ends_table(line: str) -> bool:
    """Tell whether a line ends the table before it: a heading, a picture or dashes."""
    return bool(opens_heading(line) or _PICTURE.match(line) or _DASHES.match(line))


def is_numbered(line: str) -> bool:
    """Tell whether a line starts with 1. or （1）; what it is, others say."""
    return _NUMBERED.match(line) is not None


def opens_heading(line: str) -> re.Match[str] | None:
    """Return what makes a line a heading: `##`, or （一）."""
    return (_HASHES.match(line) or _NUMERAL.match(line)) if line[:1] in _OPENS else None


def is_heading(line: str) -> bool:
    """Tell whether a line is a heading and nothing else: what follows it is another paragraph."""
    return opens_heading(line) is not None and not _goes_on(line)


def _goes_on(text: str) -> bool:
    """Tell whether text stands behind the first 。 of a heading."""
    return bool(text.partition("。")[2].strip("* "))


def heading(lines: Lines, start: int, end_of_prose: Callable[[int], int]) -> Block | None:
    """Read a heading that stands at line *start*; with text behind its first 。 it goes on like prose."""
    line = lines[start].rstrip()
    mark = opens_heading(line)
    if mark is None:
        return None
    hashes = mark[1] if mark.re is _HASHES else ""
    text = line[mark.end() :] if hashes else line
    stop = end_of_prose(start) if _goes_on(text) else start + 1
    # The line as it stands in the file: the blanks at its end may force a line break.
    first = lines[start][len(line) - len(text) :]
    content = "\n".join([first, *(lines[number] for number in range(start + 1, stop))])
    return Block("heading", (start, stop), content, {"level": len(hashes) or 2})


def picture(lines: Lines, start: int) -> Block | None:
    """Read a picture that stands on line *start* alone."""
    found = _PICTURE.match(lines[start].rstrip())
    if found is None:
        return None
    meta = {"caption": found[1].strip(), "path": found[2].strip()}
    return Block("picture", (start, start + 1), meta=meta)


def dashes(lines: Lines, start: int) -> Block | None:
    """Read a row of dashes, which is printed as it stands."""
    found = _DASHES.match(lines[start].rstrip())
    return Block("prose", (start, start + 1), found[0]) if found else None


def opens_table(lines: Lines, start: int, end: int) -> int:
    """Return how many columns a table has whose header row is line *start*, 0 if none begins there.

    end: number of the line behind the last.
    """
    if start + 2 > end or "|" not in lines[start] or not _RULE.fullmatch(lines[start + 1].rstrip()):
        return 0
    header = lines[start].strip()
    width = len(_DASHED.findall(lines[start + 1]))
    return width if header != "|" and len(split_row(header)) == width else 0


def table(lines: Lines, start: int, end: int) -> Block | None:
    """Read a table: a header row at line *start*, dashes, rows up to a blank line. end: of the text."""
    width = opens_table(lines, start, end)
    if not width:
        return None
    stop, missing = start + 2, 0
    while stop < end and lines[stop].strip() and not ends_table(lines[stop].rstrip()):
        missing += width - len(split_row(lines[stop]))
        if missing > _MOST_MISSING:
            break
        stop += 1
    return Block("table", (start, stop))


def split_row(line: str) -> list[str]:
    r"""Return the cells of one row of a table as typed; `\|` is a bar inside a cell."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def prose(lines: Lines, start: int, end_of_prose: Callable[[int], int]) -> Block:
    """Read a paragraph."""
    stop = end_of_prose(start)
    return Block("prose", (start, stop), "\n".join([lines[number] for number in range(start, stop)]))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    def end_of_prose(start: int) -> int:
        line = start + 1
        while line < len(lines) and lines[line] and not begins_block(lines[line].rstrip()):
            if opens_table(lines, line, len(lines)):
                break
            line += 1
        return line

    start = 0
    while start < len(lines):
        if not lines[start]:
            start += 1
            continue
        block = heading(lines, start, end_of_prose) or picture(lines, start) or dashes(lines, start)
        block = block or table(lines, start, len(lines)) or prose(lines, start, end_of_prose)
        yield block
        start = block.map[1]
