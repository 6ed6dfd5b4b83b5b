"""A statistics table in Word is the form's: its merges, its labels, one tag a figure."""

import pytest
from build_kit import MAIN, Built, attribute, text, value

from govreport.form.grid import Grid, GridCell, Role, grid
from govreport.word import look
from govreport.word.build import build_section
from govreport.word.build.document import docx
from govreport.word.build.table import column_widths, form_table


def rows_of(content):
    return Built(content).find("w:body/w:tbl/w:tr")


def cells_of(row):
    return row.findall("w:tc", {"w": MAIN})


def read_merges(rows):
    """Read (row, column, rowspan, colspan, text) of every cell back from gridSpan and vMerge."""
    found, open_cells = [], {}
    for number, row in enumerate(rows):
        column = 0
        for cell in cells_of(row):
            span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
            merge = value(cell, "w:tcPr/w:vMerge")
            if merge == "continue":
                open_cells[column][2] += 1
                assert open_cells[column][3] == span
                assert text(cell) == ""
            else:
                open_cells[column] = [number, column, 1, span, text(cell)]
                found.append(open_cells[column])
            column += span
    return sorted(map(tuple, found))


def tag(section, row, column):
    return f"{{{{ {section}.{row}.{column} }}}}"


def printed(cell, section):
    return tag(section, *cell.path) if cell.path else cell.text


def test_every_merged_cell_stands_where_the_form_has_it(form):
    edition, section = form
    layout = grid(edition.tables[section])
    expected = [
        (cell.row, cell.column, cell.rowspan, cell.colspan, printed(cell, section)) for cell in layout.cells
    ]
    assert read_merges(rows_of(build_section(edition, section))) == sorted(expected)


def test_each_figure_of_the_form_has_exactly_one_tag(form):
    edition, section = form
    tags = [
        text(cell)
        for row in rows_of(build_section(edition, section))
        for cell in cells_of(row)
        if "{{" in text(cell)
    ]
    expected = [tag(section, row, column) for row, column in edition.tables[section].cells()]
    assert sorted(tags) == sorted(expected)


def test_the_grid_of_both_editions_holds_the_figures_of_the_notices(edition):
    counts = {
        section: sum(
            "{{" in text(cell) for row in rows_of(build_section(edition, section)) for cell in cells_of(row)
        )
        for section in edition.tables
    }
    expected = {"2019": (22, 161, 15), "2021": (10, 175, 15)}[edition.id]
    assert counts == dict(zip(("proactive", "requests", "disputes"), expected, strict=True))


def test_the_header_rows_repeat_on_each_page_and_no_other(form):
    edition, section = form
    rows = rows_of(build_section(edition, section))
    repeated = [row.find("w:trPr/w:tblHeader", {"w": MAIN}) is not None for row in rows]
    header = grid(edition.tables[section]).header_rows
    assert repeated == [number < header for number in range(len(rows))]


@pytest.mark.parametrize("section", ["requests", "disputes"])
def test_the_three_header_rows_of_tables_three_and_four_repeat(edition, section):
    rows = rows_of(build_section(edition, section))
    assert [row.find("w:trPr/w:tblHeader", {"w": MAIN}) is not None for row in rows[:4]] == [True] * 3 + [
        False
    ]


def test_no_row_splits_over_two_pages(form):
    edition, section = form
    rows = rows_of(build_section(edition, section))
    assert rows
    assert all(row.find("w:trPr/w:cantSplit", {"w": MAIN}) is not None for row in rows)


def test_a_table_that_fits_a_page_is_kept_on_one(form):
    edition, section = form
    rows = rows_of(build_section(edition, section))
    holds = [
        all(cell.find("w:p/w:pPr/w:keepNext", {"w": MAIN}) is not None for cell in cells_of(row))
        for row in rows
    ]
    assert holds == [True] * (len(rows) - 1) + [False]


def test_a_table_that_no_page_holds_may_break_between_rows():
    cells = tuple(GridCell(row, 0, 1, 1, Role.FIGURE, "", (f"row{row}", "n")) for row in range(60))
    rows = rows_of(docx("long", form_table("long", Grid(60, 1, 0, 0, cells), "long")))
    assert rows[0].find(f".//{{{MAIN}}}keepNext") is None


def test_the_columns_fill_the_width_of_the_text(form):
    edition, section = form
    widths = column_widths(grid(edition.tables[section]))
    assert sum(widths) == look.TEXT_WIDTH
    assert min(widths) > 550  # three characters of 9 pt


def test_each_cell_is_as_wide_as_the_columns_that_it_covers(form):
    edition, section = form
    built = Built(build_section(edition, section))
    widths = [int(attribute(column, "w")) for column in built.find("w:body/w:tbl/w:tblGrid/w:gridCol")]
    for row in built.find("w:body/w:tbl/w:tr"):
        column = 0
        for cell in cells_of(row):
            span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
            assert int(value(cell, "w:tcPr/w:tcW", "w")) == sum(widths[column : column + span])
            column += span
        assert column == len(widths)


def test_a_table_has_all_its_borders_without_our_styles(form):
    edition, section = form
    (borders,) = Built(build_section(edition, section)).find("w:body/w:tbl/w:tblPr/w:tblBorders")
    sides = {border.tag.split("}")[1]: attribute(border, "val") for border in borders}
    assert sides == dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single")


def test_figures_are_centred_and_the_type_is_between_9_and_10_5_points(form):
    edition, section = form
    built = Built(build_section(edition, section))
    sheet = {attribute(each, "styleId"): each for each in built.find("w:style", "word/styles.xml")}
    used = {
        value(cell, "w:p/w:pPr/w:pStyle") for row in built.find("w:body/w:tbl/w:tr") for cell in cells_of(row)
    }
    assert {int(value(sheet[name], "w:rPr/w:sz")) for name in used} <= {18, 21}
    figures = used & set(look.FORM_FIGURE)
    assert [value(sheet[name], "w:pPr/w:jc") for name in figures] == ["center"]
