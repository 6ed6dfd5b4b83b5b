"""LibreOffice calculates what we wrote as we do, and workbooks that it saved are read."""

import os
import shutil
import subprocess

import pytest
from workbook_kit import plan, uncalculated, written

from govreport import load
from govreport.testing import blank_report, report_from
from govreport.workbook.drawing import drawn
from govreport.workbook.plan import Role, Style

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("soffice") is None, reason="LibreOffice is not installed: no second opinion"
    ),
]


def report():
    """A report with every sort of cell: numbers, blank, `/`, a sum that does not hold."""
    data = blank_report("2021")
    data["requests"] = {
        "unlisted": 0,
        "new_received": [58, 7, 0, 0, 1, 0],
        "granted": [40, 5, "/", "", 1, 0],
        "denied_third_party": ["/", "/", "/", "/", "/", "/"],
        "carried_forward": [18, 1, 0, 0, 0, 0],
    }
    data["disputes"]["review"] = [1, 0, 0, 2]
    data["proactive"]["fees"] = {"amount": "318.46"}
    return report_from(data)


def converted(content: bytes, folder, suffix: str):
    """Open the workbook in LibreOffice and save it as another kind of file."""
    file = written(content, folder, "made.xlsx")
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        suffix,
    ]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(
        [*command, "--outdir", out, file], check=True, capture_output=True, timeout=180, env=environment
    )
    return out / f"made.{suffix}"


@pytest.fixture(scope="module")
def book():
    return plan(report())


def test_its_results_are_ours_in_every_cell_with_a_formula(book, tmp_path):
    from python_calamine import CalamineWorkbook

    calculated = CalamineWorkbook.from_path(converted(uncalculated(drawn(book)), tmp_path, "xlsx"))
    compared = 0
    for sheet in book:
        rows = calculated.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for box in sheet.boxes:
            if box.formula and sheet.name != "封面":
                there = rows[box.row][box.column] if box.row < len(rows) else ""
                assert (sheet.name, box.row, box.column, there) == (
                    sheet.name,
                    box.row,
                    box.column,
                    box.value,
                )
                compared += 1
    assert compared == 79


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_a_workbook_that_it_saved_holds_the_same_report(book, tmp_path, suffix):
    again = load(converted(drawn(book), tmp_path, suffix))
    assert {key: each.cells for key, each in again.figures.items()} == {
        key: each.cells for key, each in report().figures.items()
    }
    assert {key: each.text for key, each in again.narratives.items() if each} == {
        key: each.text for key, each in report().narratives.items() if each
    }


def test_an_old_format_is_said_to_hide_failed_formulas(book, tmp_path):
    assert "WB-021" in {each.code for each in load(converted(drawn(book), tmp_path, "xls")).findings}


def test_a_file_of_wps_is_read_as_what_it_is(book, tmp_path):
    file = converted(drawn(book), tmp_path, "xls")
    assert load(file.rename(file.with_suffix(".et"))).year == report().year


def test_an_error_that_it_calculated_is_named(book, tmp_path):
    wrong = [
        box
        for sheet in book
        for box in sheet.boxes
        if box.key == "requests.granted.total" and box.role is Role.TOTAL
    ]
    changed = [
        type(sheet)(**{**{name: getattr(sheet, name) for name in sheet.__slots__}, "boxes": tuple(
            _broken(box) if box in wrong else box for box in sheet.boxes)})
        for sheet in book
    ]  # fmt: skip
    findings = load(converted(uncalculated(drawn(changed)), tmp_path, "xlsx")).findings
    assert ("WB-020", "表三!J10") in {(each.code, each.at.place) for each in findings}


def _broken(box):
    from dataclasses import replace

    return replace(box, formula="=1/0", style=Style.TOTAL)
