"""Files that would harm, or hold no report: one clear message each, and little memory on the way."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from importing_kit import EDITIONS, PLUGINS, figures, table_of
from importing_layouts import LAYOUTS
from importing_word import HEAD, SPACES, docx

from govreport.errors import SourceError
from govreport.importing import import_report

MEGABYTE = 1 << 20


@pytest.fixture
def refused(tmp_path):
    def refuse(content: bytes, name: str) -> str:
        file = tmp_path / name
        file.write_bytes(content)
        tracemalloc.start()
        try:
            with pytest.raises(SourceError) as caught:
                import_report(file, PLUGINS)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 300 * MEGABYTE
        finding = caught.value.findings[0]
        assert finding.at.file is not None
        return finding.code

    return refuse


def bomb(size: int) -> bytes:
    """Return a .docx whose document claims and unpacks to *size* bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(""))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != "word/document.xml":
                new.writestr(member, old.read(member))
        with new.open("word/document.xml", "w", force_zip64=True) as member:
            chunk = b" " * MEGABYTE
            for _ in range(size // MEGABYTE):
                member.write(chunk)
    return stream.getvalue()


def test_a_bomb_that_announces_its_size_is_refused(refused):
    content = bomb(256 * MEGABYTE)
    assert len(content) < MEGABYTE
    assert refused(content, "report.docx") in ("RB-005", "RB-006")


@pytest.mark.slow
def test_a_bomb_of_two_gigabytes_is_refused(refused):
    assert refused(bomb(2048 * MEGABYTE), "report.docx") in ("RB-005", "RB-006")


def test_a_bomb_that_lies_about_its_size_is_refused(refused):
    content = bytearray(bomb(64 * MEGABYTE))
    true = struct.pack("<I", 64 * MEGABYTE)
    while (at := content.find(true)) >= 0:
        content[at : at + 4] = struct.pack("<I", 1000)
    assert refused(bytes(content), "report.docx") in ("RB-005", "RB-006", "RB-008")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">',
    ],
)
def test_entities_and_outside_declarations_are_refused(refused, declaration):
    document = f"{HEAD}{declaration}<w:document {SPACES}><w:body><w:p/></w:body></w:document>"
    assert refused(docx("", {"word/document.xml": document}), "report.docx") == "RB-007"


def test_ten_thousand_nested_tables_of_a_page_are_refused(refused):
    nested = "<table><tr><td>" * 10_000 + "规章" + "</td></tr></table>" * 10_000
    assert refused(f"<html><body>{nested}</body></html>".encode(), "report.html") == "RB-009"


def test_ten_thousand_nested_tables_of_word_are_refused(refused):
    nested = "<w:tbl><w:tr><w:tc>" * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000
    assert refused(docx(nested), "report.docx") == "RB-009"


def test_a_hundred_nested_tables_of_word_are_refused(refused):
    opened = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 100
    assert refused(docx(opened + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 100), "report.docx") == "RB-009"


def test_a_hundred_thousand_nested_elements_are_refused(refused):
    nested = "<div>" * 100_000 + "规章" + "</div>" * 100_000
    assert refused(f"<html><body>{nested}</body></html>".encode(), "report.html") in ("RB-008", "RB-009")


def test_spans_that_would_fill_the_memory_are_refused(refused):
    rows = "<tr>" + "<td rowspan=65534>规章</td>" * 900 + "</tr>" + "<tr><td>1</td></tr>" * 900
    assert refused(f"<html><body><table>{rows}</table></body></html>".encode(), "report.html") == "RB-010"


def test_one_cell_of_four_million_is_only_one_cell(refused):
    body = "<html><body><table><tr><td colspan=2000 rowspan=2000>规章</td></tr></table></body></html>"
    assert refused(body.encode(), "report.html") == "RB-001"


def test_a_page_of_two_hundred_megabytes_is_refused_unread(refused, tmp_path):
    file = tmp_path / "large.html"
    with file.open("wb") as page:
        page.write(b"<html>")
        page.truncate(200 * MEGABYTE)
    with pytest.raises(SourceError) as caught:
        import_report(file, PLUGINS)
    assert caught.value.findings[0].code == "RB-005"


def test_a_file_with_a_password_is_said_to_have_one(refused):
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(start + "EncryptedPackage".encode("utf-16-le") + bytes(600), "report.docx") == "RB-003"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "report.docx", "RB-002"),
        (b"  \n", "report.txt", "RB-002"),
        (b"PK\x03\x04" + bytes(50), "report.docx", "RB-008"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "report.html", "RB-012"),
        (b"%PDF-1.4\nnonsense", "report.pdf", "RB-008"),
        ("<html><body><form>用户名 密码 登录</form></body></html>".encode(), "report.html", "RB-001"),
        ("<html><body><h1>404</h1>页面不存在</body></html>".encode(), "report.html", "RB-001"),
        (
            "<html><body><ul><li>2023年年报</li><li>2022年年报</li></ul></body></html>".encode(),
            "a.html",
            "RB-001",
        ),
        ("一封信，没有表格。".encode(), "letter.txt", "RB-001"),
    ],
)
def test_what_holds_no_report_is_said(refused, content, name, code):
    assert refused(content, name) == code


def test_a_pdf_of_pictures_only_is_said_to_be_one(refused):
    pytest.importorskip("pdfplumber")
    assert refused(picture_pdf(), "report.pdf") == "RB-011"


def picture_pdf() -> bytes:
    """Return a PDF of one page that shows a grey picture."""
    pixels = zlib.compress(b"\x80" * 100)
    drawing = b"q 500 0 0 700 50 70 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(pixels), pixels),
    ]
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, each)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def test_an_old_word_file_without_libreoffice_is_told_what_to_do(refused, monkeypatch):
    monkeypatch.setattr("govreport.importing.documents.office.find_office", lambda: None)
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "report.doc") == "RB-014"


def test_two_reports_in_one_file_are_refused(refused):
    edition = EDITIONS[1]
    pages = []
    for seed in (1, 2):
        cells = figures(edition, seed, blanks=False)
        tables = {section: table_of(edition, section, cells) for section in edition.tables}
        pages.append(str(LAYOUTS[0].write(edition, tables)[0]))
    assert refused("".join(pages).encode(), "report.html") == "RB-020"


def test_two_reports_side_by_side_are_refused(refused):
    edition = EDITIONS[1]
    cells = figures(edition, 3, blanks=False)
    doubled = {}
    for section in edition.tables:
        table = table_of(edition, section, cells)
        doubled[section] = [
            [*line, *[each for each in line if each.role in ("figure", "header")]] for line in table
        ]
    content, name = next(each for each in LAYOUTS if each.name == "tabs").write(edition, doubled)
    assert refused(str(content).encode(), name) == "RB-020"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><body>" + b"<p>a</p>" * 200_000, "report.html"),
        (docx("<w:p/>" * 400_000), "report.docx"),
        (b"a\n" * 40_000, "report.txt"),
    ],
    ids=["page", "word", "text"],
)
def test_more_than_any_report_has_is_refused_before_it_is_worked_through(refused, content, name):
    assert refused(content, name) in ("RB-005", "RB-006")
