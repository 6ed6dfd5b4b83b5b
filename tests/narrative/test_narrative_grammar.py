"""Texts without lists and tables are read without markdown-it, and exactly as with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.narrative.grammar import Token, tokens_of, without_layout
from govreport.narrative.marked import parser

PIECES = (
    "（一）", "（二）项", "(三)", "1.", "12、", "（1）", "①", "##", "### ", "#", "**", "。", "公开", "3 件",
    "![图](a.png)", "![", "](", "---", "***", "* * *", "_ _ _", "> 引文", "```", "    ", "  ", "\t", "\u3000",
    "\n", "\n\n", "\\\n", "  \n", "<b>", "&amp;", "[x]: y", "===", "\0", "{{ a }}", "\u200b", "A", "-a", "+a",
)  # fmt: skip
LISTS = ("- 一", "  * 一", "1. 一", "3) 一", "前文\n+ 一", "| 甲 | 乙 |\n|--|--|", "甲|乙\n-|-")
OTHERS = ("（一）公开。本年", "1.做法。\n2.做法。", "## 工作\n公开", "![图](a.png)", "-公开", "---")


def told(tokens: tuple[Token, ...] | list[Token]) -> list[tuple[object, ...]]:
    return [(each.type, tuple(each.map or ()), each.content, dict(each.meta)) for each in tokens]


def is_read_here(text: str) -> bool:
    return all(type(each).__name__ == "Block" for each in tokens_of(text))


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_both_ways_give_the_same_blocks(text: str) -> None:
    if is_read_here(text):
        assert told(tokens_of(text)) == told(parser().parse(without_layout(text)))


@pytest.mark.parametrize("text", LISTS)
def test_lists_and_tables_are_left_to_markdown_it(text: str) -> None:
    assert not is_read_here(text)


@pytest.mark.parametrize("text", OTHERS)
def test_all_others_are_read_here(text: str) -> None:
    assert is_read_here(text)
