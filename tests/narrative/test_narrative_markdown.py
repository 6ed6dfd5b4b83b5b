"""What clerks write and which blocks it becomes."""

import pytest
from narrative_kit import blocks, problems

from govreport.narrative.blocks import Heading, ListItem, Paragraph, Run, TextTable


def texts(source: str) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in blocks(source)]


def test_a_blank_line_ends_a_paragraph_and_each_block_knows_its_line():
    assert blocks("\n第一段。\n\n\n第二段。") == (
        Paragraph((Run("第一段。"),), 1),
        Paragraph((Run("第二段。"),), 4),
    )


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("全年收到\n申请", "全年收到申请"),
        ("open\ngovernment data", "open government data"),
        ("共收到\n12 件", "共收到12 件"),
        ("第12\n条", "第12条"),
        ("他说“好”\n“是”", "他说“好”“是”"),
        ("**甲**\n**乙**", "甲乙"),
        ("**open**\n**data**", "open data"),
    ],
)
def test_a_line_break_inside_a_paragraph_is_a_blank_between_latin_words_only(lines, joined):
    assert texts(lines) == [joined]


@pytest.mark.parametrize("end", ["\\", "  ", "   "])
def test_a_backslash_or_two_blanks_at_the_end_of_a_line_force_a_break(end):
    assert texts(f"地址：甲路1号{end}\n电话：无") == ["地址：甲路1号\n电话：无"]


@pytest.mark.parametrize("indent", ["　　", "    ", "\u3000 ", "\t", "        ", "\u00a0\u00a0"])
def test_indentation_is_layout(indent):
    source = f"{indent}第一段。\n{indent}（一）标题\n{indent}第二段。"
    assert [type(block) for block in blocks(source)] == [Paragraph, Heading, Paragraph]
    assert texts(source) == ["第一段。", "（一）标题", "第二段。"]


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("（一）主动公开", 2, "（一）主动公开"),
        ("(十二)其他", 2, "(十二)其他"),
        ("## 主动公开", 2, "主动公开"),
        ("## （一）主动公开", 2, "（一）主动公开"),
        ("### 1.发布", 3, "1.发布"),
        ("####\t（1）网站", 4, "（1）网站"),
    ],
)
def test_headings_are_recognised_by_their_numeral_or_by_hashes(line, level, text):
    assert blocks(f"前文。\n{line}\n后文。")[1] == Heading(level, (Run(text),), (), 1)


def test_a_heading_runs_up_to_the_first_full_stop_and_the_rest_is_body_text():
    (heading,) = blocks("（一）主动公开。本年度公开**5**条。\n其中三条。")
    assert heading == Heading(
        2, (Run("（一）主动公开。"),), (Run("本年度公开"), Run("5", bold=True), Run("条。其中三条。"))
    )


def test_a_heading_that_ends_with_a_full_stop_has_no_body_text():
    assert blocks("（一）主动公开。\n本年度……") == (
        Heading(2, (Run("（一）主动公开。"),)),
        Paragraph((Run("本年度……"),), 1),
    )


@pytest.mark.parametrize("wrapped", ["（一）项的规定", "（一）、（二）项", "（三）至（五）项"])
def test_a_wrapped_citation_of_an_article_is_no_heading(wrapped):
    assert texts(f"根据《条例》第二十条第\n{wrapped}") == [f"根据《条例》第二十条第{wrapped}"]


@pytest.mark.parametrize("start", ["1.甲", "2．乙", "3、丙", "（1）丁", "(2)戊", "①己", "10.庚"])
def test_a_numbered_line_begins_a_new_paragraph(start):
    assert texts(f"有以下问题：\n{start}") == ["有以下问题：", start]


@pytest.mark.parametrize("start", ["1.5万元", "2023年", "12,000元", "3个"])
def test_a_number_at_the_start_of_a_wrapped_line_begins_none(start):
    assert texts(f"共计\n{start}") == [f"共计{start}"]


