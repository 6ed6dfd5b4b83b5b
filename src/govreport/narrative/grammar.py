# ruff: noqa: ARG001, FBT001, FBT003 the rules have the signature that markdown-it calls
r"""Which lines form a block: markdown-it's lists and tables, and four rules of official documents.

Switched off are all rules that let characters vanish or change: code by indentation, fences,
quotations, HTML, link definitions, underlined headings. Tokens that `markdown.py` reads:

    prose     content: its lines, joined by "\n"
    heading   meta: level; content as prose, without the #
    picture   meta: caption, path
    table_open and the list tokens, as markdown-it makes them
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

# A list costs two levels. Deeper marks are printed as typed; markdown-it would drop their text.
DEEPEST_LEVEL = 16
_HASHES = re.compile(r"(#{2,4})\s+(?=\S)")
# "（一）项规定" at the start of a wrapped line is the citation of an article, not a heading.
_NUMERAL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)](?![项款至和及、，])")
_PICTURE = re.compile(r"!\[([^\]]*)\]\((.*)\)$")
_NUMBERED = re.compile(r"(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])(?!\d)")
# `* * *` would otherwise be three lists, one in the other, with nothing in them.
_DASHES = re.compile(r"([-*_])(?:\s*\1){2,}$")
_LAYOUT = re.compile(r"^[^\S\n]*[^\S\n \t][^\S\n]*", re.MULTILINE)


@cache
def parser() -> "MarkdownIt":
    """Return the block parser. markdown-it is imported here: a check without text needs none of it."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero", {"maxNesting": 10 * DEEPEST_LEVEL})
    markdown.core.ruler.enableOnly(["normalize", "block"])
    rules = markdown.block.ruler
    rules.at("table", _table, {"alt": ["paragraph"]})
    rules.at("list", _list, {"alt": ["paragraph"]})
    rules.at("paragraph", _prose)
    rules.enableOnly(["table", "list", "paragraph"])
    rules.before("table", "numbered", _numbered, {"alt": ["paragraph"]})
    for name, rule in {"official_heading": _heading, "picture": _picture, "dashes": _dashes}.items():
        # "blockquote" is what markdown-it asks for the end of a table.
        rules.before("table", name, rule, {"alt": ["paragraph", "blockquote"]})
    return markdown


# A text is read twice, by the check and for printing; the tokens are not changed by either.
@lru_cache(maxsize=32)
def tokens_of(text: str) -> "tuple[Token, ...]":
    """Return the block tokens of *text*. Indentation by full-width blanks is layout and is left out."""
    return tuple(parser().parse(_LAYOUT.sub("", text)))


def _table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    from markdown_it.rules_block import table

    return _at_left_edge(state, start, silent) and table(state, start, end, silent)


def _list(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    from markdown_it.rules_block import list_block

    return state.level < DEEPEST_LEVEL and list_block(state, start, end, silent)


def _numbered(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Let a line that starts with 1. or （1） end the paragraph before it; what it is, others say."""
    return silent and _NUMBERED.match(_line(state, start)) is not None


def _heading(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    hashes = _HASHES.match(line)
    if not (hashes or _NUMERAL.match(line)) or not _at_left_edge(state, start, silent):
        return False
    if silent:
        return True
    text = line[hashes.end() :] if hashes else line
    state.line = _end_of_prose(state, start, end) if _runs_in(text) else start + 1
    token = _push(state, "heading", start)
    # The line as it stands in the file: the blanks at its end may force a line break.
    first = _lines(state, start, start + 1)[0][len(line) - len(text) :]
    token.content = "\n".join([first, *_lines(state, start + 1, state.line)])
    token.meta = {"level": len(hashes[1]) if hashes else 2}
    return True


def _picture(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    found = _PICTURE.match(_line(state, start))
    if not found or not _at_left_edge(state, start, silent):
        return False
    if not silent:
        state.line = start + 1
        _push(state, "picture", start).meta = {"caption": found[1].strip(), "path": found[2].strip()}
    return True


def _dashes(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    found = _DASHES.match(_line(state, start))
    if found and not silent:
        state.line = start + 1
        _push(state, "prose", start).content = found[0]
    return found is not None


def _prose(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    outer, state.parentType = state.parentType, "paragraph"
    state.line = _end_of_prose(state, start, state.lineMax)
    state.parentType = outer
    _push(state, "prose", start).content = "\n".join(_lines(state, start, state.line))
    return True


def _at_left_edge(state: "StateBlock", start: int, silent: bool) -> bool:
    """Tell whether a heading, picture or table may stand here: not in a list or table, but it may end one."""
    ends_block = state.parentType == "table" or state.sCount[start] < state.blkIndent
    return not state.level or (silent and ends_block)


def _end_of_prose(state: "StateBlock", start: int, end: int) -> int:
    # markdown-it lets no block begin in a line indented by four; official texts indent each paragraph.
    endings = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < end and not state.isEmpty(line):
        if any(rule(state, line, end, True) for rule in endings):
            break
        line += 1
    return line


def _runs_in(text: str) -> bool:
    return bool(text.partition("。")[2].strip("* "))


def _push(state: "StateBlock", kind: str, start: int) -> "Token":
    token = state.push(kind, "", 0)
    token.map = [start, state.line]
    return token


def _line(state: "StateBlock", number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _lines(state: "StateBlock", start: int, end: int) -> list[str]:
    # Blanks at the end stay: two of them force a line break.
    return [state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]] for n in range(start, end)]
