"""Editions of plugins, rows of other editions, rows that cannot be told apart: read rightly or not at all."""

from dataclasses import replace

import pytest
from importing_kit import EDITIONS, PLUGINS, Cell, figures, missing, read, table_of, wrong
from importing_layouts import LAYOUTS

from govreport.form.grid import Role
from govreport.form.read import read_edition
from govreport.importing.documents.html import read_html
from govreport.importing.documents.html_pictures import Pictures
from govreport.importing.reading import recognise

EDITION = PLUGINS.editions["2021"]
HTML, TABS, MARKDOWN = (
    next(layout for layout in LAYOUTS if layout.name == name)
    for name in ("html with spans", "tabs", "markdown")
)
LOCAL = """
id = "hubei"
based_on = "2021"
name = "湖北"
[[changes]]
table = "proactive"
after = "normative_documents"
rows = [{ key = "other_documents", label = "其他主动公开文件", en = "other documents" }]
"""


class Installed:
    """As plugins in use, with other editions."""

    def __init__(self, editions):
        self.editions = editions
        self.sections = PLUGINS.sections


def tables(edition, cells):
    return {section: table_of(edition, section, cells) for section in edition.tables}


def codes(imported):
    return {each.code for each in imported.findings}


@pytest.fixture
def local(tmp_path):
    (tmp_path / "edition.toml").write_text(LOCAL, encoding="utf-8")
    return read_edition(tmp_path, PLUGINS.editions)


def test_an_edition_of_a_plugin_is_recognised_by_its_own_row(local):
    cells = figures(local, 3)
    content, name = HTML.write(local, tables(local, cells))
    document = read_html(str(content).encode(), name, Pictures())
    found = recognise(document, Installed({**PLUGINS.editions, "hubei": local}))
    assert found.edition.id == "hubei"
    assert (wrong(found, cells), missing(found, cells)) == ({}, set())


def test_without_its_row_a_report_is_one_of_the_state_council(local):
    cells = figures(EDITION, 3)
    content, name = HTML.write(EDITION, tables(EDITION, cells))
    document = read_html(str(content).encode(), name, Pictures())
    assert recognise(document, Installed({**PLUGINS.editions, "hubei": local})).edition.id == "2021"


def test_a_row_that_no_edition_has_is_said_and_left_out(local):
    cells = figures(local, 4)
    found = read(*HTML.write(local, tables(local, cells)))
    assert "RB-024" in codes(found)
    assert missing(found, cells) == {key for key in cells if key[1] == "other_documents"}


def one_row_of_six(values):
    """Table three of 2021 with （六） printed in one line, as in 2019."""
    old = EDITIONS[0]
    cells = dict.fromkeys(figures(old, 1), "0")
    for column, value in zip(old.tables["requests"].columns("other_handling"), values, strict=True):
        cells["requests", "other_handling", column.key] = value
    new = figures(EDITION, 1)
    mixed = tables(EDITION, new) | {"requests": table_of(old, "requests", cells)}
    return read(*HTML.write(EDITION, mixed))


@pytest.mark.parametrize(("value", "cell"), [("0", 0), ("/", "/"), ("", "")])
def test_six_in_one_row_is_divided_where_that_leaves_no_choice(value, cell):
    found = one_row_of_six([value] * 7)
    assert found.edition.id == "2021"
    assert "RB-039" in codes(found) or value == ""
    if value:
        assert {found.cells["requests", row, "total"].value for row in ("other_unpaid", "other_other")} == {
            cell
        }


def test_six_in_one_row_is_not_divided_where_it_leaves_a_choice():
    found = one_row_of_six(["3", "0", "0", "0", "0", "0", "3"])
    assert "RB-038" in codes(found)
    assert not [key for key in found.cells if key[1].startswith("other_")]
    assert found.unread["requests", "other_other"] == "3 | 0 | 0 | 0 | 0 | 0 | 3"


