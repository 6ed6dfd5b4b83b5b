"""`govreport workbook`, and a workbook where a data file is expected."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govreport import load
from govreport.cli import cli

COUNTY = Path(__file__).parent.parent.parent / "examples" / "county-bureau-2023"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def test_it_writes_a_blank_workbook_for_an_organ():
    done = run(
        "workbook", "--edition", "2021", "--organ", "示例县水利局", "--level", "department", "--year", "2023"
    )
    assert done.exit_code == 0
    report = load("填报表.xlsx")
    assert (report.organ.name, report.organ.level.value, report.year, report.edition.id) == (
        "示例县水利局", "department", 2023, "2021",
    )  # fmt: skip


def test_the_level_is_filled_in_where_the_name_tells_it():
    run("workbook", "--edition", "2021", "--organ", "示例县示例镇人民政府", "--year", "2023")
    report = load("填报表.xlsx")
    assert (report.organ.name, report.organ.level.value) == ("示例县示例镇人民政府", "township")


def test_from_last_year_on_it_knows_organ_level_and_year():
    assert run("workbook", "--previous", str(COUNTY / "report.toml"), "-o", "new.xlsx").exit_code == 0
    report = load("new.xlsx")
    assert (report.organ.name, report.organ.level.value, report.year) == ("示例县水利局", "department", 2024)
    assert report.figures["requests"].cells["carried_over", "total"] == 5


def test_last_year_may_be_a_workbook_itself():
    shutil.copytree(COUNTY, "last")
    assert run("render", "last/report.toml", "--to", "xlsx", "-o", "last/last.xlsx").exit_code == 0
    assert run("workbook", "--previous", "last/last.xlsx", "-o", "new.xlsx").exit_code == 0
    assert load("new.xlsx").figures["requests"].cells["carried_over", "total"] == 5


def test_it_never_overwrites_a_workbook():
    Path("填报表.xlsx").write_bytes(b"somebody's work")
    done = run("workbook", "--year", "2023")
    assert (done.exit_code, "GR-809" in done.output) == (6, True)
    assert Path("填报表.xlsx").read_bytes() == b"somebody's work"


def test_check_names_file_sheet_and_cell():
    run("workbook", "--year", "2023", "--organ", "示例局", "-o", "a.xlsx")
    done = run("check", "a.xlsx")
    assert done.exit_code == 1
    assert "a.xlsx 一、总体情况!A4 [overview.text] GR-129 错误：" in done.output


def test_a_workbook_of_another_kind_is_an_unreadable_file():
    import xlsxwriter

    with xlsxwriter.Workbook("other.xlsx") as book:
        book.add_worksheet().write(0, 0, "统计")
    done = run("check", "other.xlsx")
    assert done.exit_code == 3
    assert "govreport import other.xlsx" in done.output


def test_a_filled_workbook_is_rendered():
    shutil.copytree(COUNTY, "county")
    assert run("render", "county/report.toml", "-o", "county/a.xlsx").exit_code == 0
    assert run("render", "county/a.xlsx", "-o", "a.docx").exit_code == 0
    assert run("render", "county/report.toml", "-o", "b.docx").exit_code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
