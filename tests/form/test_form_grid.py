"""The layout: which cells are merged, and that cells tile the grid whatever the table."""

from collections import Counter

import pytest
from form_kit import EDITIONS, cell_texts, small_table
from hypothesis import given
from hypothesis import strategies as st

from govreport.form.grid import Grid, Role, grid
from govreport.form.table import Block, Layout, Line, Table

every_table = pytest.mark.parametrize(
    "table",
    [table for edition in EDITIONS.values() for table in edition.tables.values()],
    ids=[f"{id_}-{name}" for id_, edition in EDITIONS.items() for name in edition.tables],
)


def cell(laid: Grid, text: str):
    (found,) = [each for each in laid.cells if each.text == text]
    return found


def box(laid: Grid, text: str) -> tuple[int, int, int, int]:
    found = cell(laid, text)
    return (found.row, found.column, found.rowspan, found.colspan)


def assert_tiled(laid: Grid) -> None:
    covered = Counter(
        (row, column)
        for each in laid.cells
        for row in range(each.row, each.row + each.rowspan)
        for column in range(each.column, each.column + each.colspan)
    )
    assert covered == Counter((row, column) for row in range(laid.rows) for column in range(laid.columns))


def test_table_three_of_2021_is_28_rows_of_10_columns_under_three_header_rows():
    laid = grid(EDITIONS["2021"].tables["requests"])
    assert (laid.rows, laid.columns, laid.header_rows, laid.label_columns) == (28, 10, 3, 3)


def test_table_three_of_2019_is_two_rows_shorter():
    laid = grid(EDITIONS["2019"].tables["requests"])
    assert (laid.rows, laid.columns, laid.header_rows, laid.label_columns) == (26, 10, 3, 3)


@pytest.mark.parametrize(("edition", "span"), [("2019", 20), ("2021", 22)])
def test_results_of_the_year_span_their_rows(edition, span):
    laid = grid(EDITIONS[edition].tables["requests"])
    assert box(laid, "三、本年度办理结果") == (5, 0, span, 1)


