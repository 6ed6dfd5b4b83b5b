"""What people type into a workbook: read with its meaning, or a finding that names the cell."""

import datetime

import pytest
from workbook_kit import (
    blank_plan,
    clean,
    found,
    place,
    plan,
    saved,
    sheet,
    typed,
    uncalculated,
    written,
)

from govreport import check, load
from govreport.cells import Mark
from govreport.testing import blank_report, report_from
from govreport.workbook.drawing import drawn

CELL = "requests.granted.business"
TOTAL = "requests.granted.total"


@pytest.fixture
def book():
    return plan(clean())


@pytest.fixture
def typing(book, tmp_path):
    """Type a value into the cell of a key and load the workbook."""

    def into(key: str, value: object):
        return load(saved(typed(book, {place(book, key): value}), tmp_path))

    return into


def test_an_untouched_workbook_is_blank_and_not_zero(tmp_path):
    report = load(saved(blank_plan(year=2023), tmp_path))
    assert set(report.figures["requests"].cells.values()) == {Mark.BLANK}


def test_an_untouched_workbook_does_not_pass(tmp_path):
    codes = {each.code for each in check(load(saved(blank_plan(year=2023), tmp_path)))}
    assert {"GR-129", "GR-117"} <= codes


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        ("1,234", "GR-104", "1234"),
        ("１２", "GR-104", "12"),
        ("12件", "GR-104", "12"),
        (" 12", "GR-104", "12"),
        ("十二", "GR-104", "12"),
        ("无", "GR-105", ""),
        ("-", "GR-105", ""),
        (2.5, "GR-106", ""),
        (-1, "GR-109", ""),
        (datetime.date(2024, 1, 2), "GR-103", ""),
    ],
)
def test_what_is_no_count_is_a_finding_at_its_cell(typing, book, value, code, says):
    (finding,) = [each for each in typing(CELL, value).findings if each.code == code]
    assert finding.at.place == place(book, CELL) == "表三!E10"
    assert finding.at.path == CELL
    assert says in str(finding.args.get("meant", ""))


@pytest.mark.parametrize(("value", "cell"), [(7, 7), (7.0, 7), ("/", Mark.NOT_APPLICABLE), ("", Mark.BLANK)])
def test_what_may_stand_in_a_cell_is_taken_as_it_is(typing, value, cell):
    report = typing(CELL, value)
    assert report.figures["requests"].cells["granted", "business"] == cell
    assert type(report.figures["requests"].cells["granted", "business"]) is type(cell)


@pytest.mark.parametrize("key", [CELL, TOTAL, "overview.text", "organ.name"])
def test_a_cell_that_shows_an_error_is_named(book, tmp_path, key):
    content = drawn(typed(book, {place(book, key): 4711}))
    file = written(_with_error(content), tmp_path)
    (finding,) = found(file, "WB-020")
    assert finding.args["error"] == "#REF!"
    assert finding.at.place == place(book, key)


def test_a_total_that_was_never_calculated_is_computed_here(tmp_path):
    data = blank_report("2021")
    data["requests"]["granted"] = [1, 2, 0, 0, 0, 0]
    del data["requests"]["total_handled"]
    report = load(written(uncalculated(drawn(plan(report_from(data)))), tmp_path))
    assert report.figures["requests"].cells["granted", "total"] == 3
    assert ("granted", "total") in report.figures["requests"].computed
    assert report.figures["requests"].cells["total_handled", "total"] == 3


def test_a_total_typed_over_its_formula_is_checked(typing):
    codes = [each.code for each in check(typing(TOTAL, 5))]
    assert "REQ-003" in codes


def test_a_figure_whose_formula_was_never_calculated_is_blank(book, tmp_path):
    where = place(book, CELL)
    content = drawn(typed(book, {where: 0}))
    file = written(_as_formula(content), tmp_path)
    assert load(file).figures["requests"].cells["granted", "business"] is Mark.BLANK


def test_blank_cells_are_zero_where_the_sheet_says_so(tmp_path):
    book = blank_plan(year=2023)
    values = {
        place(book, "requests.unlisted"): "没有发生，一律为 0",
        place(book, "requests.new_received.other"): 3,
    }
    report = load(saved(typed(book, values), tmp_path))
    cells = report.figures["requests"].cells
    assert (cells["new_received", "other"], cells["new_received", "total"], cells["granted", "total"]) == (
        3,
        3,
        0,
    )


