"""A plain Excel sheet that looks like the form, and old kinds of file through LibreOffice."""

import datetime
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from importing_kit import EDITIONS, PLUGINS, TEXT, figures, missing, table_of, wrong

from govreport import load, render
from govreport.importing import import_report
from govreport.outputs.pdf import find_office

xlsxwriter = pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")


def number(text: str) -> object:
    bare = text.lstrip("-").replace(".", "", 1)
    return float(text) if bare.isdigit() else text


def write_sheet(file: Path, edition, cells, *, gap: int = 1) -> None:
    """Write all sections below each other. gap: blank rows behind each table."""
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("年报")
    sheet.write(0, 0, f"示例县水利局{edition.first_year}年政府信息公开工作年度报告")
    top = 2
    for place, section in enumerate(edition.sections):
        sheet.write(top, 0, f"{'一二三四五六'[place]}、{section.title}")
        top += 1
        if section.id not in edition.tables:
            sheet.write(top, 0, TEXT)
            top += 2
            continue
        rows = table_of(edition, section.id, cells)
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate(rows):
            left = 0
            for cell in row:
                while (down, left) in taken:
                    left += 1
                taken |= {(down + i, left + j) for i in range(cell.rows) for j in range(cell.columns)}
                if cell.rows * cell.columns > 1:
                    end = (top + down + cell.rows - 1, left + cell.columns - 1)
                    sheet.merge_range(top + down, left, *end, number(cell.text))
                else:
                    sheet.write(top + down, left, number(cell.text))
        top += len(rows) + gap
    book.close()


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_a_sheet_that_looks_like_the_form_is_read(tmp_path, edition, gap):
    cells = figures(edition, 11)
    file = tmp_path / "report.xlsx"
    write_sheet(file, edition, cells, gap=gap)
    found = import_report(file, PLUGINS)
    assert (wrong(found, cells), missing(found, cells)) == ({}, set())
    assert (found.edition.id, found.head.organ) == (edition.id, "示例县水利局")
    assert set(found.texts.values()) == {TEXT}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_and_foreign_kinds_of_file_come_back_through_libreoffice(repository, tmp_path, kind):
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    report = load(repository / "examples" / "county-bureau-2023" / "report.toml", plugins=PLUGINS)
    (tmp_path / "report.docx").write_bytes(render(report, plugins=PLUGINS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=120)
    file = tmp_path / f"old.{kind}"
    shutil.move(tmp_path / f"report.{kind}", file)
    found = import_report(file, PLUGINS)
    expected = {
        (section, *place): cell
        for section, table in report.figures.items()
        for place, cell in table.cells.items()
    }
    assert {key: read.value for key, read in found.cells.items()} == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (16.4 + 1e-14, "16.4"),
        (0.1 + 0.2, "0.3"),
        (12.0, "12"),
        (11398889.0, "11398889"),
        (0.0001, "0.0001"),
    ],
)
def test_a_number_is_read_as_its_sheet_shows_it(tmp_path, written, read):
    cells = figures(EDITIONS[1], 4) | {("proactive", "fees", "amount"): repr(written)}
    file = tmp_path / "report.xlsx"
    write_sheet(file, EDITIONS[1], cells)
    found = import_report(file, PLUGINS).cells.get(("proactive", "fees", "amount"))
    assert found is not None
    assert found.seen == read


def write_one_cell(file: Path, write) -> None:
    """Write table two of 2021 with its first figure written by *write*."""
    book = xlsxwriter.Workbook(str(file), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for down, row in enumerate(table_of(EDITIONS[1], "proactive", figures(EDITIONS[1], 4))):
        for at, cell in enumerate(row):
            if cell.path == ("government_rules", "issued"):
                write(sheet, down, at)
            else:
                sheet.write(down, at, number(cell.text))
    book.close()


@pytest.mark.parametrize(
    "write",
    [
        lambda sheet, row, column: sheet.write_boolean(row, column, True),
        lambda sheet, row, column: sheet.write_formula(row, column, "=1/0", None, "#DIV/0!"),
        lambda sheet, row, column: sheet.write_datetime(row, column, datetime.datetime(2024, 1, 3)),
    ],
    ids=["TRUE", "an error", "a date"],
)
def test_what_is_no_number_is_no_blank_cell_either(tmp_path, write):
    file = tmp_path / "report.xlsx"
    write_one_cell(file, write)
    found = import_report(file, PLUGINS)
    assert ("proactive", "government_rules", "issued") not in found.cells
    assert "RB-031" in {each.code for each in found.findings}


def test_a_formula_that_was_never_calculated_is_no_blank_cell(tmp_path):
    file = tmp_path / "report.xlsx"
    write_one_cell(file, lambda sheet, row, column: sheet.write_formula(row, column, "=1+1", None, "X"))
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<v>X</v>" in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<v>X</v>", b"")
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    found = import_report(file, PLUGINS)
    assert ("proactive", "government_rules", "issued") not in found.cells
    assert "RB-031" in {each.code for each in found.findings}
