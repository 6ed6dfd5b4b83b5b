"""Workbooks that cannot be trusted are refused, each with the word that helps."""

import io
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from workbook_kit import clean, plan, repacked, saved, sheet, typed, written

from govreport import SourceError, load
from govreport.findings import Finding
from govreport.workbook.drawing import drawn

BOOK = plan(clean())
CONTENT = drawn(BOOK)


def refusal(content: bytes, folder, name: str = "填报表.xlsx") -> Finding:
    with pytest.raises(SourceError) as caught:
        load(written(content, folder, name))
    return caught.value.findings[0]


def changed_sheet(name: str, /, **changes: object) -> bytes:
    return drawn([replace(each, **changes) if each.name == name else each for each in BOOK])


def shifted(name: str, first: int, rows: int = 0, columns: int = 0) -> bytes:
    boxes = tuple(
        replace(box, row=box.row + rows, column=box.column + columns) if box.row >= first else box
        for box in sheet(BOOK, name).boxes
    )
    return changed_sheet(name, boxes=boxes)


def test_an_inserted_row_is_refused_at_the_first_label_that_moved(tmp_path):
    finding = refusal(shifted("表三", 20, rows=1), tmp_path)
    assert finding.code == "WB-019"
    assert finding.at.place == "表三!C21"


def test_a_deleted_row_is_refused(tmp_path):
    boxes = tuple(box for box in sheet(BOOK, "表二").boxes if box.row != 6)
    up = tuple(replace(box, row=box.row - 1) if box.row > 6 else box for box in boxes)
    assert refusal(changed_sheet("表二", boxes=up), tmp_path).code == "WB-019"


def test_an_inserted_column_is_refused(tmp_path):
    assert refusal(shifted("表四", 4, columns=1), tmp_path).code == "WB-019"


def test_a_label_that_was_changed_is_refused_with_both_words(tmp_path):
    finding = refusal(drawn(typed(BOOK, {"表三!D6": "个人"})), tmp_path)
    assert (finding.args["given"], finding.args["words"]) == ("个人", "自然人")


def test_blanks_and_line_breaks_in_a_label_do_not_matter(tmp_path):
    assert load(saved(typed(BOOK, {"表三!D6": " 自然\n人"}), tmp_path)).year == clean().year


def test_a_renamed_sheet_is_named_with_what_it_may_be_called_now(tmp_path):
    finding = refusal(changed_sheet("表三", name="表三（修改）"), tmp_path)
    assert (finding.code, finding.args["sheet"]) == ("WB-018", "表三")
    assert "表三（修改）" in finding.args["others"]


def test_a_missing_sheet_is_named(tmp_path):
    content = drawn([each for each in BOOK if each.name != "六、其他需要报告的事项"])
    assert refusal(content, tmp_path).args["sheet"] == "六、其他需要报告的事项"


def test_a_workbook_of_another_kind_is_sent_to_import(tmp_path):
    content = drawn([each for each in BOOK if each.name != "govreport"])
    assert refusal(content, tmp_path).code == "WB-010"


def test_a_workbook_of_a_newer_layout_is_refused(tmp_path):
    content = drawn(typed(BOOK, {"govreport!B1": "99"}))
    assert refusal(content, tmp_path).code == "WB-015"


@pytest.mark.parametrize("words", ["no role", "label"])
def test_a_damaged_map_is_refused(tmp_path, words):
    content = drawn(typed(BOOK, {"govreport!A9": words, "govreport!C9": "?"}))
    assert refusal(content, tmp_path).code == "WB-014"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "PDF 文件"),
        (b"\xef\xbb\xbf<html><table></table></html>", "网页或 XML（有的系统把网页存成 .xls）"),
        (b"year = 2023\n", "文本文件"),
        (b"", "文本文件"),
        ("单位,件数\n".encode("gbk"), "文本文件"),
        (b"\x93\x00\xff\xfe\x81 nothing anybody knows", "内容无法辨认的文件"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.et"])
def test_a_file_of_another_kind_with_the_suffix_is_named(tmp_path, content, kind, name):
    finding = refusal(content, tmp_path, name)
    assert (finding.code, str(finding.args["kind"])) == ("WB-011", kind)


def archive(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


def test_a_word_document_with_the_suffix_is_named(tmp_path):
    assert str(refusal(archive(word__document_xml=b"<w/>"), tmp_path).args["kind"]) == "Word 文档"


@pytest.mark.parametrize(
    ("stream", "code"), [("EncryptedPackage", "WB-012"), ("WordDocument", "WB-011"), ("Workbook", "WB-014")]
)
def test_old_office_files_are_told_apart(tmp_path, stream, code):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)
    assert refusal(content, tmp_path, "a.xls").code == code


@pytest.mark.parametrize("length", [10, 200, 5000, -30])
def test_a_workbook_cut_short_is_damaged(tmp_path, length):
    assert refusal(CONTENT[:length], tmp_path).code == "WB-014"


def test_a_part_that_is_no_xml_is_damaged(tmp_path):
    def change(name, part):
        return part[: len(part) // 2] if name.endswith("sheet4.xml") else part

    assert refusal(repacked(CONTENT, change), tmp_path).code == "WB-014"


def test_a_document_type_is_not_even_looked_at(tmp_path):
    def change(name, part):
        return (
            part.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
            if name.endswith("sheet4.xml")
            else part
        )

    assert refusal(repacked(CONTENT, change), tmp_path).code == "WB-014"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    content = archive(xl__workbook_xml=bytes(100 << 20))
    assert len(content) < 1 << 20
    assert refusal(content, tmp_path).code == "WB-013"


def test_a_cell_at_the_far_end_of_a_sheet_does_not_fill_the_memory(tmp_path):
    def change(name, part):
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return part.replace(b"</sheetData>", far) if name.endswith("sheet4.xml") else part

    assert refusal(repacked(CONTENT, change), tmp_path).code == "WB-017"


def test_a_paragraph_too_long_for_a_cell_is_refused_when_written():
    from govreport import OutputError, render
    from govreport.testing import blank_report, report_from

    data = blank_report("2021")
    data["overview"]["text"] = "长" * 33_000
    with pytest.raises(OutputError) as caught:
        render(report_from(data), to="xlsx", check_first=False)
    assert caught.value.findings[0].code == "WB-016"


@pytest.mark.parametrize(
    ("module", "doing"),
    [
        ("xlsxwriter", "['workbook', '-o', 'new.xlsx']"),
        ("python_calamine", "['check', '填报表.xlsx']"),
    ],
)
def test_without_the_packages_of_the_extra_it_says_what_to_install(tmp_path, module, doing):
    written(CONTENT, tmp_path)
    program = f"import sys; sys.modules[{module!r}] = None; from govreport.cli import cli; cli.run({doing})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "WB-001" in done.stdout + done.stderr
    assert 'pip install "govreport[excel]"' in done.stdout + done.stderr
