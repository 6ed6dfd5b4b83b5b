"""Whatever a clerk types, no letter, digit or Chinese character of it may vanish or change places."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_kit import blocks

from govreport.narrative.blocks import ListItem, Picture, TextTable
from govreport.narrative.markdown import BULLET, read_markdown

# What a recognised mark may consist of; everything else has to come out.
MARKS = set("*#|-+:\\_![]()" + BULLET)
PIECES = [
    "**",
    "- ",
    "* ",
    "1. ",
    "## ",
    "（一）",
    "|",
    "|--|--|\n",
    "\n",
    "\n\n",
    "    ",
    "　　",
    "\\",
    "。",
    "1.",
    "# ",
    "---",
    ">",
    "<b>",
    "&amp;",
    "`",
    "```",
    "[a]: b",
    "_",
    "~~",
    "\t",
    "a",
    "b2",
    "件",
    "公开",
    "“",
    "①",
]
sources = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def printed(source: str) -> str:
    pieces = []
    for block in blocks(source):
        if isinstance(block, TextTable):
            pieces += [run.text for row in block.rows for cell in row for run in cell]
            continue
        assert not isinstance(block, Picture)
        pieces += [block.marker] if isinstance(block, ListItem) else []
        pieces += [run.text for run in (*block.runs, *getattr(block, "lead", ()))]
    return "".join(pieces)


def kept(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in MARKS)


def has_ragged_table(source: str) -> bool:
    return any(problem.code == "GR-721" for problem in read_markdown(source, Path())[1])


@settings(max_examples=400, deadline=None)
@given(sources)
def test_every_character_that_is_no_mark_comes_out_in_its_order(source):
    text = source.replace("\0", "").replace("\r", "")
    if not has_ragged_table(text):
        assert kept(printed(text)) == kept(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="公开条，。“”（）abc 12<>&;_~`$@^={}'\"/\\.", max_size=60))
def test_a_line_without_marks_comes_out_exactly(source):
    assert printed("文" + source) == ("文" + source).strip()


@settings(max_examples=200, deadline=None)
@given(sources)
def test_every_block_knows_a_line_of_the_source(source):
    text = source.replace("\r", "")
    lines = [block.line for block in blocks(text)]
    assert lines == sorted(lines)
    assert all(0 <= line <= text.count("\n") for line in lines)


def test_long_texts_of_open_marks_are_read_at_once():
    assert printed("**甲 " * 20_000).count("甲") == 20_000