def test_bold_works_beside_chinese_punctuation():
    (paragraph,) = blocks("公开**（一）“三公”经费**情况、**《条例》**。")
    assert paragraph.runs == (
        Run("公开"),
        Run("（一）“三公”经费", bold=True),
        Run("情况、"),
        Run("《条例》", bold=True),
        Run("。"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "a * b _c_ `d` \\ <b>粗</b> &amp; & #1 ~~e~~ [f](http://g) <http://h>",
        "#1 方案",
        "> 引用",
        "[甲]: http://x",
        "<script>alert(1)</script>",
        "<!-- 注 -->",
        "```",
        "---",
        "* * *",
        "===",
        "2 ** 3",
        "C:\\路径\\*",
        "100%_*",
    ],
)
def test_everything_else_comes_out_as_typed(typed):
    assert texts(typed) == [typed]


def test_underlines_of_other_markdown_headings_stay_text():
    assert texts("标题\n---") == ["标题", "---"]


def test_lists_keep_their_numbers_and_their_depth():
    assert blocks("1. 甲\n3. 乙\n   - 丙\n\n2) 丁") == (
        ListItem("1.", (Run("甲"),), 0, 0),
        ListItem("3.", (Run("乙"),), 0, 1),
        ListItem("•", (Run("丙"),), 1, 2),
        ListItem("2)", (Run("丁"),), 0, 4),
    )


def test_a_second_paragraph_of_a_list_entry_is_body_text():
    assert blocks("- 甲\n\n  乙") == (ListItem("•", (Run("甲"),), 0, 0), Paragraph((Run("乙"),), 2))


def test_a_heading_at_the_left_edge_ends_a_list():
    assert [type(block) for block in blocks("- 甲\n（二）标题\n- 乙")] == [ListItem, Heading, ListItem]


def test_lists_deeper_than_anybody_needs_lose_nothing():
    assert "".join(texts("- " * 40 + "到底")).endswith("到底")


def test_a_small_table_has_a_header_alignment_and_bold():
    (table,) = blocks("| 渠道 | 条数 | 注 |\n|:--|--:|:-:|\n| **网站** | 12 | |")
    assert table == TextTable(
        (((Run("渠道"),), (Run("条数"),), (Run("注"),)), ((Run("网站", bold=True),), (Run("12"),), ())),
        ("left", "right", "center"),
    )


def test_a_bar_inside_a_cell_is_written_with_a_backslash():
    (table,) = blocks("| 甲 |\n|---|\n| a\\|b |")
    assert table.rows[1][0] == (Run("a|b"),)


def test_a_table_ends_a_list():
    item, table = blocks("- 一项\n| 渠道 | 条数 |\n|--|--|\n| 网站 | 12 |")
    assert item == ListItem("•", (Run("一项"),), 0, 0)
    assert table.rows[1] == ((Run("网站"),), (Run("12"),))


def test_a_table_ends_a_paragraph():
    paragraph, table = blocks("各渠道如下：\n渠道 | 条数\n--|--\n网站 | 12")
    assert paragraph.runs == (Run("各渠道如下："),)
    assert table.line == 1


def test_a_heading_or_an_empty_line_ends_a_table():
    assert [type(block) for block in blocks("|甲|乙|\n|--|--|\n|1|2|\n（二）标题")] == [TextTable, Heading]


@pytest.mark.parametrize("row", ["| 1 | 2 | 3 |", "| 1 |", "正文"])
def test_a_row_with_another_number_of_cells_is_an_error(row):
    (problem,) = problems(f"| 甲 | 乙 |\n|---|---|\n{row}")
    assert (problem.code, problem.line) == ("GR-721", 2)


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("甲\n\n| 乙 | 丙 |\n|---|\n| 1 | 2 |", "GR-722", 2),
        ("# 总体", "GR-723", 0),
        ("##标题", "GR-723", 0),
        ("甲\n- ## 乙", "GR-723", 1),
        ("甲**乙", "GR-724", 0),
    ],
)
def test_what_looks_like_a_mark_and_is_none_is_printed_with_a_warning(source, code, line):
    assert (problems(source)[0].code, problems(source)[0].line) == (code, line)
