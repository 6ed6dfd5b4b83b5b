"""A register: one report a row, each read as if it had a workbook of its own."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from workbook_kit import PLUGINS

from govreport import Report, load
from govreport.cli import cli
from govreport.errors import SourceError
from govreport.outputs.json import data_of
from govreport.workbook.book import flattened
from govreport.workbook.drawing import drawn
from govreport.workbook.plan import Box, Role
from govreport.workbook.register import FIRST, KEY, register_sheets
from govreport.workbook.rows import members

COUNTY = Path(__file__).parents[2] / "examples" / "county-bureau-2023" / "report.toml"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def without_picture(report: Report, **changed: object) -> dict[str, object]:
    flat = {**flattened(data_of(report)), **changed}
    flat["document.date"] = datetime.date.fromisoformat(str(flat["document.date"]))
    return {key: value for key, value in flat.items() if "![" not in str(value)}


def filled(path: str, rows: Mapping[int, Mapping[str, object]]) -> Path:
    """Write a register with *rows*: row as a workbook counts → dotted key → what is typed in."""
    sheet, hidden = register_sheets(PLUGINS.editions["2021"], PLUGINS)
    at = {box.key: box for box in sheet.boxes if box.row == FIRST}
    words = {key: {value: word for word, value in box.choices.items()} for key, box in at.items()}
    typed = [
        Box(row - 1, at[key].column, at[key].style, words[key].get(value, value) if words[key] else value)
        for row, values in rows.items()
        for key, value in values.items()
        if key in at and value is not None
    ]
    Path(path).write_bytes(drawn([replace(sheet, boxes=(*sheet.boxes, *typed)), hidden]))
    return Path(path)


def two(path: str = "汇总.xlsx", **second: object) -> Path:
    report = load(COUNTY)
    plain = {key: value for key, value in without_picture(report).items() if key != "overview.text"}
    plain["overview.text"] = "本年度收到申请 {{ requests.new_received.total }} 件。\n\n均已答复。"
    return filled(path, {6: plain, 8: {**plain, "organ.name": "示例县林业局", **second}})


def test_every_column_is_a_cell_of_the_workbook_for_one_report():
    sheet, hidden = register_sheets(PLUGINS.editions["2021"], PLUGINS)
    keys = [box.value for box in sheet.boxes if box.row == KEY]
    assert len(keys) == len(set(keys))
    table = PLUGINS.editions["2021"].tables["requests"]
    assert {f"requests.{row}.{column}" for row, column in table.cells()} < set(keys)
    assert {"year", "organ.name", "overview.text", "improvement.text", "other.text"} < set(keys)
    assert {box.role for box in sheet.boxes if box.row == FIRST} >= {Role.FIGURE, Role.TEXT, Role.CHOICE}
    assert hidden.name == "govreport"


def test_a_row_is_the_report_that_its_values_make():
    read, own = load(f"{two()}#6"), load(COUNTY)
    assert read.figures["requests"].cells == own.figures["requests"].cells
    assert read.figures["disputes"].cells == own.figures["disputes"].cells
    assert (read.organ, read.year, read.edition.id) == (own.organ, own.year, own.edition.id)


def test_blank_rows_are_no_reports():
    assert members(two()) == ("6", "8")


def test_a_blank_cell_is_never_zero():
    path = two(**{"requests.granted.business": None})
    found = run("check", f"{path}#8", "--lang", "en").output
    assert "GR-117" in found
    assert "汇总.xlsx#8" in found


def test_a_mistake_is_named_by_its_cell():
    found = run("check", str(two(**{"requests.new_received.business": "12件"}))).output
    sheet, _ = register_sheets(PLUGINS.editions["2021"], PLUGINS)
    column = next(box for box in sheet.boxes if box.key == "requests.new_received.business").column
    from govreport.workbook.addresses import address

    assert f"汇总.xlsx#8 报告!{address(7, column)} [requests.new_received.business]" in found


def test_a_batch_makes_a_report_of_each_row_and_again_only_of_those_that_changed():
    two()
    assert run("batch", "汇总.xlsx", "-o", "out", "--name", "{organ}", "--jobs", "1").exit_code == 0
    assert sorted(path.name for path in Path("out").glob("*.docx")) == [
        "示例县林业局.docx",
        "示例县水利局.docx",
    ]
    two(**{"document.signed_by": "示例县林业局办公室"})
    again = run("batch", "汇总.xlsx", "-o", "out", "--name", "{organ}", "--jobs", "1").output
    assert "完成 2（其中未变 1）" in again


def test_without_a_pattern_the_row_keeps_results_apart():
    two()
    run("batch", "汇总.xlsx", "-o", "out", "--jobs", "1")
    assert sorted(path.name for path in Path("out").glob("*.docx")) == ["汇总-6.docx", "汇总-8.docx"]


def test_a_row_makes_the_same_bytes_as_the_same_data_in_toml():
    two()
    assert run("render", "汇总.xlsx#6", "-o", "row.docx").exit_code == 0
    assert run("render", "汇总.xlsx#6", "--to", "json", "-o", "same.json").exit_code == 0
    assert run("render", "same.json", "-o", "json.docx").exit_code == 0
    assert Path("row.docx").read_bytes() == Path("json.docx").read_bytes()


@pytest.mark.parametrize("row", ["7", "3", "x", "99999"])
def test_a_row_that_is_no_report_is_refused(row):
    with pytest.raises(SourceError) as refused:
        load(f"{two()}#{row}")
    assert refused.value.findings[0].code == "WB-031"


def test_a_register_is_no_single_report():
    done = run("render", str(two()), "-o", "a.docx")
    assert (done.exit_code, "WB-030" in done.output) == (3, True)


@pytest.mark.parametrize("command", [("check",), ("batch", "-o", "out", "--jobs", "1")])
def test_a_register_that_nobody_filled_in_is_told_so(command):
    assert run("workbook", "--rows", "--edition", "2021", "-o", "空.xlsx").exit_code == 0
    done = run(*command, "空.xlsx")
    said = Path("out/空.docx.findings.txt").read_text(encoding="utf-8") if "batch" in command else done.output
    assert (done.exit_code, "WB-032" in said) == (3, True)


def test_a_year_begins_from_one_row_of_last_years_register():
    two()
    assert run("init", "--from", "汇总.xlsx#8", "-o", "next.toml").exit_code == 0
    begun = load("next.toml")
    assert (begun.organ.name, str(begun.previous_file)) == ("示例县林业局", "汇总.xlsx#8")
    assert begun.figures["requests"].cells["carried_over", "total"] == 5


def test_moved_columns_are_refused():
    sheet, hidden = register_sheets(PLUGINS.editions["2021"], PLUGINS)
    moved = tuple(
        replace(box, value="organ.level" if box.value == "organ.name" else box.value)
        if box.row == KEY
        else box
        for box in sheet.boxes
    )
    Path("moved.xlsx").write_bytes(drawn([replace(sheet, boxes=moved), hidden]))
    done = run("check", "moved.xlsx#6")
    assert (done.exit_code, "WB-019" in done.output) == (3, True)


def test_a_file_with_the_mark_in_its_name_is_a_file():
    Path("a.toml#1").write_text(COUNTY.read_text(encoding="utf-8"), encoding="utf-8")
    assert load("a.toml#1").organ.name == "示例县水利局"


def test_what_belongs_to_one_report_only_is_refused_for_a_register():
    done = run("workbook", "--rows", "--organ", "示例局")
    assert (done.exit_code, "--organ" in done.output) == (2, True)


def test_the_command_writes_a_blank_one():
    assert run("workbook", "--rows", "--edition", "2019", "-o", "汇总.xlsx").exit_code == 0
    assert members(Path("汇总.xlsx")) == ()


def test_a_row_that_is_also_named_by_itself_is_made_once():
    two()
    done = run("batch", "汇总.xlsx", f"{Path.cwd() / '汇总.xlsx'}#8", "-o", "out", "--jobs", "1")
    assert (done.exit_code, "共 2 份" in done.output) == (0, True)


def test_last_years_row_that_changes_is_a_change():
    last = {"year": 2022, "organ.name": "示例县水利局", "document.title": None}
    last |= {"requests.carried_forward.natural_person": 2, "requests.carried_forward.business": 1}
    last |= {"requests.carried_forward.total": 3}
    two(**last)
    text = COUNTY.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "![" not in line and not line.startswith("previous")]
    Path("this.toml").write_text("\n".join(["previous = '汇总.xlsx#8'", *lines]), encoding="utf-8")
    assert run("batch", "this.toml", "-o", "out", "--jobs", "1").exit_code == 0
    assert "未变 1" in run("batch", "this.toml", "-o", "out", "--jobs", "1").output
    two(**{**last, "requests.carried_forward.business": 2})
    assert run("batch", "this.toml", "-o", "out", "--jobs", "1").exit_code == 1
    assert "REQ-004" in Path("out/this.docx.findings.txt").read_text(encoding="utf-8")


def test_a_row_whose_cell_comes_to_show_an_error_is_a_change(monkeypatch):
    from govreport.batch.settings import input_digest
    from govreport.findings import Finding, Locator
    from govreport.workbook import rows

    row = Path(f"{two()}#6")
    before = input_digest(row, PLUGINS)
    source_of = rows.source_of
    shown = (Finding("WB-020", Locator(file="汇总.xlsx")),)
    monkeypatch.setattr(rows, "source_of", lambda *given: replace(source_of(*given), findings=shown))
    assert input_digest(row, PLUGINS) != before


def test_a_cell_that_shows_an_error_is_named_with_its_row(monkeypatch):
    from govreport.workbook import reading

    sheet, _ = register_sheets(PLUGINS.editions["2021"], PLUGINS)
    column = next(box for box in sheet.boxes if box.key == "document.number").column
    two(**{"document.number": None})
    monkeypatch.setattr(reading, "errors", lambda *_: {sheet.name: {(7, column): "#DIV/0!"}})
    found = [each for each in load("汇总.xlsx#8").findings if each.code == "WB-020"]
    assert [each.at.file for each in found] == ["汇总.xlsx#8"]
    assert not [each for each in load("汇总.xlsx#6").findings if each.code == "WB-020"]
