"""The sheets: the form as it is printed, formulas for totals, locks, rules, colours, last year's figures."""

import re
import zipfile
from io import BytesIO

import pytest
from workbook_kit import EDITIONS, PLUGINS, blank_plan, box, clean, plan, saved, sheet, typed

from govreport import Plugins, load, table_from
from govreport.arithmetic import relations
from govreport.form.grid import grid
from govreport.model import Section
from govreport.testing import blank_report, report_from
from govreport.workbook.addresses import address, ranges, spot
from govreport.workbook.drawing import drawn
from govreport.workbook.plan import Role, Style
from govreport.workbook.tables import TOP

TABLES = [(id_, table) for id_ in EDITIONS for table in PLUGINS.editions[id_].tables.values()]


def named(pair) -> str:
    return f"{pair[0]}-{pair[1].id}"


@pytest.fixture(params=TABLES, ids=named)
def table_sheet(request):
    edition, table = request.param
    return table, sheet(blank_plan(edition), table.name)


def test_a_table_stands_there_cell_by_cell_as_the_form_prints_it(table_sheet):
    table, made = table_sheet
    printed = {
        (each.row + TOP, each.column, each.rowspan, each.colspan, each.text) for each in grid(table).cells
    }
    there = {
        (each.row, each.column, each.rowspan, each.colspan, str(each.value or "")) for each in made.boxes
    }
    assert printed <= there


def test_every_total_is_a_formula_and_no_other_figure_is(table_sheet):
    table, made = table_sheet
    totals = {f"{table.id}.{each.total[0]}.{each.total[1]}" for each in relations(table) if each.sum.computes}
    assert {each.key for each in made.boxes if each.role is Role.TOTAL} == totals
    assert all(each.formula for each in made.boxes if each.role is Role.TOTAL)
    assert not any(each.formula for each in made.boxes if each.role is Role.FIGURE)


def test_only_cells_to_be_filled_in_are_unlocked(table_sheet):
    _, made = table_sheet
    for each in made.boxes:
        assert (each.role in (Role.FIGURE, Role.CHOICE)) == each.style.value.endswith("_input")


def test_every_cell_to_be_filled_in_says_what_is_asked_and_refuses_the_rest(table_sheet):
    _, made = table_sheet
    assert all(each.allowed for each in made.boxes if each.role is Role.FIGURE)


def test_every_relation_has_a_colour_and_a_check(table_sheet):
    table, made = table_sheet
    held = len(relations(table))
    assert sum(mark.style is Style.UNEVEN for mark in made.marks) == held
    assert sum(each.style is Style.CHECK for each in made.boxes) == held


def test_no_two_cells_lie_on_each_other(table_sheet):
    _, made = table_sheet
    covered = [
        (row, column)
        for each in made.boxes
        for row in range(each.row, each.row + each.rowspan)
        for column in range(each.column, each.column + each.colspan)
    ]
    assert len(covered) == len(set(covered))


def checks(**rows: list[object]) -> dict[str, str]:
    data = blank_report("2021")
    data["requests"] = {"unlisted": 0, **rows}
    made = sheet(plan(report_from(data)), "表三")
    return {address(each.row, each.column): each.value for each in made.boxes if each.style is Style.CHECK}


def test_a_relation_that_does_not_hold_is_said_with_its_difference():
    said = checks(new_received=[5, 0, 0, 0, 0, 0], granted=[3, 0, 0, 0, 0, 0])
    assert [(cell, words) for cell, words in said.items() if words != "平"] == [
        ("D34", "不平，差2"),
        ("J34", "不平，差2"),
    ]