def test_the_word_for_a_level_is_its_value(typing):
    assert typing("organ.level", "乡镇、街道").organ.level.value == "township"


def test_a_level_that_is_none_is_a_finding_at_its_cell(typing, book):
    (finding,) = [each for each in typing("organ.level", "厅").findings if each.code == "GR-133"]
    assert finding.at.place == place(book, "organ.level")


def test_a_date_may_be_a_date_of_the_workbook(typing):
    assert typing("document.date", datetime.date(2024, 1, 20)).document.date == datetime.date(2024, 1, 20)


def test_a_date_pasted_as_text_in_the_one_way_that_cannot_be_mistaken_is_that_date(typing):
    assert typing("document.date", " 2024-01-20").document.date == datetime.date(2024, 1, 20)


def test_blanks_in_the_cell_of_the_date_are_no_date(typing):
    assert typing("document.date", "  ").document.date is None


def test_a_date_as_text_is_a_finding_with_the_date_to_write(typing, book):
    (finding,) = [each for each in typing("document.date", "2024年1月20日").findings if each.code == "GR-130"]
    assert finding.at.place == place(book, "document.date")
    assert finding.args["meant"] == "2024-01-20"


def test_a_missing_year_is_named_with_its_cell(book, tmp_path):
    report = load(saved(typed(book, {place(book, "year"): None}), tmp_path))
    assert [each.at.place for each in report.findings if each.code == "GR-101"] == [place(book, "year")]


def test_a_text_that_the_workbook_made_a_number_is_a_text_again(typing):
    assert typing("overview.text", 2023).narratives["overview.text"].text == "2023"


def test_paragraphs_in_cells_below_each_other_are_paragraphs_of_the_text(book, tmp_path):
    name = sheet(book, "一、总体情况").name
    report = load(
        saved(typed(book, {f"{name}!A4": "甲", f"{name}!A5": "乙一\n乙二", f"{name}!A9": "丙"}), tmp_path)
    )
    assert report.narratives["overview.text"].text == "甲\n\n乙一\n乙二\n\n\n\n\n\n\n\n丙"


def test_a_mistake_in_a_paragraph_is_found_in_its_own_cell(book, tmp_path):
    name = sheet(book, "一、总体情况").name
    values = {f"{name}!A4": "甲", f"{name}!A5": "乙", f"{name}!A6": "受理 {{ requests.nothing.total }} 件"}
    findings = check(load(saved(typed(book, values), tmp_path)))
    assert [each.at.place for each in findings if each.code.startswith("GR-7")] == [f"{name}!A6"]


def test_the_information_fee_is_absent_while_nothing_of_it_is_filled_in(book, tmp_path):
    values = {place(book, f"other.information_fee.{key}"): None for key in ("notices", "billed", "received")}
    assert "information_fee" not in load(saved(typed(book, values), tmp_path)).values["other"]


def test_the_information_fee_is_there_once_a_part_of_it_is_filled_in(tmp_path):
    book = blank_plan(year=2023)
    report = load(saved(typed(book, {place(book, "other.information_fee.billed"): 180}), tmp_path))
    assert str(report.values["other"]["information_fee"]["billed"]) == "180"


def test_remarks_are_not_read(book, tmp_path):
    assert (
        load(saved(typed(book, {"备注!A5": "请核对"}), tmp_path)).values == load(saved(book, tmp_path)).values
    )


def _with_error(content: bytes) -> bytes:
    from workbook_kit import repacked

    mark, error = b"<v>4711</v>", b"<v>#REF!</v>"

    def change(name: str, part: bytes) -> bytes:
        at = part.find(mark)
        if at < 0:
            return part
        start = part.rfind(b"<c ", 0, at)
        cell = part[start:at].replace(b' t="s"', b"").replace(b"<c ", b'<c t="e" ')
        return part[:start] + cell + error + part[at + len(mark) :]

    return repacked(content, change)


def _as_formula(content: bytes) -> bytes:
    from workbook_kit import repacked

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"<v>0</v>", b"<f>1+1</f>") if name.endswith("sheet4.xml") else part

    return repacked(content, change)
