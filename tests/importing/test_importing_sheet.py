"""A plain Excel sheet that looks like the form, and old kinds of file through LibreOffice."""

import shutil
import subprocess
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
