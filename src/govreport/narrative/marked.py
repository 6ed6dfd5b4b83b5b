# ruff: noqa: ARG001, FBT001, FBT003 the rules have the signature that markdown-it calls
"""Texts with lists: markdown-it finds these, the rules of official documents all the rest.

Switched off are all its rules that let characters vanish or change: code by indentation, fences,
quotations, HTML, link definitions, underlined headings.
"""

from dataclasses import dataclass
from functools import cache, partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block

from govreport.narrative import grammar
from govreport.narrative.grammar import Block

# A list costs two levels. Deeper marks are printed as typed; markdown-it would drop their text.
DEEPEST_LEVEL = 16


@cache
def parser() -> MarkdownIt:
    """Return the block parser."""
    markdown = MarkdownIt("zero", {"maxNesting": 10 * DEEPEST_LEVEL})
    markdown.core.ruler.enableOnly(["normalize", "block"])
    rules = markdown.block.ruler
    rules.at("table", _table, {"alt": ["paragraph"]})
    rules.at("list", _list, {"alt": ["paragraph"]})
    rules.at("paragraph", _prose)
    rules.enableOnly(["table", "list", "paragraph"])
    before = {"numbered": _numbered, "official_heading": _heading, "picture": _picture, "dashes": _dashes}
    for name, rule in before.items():
        rules.before("table", name, rule, {"alt": ["paragraph"]})
    return markdown


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of markdown-it's text, as the rules look at them."""

    state: StateBlock

    def __getitem__(self, number: int) -> str:
        state = self.state
        return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _at_left_edge(state, start, silent):
        return False
    found = grammar.table(_Lines(state), start, end)
    return found is not None and (silent or _pushed(state, found))


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < DEEPEST_LEVEL and list_block(state, start, end, silent)


def _numbered(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return silent and grammar.is_numbered(_Lines(state)[start].rstrip())


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    lines = _Lines(state)
    if not grammar.opens_heading(lines[start].rstrip()) or not _at_left_edge(state, start, silent):
        return False
    return silent or _pushed(state, grammar.heading(lines, start, partial(_end_of_prose, state, end=end)))


def _picture(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = grammar.picture(_Lines(state), start)
    return found is not None and _at_left_edge(state, start, silent) and (silent or _pushed(state, found))


def _dashes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = grammar.dashes(_Lines(state), start)
    return found is not None and (silent or _pushed(state, found))


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    outer, state.parentType = state.parentType, "paragraph"
    found = grammar.prose(_Lines(state), start, partial(_end_of_prose, state, end=state.lineMax))
    state.parentType = outer
    return _pushed(state, found)


def _at_left_edge(state: StateBlock, start: int, silent: bool) -> bool:
    """Tell whether a heading, picture or table may stand here: not in a list, but it may end one."""
    return not state.level or (silent and state.sCount[start] < state.blkIndent)


def _end_of_prose(state: StateBlock, start: int, end: int) -> int:
    # markdown-it lets no block begin in a line indented by four; official texts indent each paragraph.
    endings = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < end and not state.isEmpty(line):
        if any(rule(state, line, end, True) for rule in endings):
            break
        line += 1
    return line


def _pushed(state: StateBlock, block: Block | None) -> bool:
    """Hand a block to markdown-it; tell whether there is one."""
    if block is None:
        return False
    token = state.push(block.type, "", 0)
    token.map, token.content, token.meta = [*block.map], block.content, dict(block.meta)
    state.line = block.map[1]
    return True