def test_labels_of_table_three_are_merged_as_printed():
    laid = grid(EDITIONS["2021"].tables["requests"])
    assert box(laid, "一、本年新收政府信息公开申请数量") == (3, 0, 1, 3)
    assert box(laid, "二、上年结转政府信息公开申请数量") == (4, 0, 1, 3)
    assert box(laid, "（一）予以公开") == (5, 1, 1, 2)
    assert box(laid, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == (6, 1, 1, 2)
    assert box(laid, "（三）不予公开") == (7, 1, 8, 1)
    assert box(laid, "1.属于国家秘密") == (7, 2, 1, 1)
    assert box(laid, "（四）无法提供") == (15, 1, 3, 1)
    assert box(laid, "（五）不予处理") == (18, 1, 5, 1)
    assert box(laid, "（六）其他处理") == (23, 1, 3, 1)
    assert box(laid, "（七）总计") == (26, 1, 1, 2)
    assert box(laid, "四、结转下年度继续办理") == (27, 0, 1, 3)


def test_the_header_of_table_three_is_merged_as_printed():
    laid = grid(EDITIONS["2021"].tables["requests"])
    corner = laid.cells[0]
    assert (corner.role, corner.rowspan, corner.colspan) == (Role.CORNER, 3, 3)
    assert box(laid, "申请人情况") == (0, 3, 1, 7)
    assert box(laid, "自然人") == (1, 3, 2, 1)
    assert box(laid, "法人或其他组织") == (1, 4, 1, 5)
    assert box(laid, "商业企业") == (2, 4, 1, 1)
    assert box(laid, "总计") == (1, 9, 2, 1)


def test_other_handling_is_one_row_in_2019():
    assert box(grid(EDITIONS["2019"].tables["requests"]), "（六）其他处理") == (23, 1, 1, 2)


def test_table_four_stands_in_one_line_under_three_header_rows():
    laid = grid(EDITIONS["2021"].tables["disputes"])
    assert (laid.rows, laid.columns, laid.header_rows, laid.label_columns) == (4, 15, 3, 0)
    assert box(laid, "行政复议") == (0, 0, 2, 5)
    assert box(laid, "行政诉讼") == (0, 5, 1, 10)
    assert box(laid, "未经复议直接起诉") == (1, 5, 1, 5)
    assert box(laid, "复议后起诉") == (1, 10, 1, 5)
    assert cell_texts(laid, 2) == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    line = [each.path for each in laid.cells if each.row == 3]
    assert line[:2] == [("review", "upheld"), ("review", "corrected")]
    assert line[-1] == ("litigation_after_review", "total")


def test_table_two_of_2019_is_18_rows_on_a_label_and_six_units():
    laid = grid(EDITIONS["2019"].tables["proactive"])
    assert (laid.rows, laid.columns, laid.header_rows, laid.label_columns) == (18, 7, 0, 1)
    assert box(laid, "第二十条第（一）项") == (0, 0, 1, 7)
    assert [each.colspan for each in laid.cells if each.row == 1] == [1, 2, 2, 2]
    assert [each.colspan for each in laid.cells if each.row == 17] == [1, 3, 3]
    assert Counter(each.role for each in laid.cells if each.column == 0) == {
        Role.BANNER: 5, Role.HEADER: 5, Role.LABEL: 8,
    }  # fmt: skip


def test_table_two_of_2021_is_14_rows_of_four_columns_and_one_figure_spans_three():
    laid = grid(EDITIONS["2021"].tables["proactive"])
    assert (laid.rows, laid.columns) == (14, 4)
    assert box(laid, "本年收费金额（单位：万元）") == (12, 1, 1, 3)
    spans = {each.path: each.colspan for each in laid.cells if each.path}
    assert spans[("permits", "decisions")] == 3
    assert spans[("government_rules", "issued")] == 1


@every_table
def test_cells_tile_the_grid(table):
    assert_tiled(grid(table))


@every_table
def test_every_figure_of_the_table_has_one_cell(table):
    laid = [each.path for each in grid(table).cells if each.role is Role.FIGURE]
    assert sorted(laid) == sorted(table.cells())


def test_the_header_of_a_table_with_a_single_block_repeats():
    table = small_table(
        'name = "附表"\nlayout = "stacked"\nheading = "渠道"\nbanner = "申请渠道"\n'
        'columns = [{ key = "count", label = "件数" }]\nrows = [{ key = "letter", label = "信函" }]'
    )
    assert grid(table).header_rows == 2


lines = st.recursive(
    st.just(()),
    lambda below: st.lists(below, min_size=1, max_size=3).map(tuple),
    max_leaves=6,
)


def as_line(shape, key: str) -> Line:
    return Line(key, key, lines=tuple(as_line(each, f"{key}_{n}") for n, each in enumerate(shape)))


def as_lines(shapes, name: str) -> tuple[Line, ...]:
    return tuple(as_line(shape, f"{name}{n}") for n, shape in enumerate(shapes))


shapes = st.lists(lines, min_size=1, max_size=4)


@st.composite
def tables(draw) -> Table:
    layout = draw(st.sampled_from(list(Layout)))
    count = draw(st.integers(1, 3)) if layout is Layout.STACKED else 1
    blocks = tuple(
        Block(
            as_lines(draw(shapes), f"r{n}_"),
            as_lines(draw(shapes), "c"),
            banner=draw(st.sampled_from(["", "第一项"])) if layout is Layout.STACKED else "",
        )
        for n in range(count)
    )
    return Table("any", "表", "table", layout, blocks)


@given(tables())
def test_any_table_tiles_its_grid_and_keeps_every_figure(table):
    laid = grid(table)
    assert_tiled(laid)
    assert sorted(each.path for each in laid.cells if each.path) == sorted(table.cells())
    assert list(laid.cells) == sorted(laid.cells, key=lambda each: (each.row, each.column))