def with_row(layout, section, row, *texts):
    """Read a report in which the figures of one row are these cells."""
    cells = figures(EDITION, 2, blanks=False)
    changed = tables(EDITION, cells)
    table = changed[section]
    at = next(
        number for number, line in enumerate(table) if any(each.path and each.path[0] == row for each in line)
    )
    labels = [each for each in table[at] if each.role is not Role.FIGURE]
    table[at] = [*labels, *(Cell(text) for text in texts)]
    return read(*layout.write(EDITION, changed)), cells


@pytest.mark.parametrize("layout", [HTML, TABS], ids=["html", "tabs"])
@pytest.mark.parametrize(
    "texts",
    [
        ("3", "3"),
        ("1200000",),
        ("0",),
        ("3", "0", "0", "0", "0", "3"),
        ("1", "1", "0", "0", "0", "0", "0", "2"),
    ],
)
def test_a_row_with_another_number_of_cells_is_refused(layout, texts):
    found, cells = with_row(layout, "requests", "granted", *texts)
    assert missing(found, cells) == {key for key in cells if key[:2] == ("requests", "granted")}
    assert found.unread["requests", "granted"].replace(" ", "") == "|".join(texts)
    assert "RB-021" in codes(found)


def test_seven_zeros_in_one_cell_are_seven_cells():
    found, _ = with_row(HTML, "requests", "granted", "0000000")
    assert [cell.value for key, cell in found.cells.items() if key[1] == "granted"] == [0] * 7


def test_a_cell_that_is_no_figure_is_absent_and_its_row_is_read():
    found, cells = with_row(HTML, "requests", "granted", "约12", "0", "0", "0", "0", "0", "12")
    assert missing(found, cells) == {("requests", "granted", "natural_person")}
    assert found.cells["requests", "granted", "total"].value == 12
    assert [each.args["seen"] for each in found.findings if each.code == "RB-031"] == ["约12"]


@pytest.mark.parametrize("total", ["3", "4"])
def test_the_sum_of_a_row_is_not_needed_where_cells_have_borders(total):
    found, _ = with_row(HTML, "requests", "granted", "1", "2", "0", "0", "0", "0", total)
    assert found.cells["requests", "granted", "total"].value == int(total)


def test_columns_in_another_order_are_read_by_their_labels():
    cells = figures(EDITION, 6, blanks=False)
    changed = tables(EDITION, cells)
    for row in changed["proactive"][1:4]:
        row[1], row[2] = row[2], row[1]
    found = read(*HTML.write(EDITION, changed))
    assert (wrong(found, cells), missing(found, cells)) == ({}, set())


def test_one_small_markdown_table_a_row_is_read():
    cells = figures(EDITION, 8, blanks=False)
    requests = EDITION.tables["requests"]
    parts = [
        "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
        "|---|---|---|---|---|---|---|",
    ]
    for key, line in requests.rows.items():
        values = " | ".join(cells["requests", key, column.key] for column in requests.columns(key))
        parts += ["", f"### {line.label}", "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |",
                  "|---|---|---|---|---|---|---|---|", f"| {line.label} | {values} |"]  # fmt: skip
    found = read(
        "\n".join(["# 示例县2023年政府信息公开工作年度报告", "## 三、" + EDITION.sections[2].title, *parts]),
        "a.md",
    )
    assert wrong(found, cells) == {}
    assert {key for key in found.cells if key[0] == "requests"} == {
        key for key in cells if key[0] == "requests"
    }


def test_a_finding_is_forgotten_when_the_row_is_read_elsewhere():
    found, _ = with_row(MARKDOWN, "requests", "granted", "1", "0", "0", "0", "0", "0", "1")
    assert "RB-021" not in codes(found)


def test_a_broken_table_does_not_spoil_the_others():
    cells = figures(EDITION, 9, blanks=False)
    changed = tables(EDITION, cells)
    changed["requests"] = [
        [replace(each, text="栏目") if each.role is Role.HEADER else each for each in row]
        for row in changed["requests"]
    ]
    found = read(*HTML.write(EDITION, changed))
    assert {key[0] for key in found.cells} == {"proactive", "disputes"}
    assert wrong(found, cells) == {}
