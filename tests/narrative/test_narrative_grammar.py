"""Texts without lists are read without markdown-it, and exactly as with it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as tables_of_markdown_it

from govreport.narrative.grammar import Token, ends_table, tokens_of, without_layout
from govreport.narrative.marked import parser

PIECES = (
    "（一）", "（二）项", "(三)", "1.", "12、", "（1）", "①", "##", "### ", "#", "**", "。", "公开", "3 件",
    "![图](a.png)", "![", "](", "---", "***", "* * *", "_ _ _", "> 引文", "```", "    ", "  ", "\t", "\u3000",
    "\n", "\n\n", "\\\n", "  \n", "<b>", "&amp;", "[x]: y", "===", "\0", "{{ a }}", "\u200b", "A", "-a", "+a",
    "|", "甲|乙", "|甲|乙|\n|--|:-:|\n", "\n-|-\n", "\n:-:\n", "\\|",
)  # fmt: skip
LISTS = ("- 一", "  * 一", "1. 一", "3) 一", "前文\n+ 一", "| 甲 | 乙 |\n|--|--|\n\n- 一")
TABLES = (
    "|", "||", "\\|", "甲", "乙 ", " ", "\t", "\n", "\n\n", "|--|", "|:-:|--:|", "--|--", "-", "- |-", ":",
    ":-", "\n|--|--|\n", "|甲|乙|", "甲|乙\n", "（一）", "![图](a.png)\n", "\n---\n", "1.", "。",
)  # fmt: skip
OTHERS = (
    "（一）公开。本年", "1.做法。\n2.做法。", "## 工作\n公开", "![图](a.png)", "-公开", "---",
    "| 甲 | 乙 |\n|--|--|", "甲|乙\n-|-",
)  # fmt: skip


def told(tokens: tuple[Token, ...] | list[Token]) -> list[tuple[object, ...]]:
    return [(each.type, tuple(each.map or ()), each.content, dict(each.meta)) for each in tokens]


def is_read_here(text: str) -> bool:
    return all(type(each).__name__ == "Block" for each in tokens_of(text))


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_both_ways_give_the_same_blocks(text: str) -> None:
    if is_read_here(text):
        assert told(tokens_of(text)) == told(parser().parse(without_layout(text)))


def _ends(state: StateBlock, start: int, _: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return silent and ends_table(line.rstrip())


def with_its_own_tables() -> MarkdownIt:
    """Return the parser with markdown-it's rule for tables in place of ours."""
    markdown = parser.__wrapped__()
    markdown.block.ruler.at("table", tables_of_markdown_it, {"alt": ["paragraph"]})
    # "blockquote" is what it asks for the end of a table.
    markdown.block.ruler.before("table", "ends", _ends, {"alt": ["blockquote"]})
    return markdown


@given(st.lists(st.sampled_from(TABLES), max_size=12).map("".join))
def test_tables_begin_and_end_where_markdown_it_finds_them(text: str) -> None:
    text = without_layout(text)
    assume(is_read_here(text))  # a table may end a list; theirs would be taken for text of its last item
    theirs = with_its_own_tables().parse(text)
    found = [each.map for each in theirs if each.type == "table_open"]
    assert [[*each.map] for each in tokens_of(text) if each.type == "table"] == found


@pytest.mark.parametrize("text", LISTS)
def test_lists_are_left_to_markdown_it(text: str) -> None:
    assert not is_read_here(text)


@pytest.mark.parametrize("text", OTHERS)
def test_all_others_are_read_here(text: str) -> None:
    assert is_read_here(text)