def test_a_sheet_that_is_not_filled_in_yet_blames_nobody():
    made = sheet(blank_plan(year=2023), "表三")
    assert {each.value for each in made.boxes if each.style is Style.CHECK} == {""}
    assert next(each.value for each in made.boxes if each.style is Style.STATUS).startswith(
        "还有 144 格没有填写。"
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_last_year_carried_forward_is_filled_in(edition):
    data = blank_report("2019")
    data["requests"] |= {"carried_forward": [3, 2, 0, 0, 0, 0], "new_received": [3, 2, 0, 0, 0, 0]}
    from workbook_kit import filling

    from govreport.workbook.book import Filling, sheets

    last = filling(report_from(data)).flat
    book = sheets(PLUGINS.editions[edition], PLUGINS, Filling(last=last))
    assert [
        box(book, f"requests.carried_over.{key}").value for key in ("natural_person", "business", "total")
    ] == [3, 2, 5]
    assert box(book, "requests.carried_over.total").formula
    assert box(book, "requests.new_received.natural_person").value == ""
    assert box(book, "requests.new_received.natural_person").note == "上年：3"


def test_an_edition_that_a_plugin_derives_has_its_own_rows_and_sums(tmp_path, derived):
    report = report_from(blank_report("province", derived), derived)
    book = plan(report, plugins=derived)
    made = sheet(book, "表二")
    assert "其他主动公开文件" in {each.value for each in made.boxes}
    where = next(
        address(each.row, each.column)
        for each in made.boxes
        if each.key == "proactive.other_documents.issued"
    )
    again = load(saved(typed(book, {f"表二!{where}": 4}), tmp_path), plugins=derived)
    assert again.edition.id == "province"
    assert again.figures["proactive"].cells["other_documents", "issued"] == 4


@pytest.fixture
def derived(tmp_path):
    folder = tmp_path / "edition_province"
    folder.mkdir()
    (folder / "edition.toml").write_text(
        'id = "province"\nbased_on = "2021"\nname = "某省版"\nen = "a province"\nbasis = "某省通知"\n'
        "first_year = 2021\n"
        '[[changes]]\ntable = "proactive"\nafter = "normative_documents"\n'
        'rows = [{ key = "other_documents", label = "其他主动公开文件" }]\n',
        encoding="utf-8",
    )
    from govreport.form.read import read_edition

    plugins = Plugins.discover()
    plugins.__dict__["editions"] = {**plugins.editions, "province": read_edition(folder, plugins.editions)}
    return plugins


CHANNELS = {
    "name": "表三之一",
    "en": "table 3a",
    "layout": "stacked",
    "heading": "渠道",
    "columns": [{"key": "count", "label": "件数"}],
    "rows": [
        {"key": "web", "label": "网络"},
        {"key": "post", "label": "信函"},
        {"key": "total", "label": "合计"},
    ],
    "sums": [{"code": "CHN-001", "of": "rows", "left": ["web", "post"], "right": ["total"]}],
}


def test_a_section_of_a_plugin_has_its_table_and_its_other_keys(tmp_path, monkeypatch):
    from govreport.workbook.book import Filling, sheets

    section = Section(
        "channels", title="依申请公开渠道情况", after="requests", table=table_from(CHANNELS, "channels"),
        example={"web": {"count": 1}, "remark": "说明。", "offices": 3}, required=False,
    )  # fmt: skip
    plugins = Plugins.discover()
    monkeypatch.setattr(type(plugins), "sections", {**plugins.sections, "channels": section})
    book = sheets(
        plugins.editions["2021"], plugins, Filling({"channels.web.count": 2, "channels.post.count": 5})
    )
    made = sheet(book, "表三之一")
    assert [
        each.value for each in made.boxes if each.key.startswith("channels.") and each.role is Role.TOTAL
    ] == [7]
    assert "四、依申请公开渠道情况" in {each.name for each in book}
    assert (
        box(book, "channels.offices").role is Role.TEXT or box(book, "channels.offices").role is Role.LITERAL
    )
    assert "channels" in {each.value for each in sheet(book, "govreport").boxes if each.column == 3}


def parts(book) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(drawn(book))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


@pytest.fixture(scope="module")
def table_three() -> str:
    return parts(plan(clean()))["xl/worksheets/sheet4.xml"]


@pytest.mark.parametrize(
    "set_up",
    [
        r'<pageSetup paperSize="9"[^>]* fitToHeight="0"',
        r"<pageSetUpPr fitToPage=\"1\"/>",
        r'<pane xSplit="3" ySplit="7" topLeftCell="D8"',
        r"<sheetProtection [^>]*sheet=\"1\"",
        r"<dataValidation type=\"custom\"[^>]* error=\"[^\"]*不小于 0 的整数",
        r"<dataValidation type=\"custom\"[^>]* prompt=\"[^\"]*没有发生填 0，不适用填 /",
        r"<conditionalFormatting ",
    ],
)
def test_the_sheet_is_set_up_for_screen_and_paper(table_three, set_up):
    assert re.search(set_up, table_three)


def test_the_header_of_a_table_is_printed_on_every_page():
    assert "'表三'!$5:$7" in parts(plan(clean()))["xl/workbook.xml"].replace("表三!", "'表三'!")


def test_the_map_is_hidden():
    assert re.search(r'name="govreport" [^>]*state="veryHidden"', parts(plan(clean()))["xl/workbook.xml"])


@pytest.mark.parametrize(
    ("where", "written"), [((0, 0), "A1"), ((11, 3), "D12"), ((4, 26), "AA5"), ((0, 701), "ZZ1")]
)
def test_addresses_are_those_of_a_workbook(where, written):
    assert address(*where) == written
    assert spot(written) == where


@pytest.mark.parametrize("wrong", ["", "A", "12", "表1", "A1B"])
def test_what_is_no_address_is_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - the word that is no address is all it says
        spot(wrong)


def test_cells_are_joined_to_as_few_ranges_as_there_are():
    assert ranges([(4, 2), (5, 2), (6, 2), (9, 2), (9, 3), (9, 5)]) == ["$C$5:$C$7", "$C$10:$D$10", "$F$10"]
