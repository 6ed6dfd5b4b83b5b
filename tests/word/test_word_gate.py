"""Only a sane .docx comes in; everything else is named before any XML is read."""

import io
import zipfile
from pathlib import Path

import pytest
from word_documents import R, docx, members, p, package, part, rendered, templates, texts

from govreport.errors import TemplateError
from govreport.word.gate import Limits, open_package
from govreport.word.visible import seen_tables

GOOD = docx(p("a"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def changed(**parts: bytes | None) -> bytes:
    """Return the good document with members changed; `word__document_xml` stands for word/document.xml."""
    known = members(GOOD)
    for name, content in parts.items():
        path = name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin")
        known[path] = b"" if content is None else content
    return package(known)


def typed(old: str, new: str) -> bytes:
    known = members(GOOD)
    known["[Content_Types].xml"] = known["[Content_Types].xml"].replace(old.encode(), new.encode())
    return package(known)


def renamed(new: str) -> bytes:
    return package(members(GOOD) | {new: b"x"})


def doubled() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"x")
    return stream.getvalue()


def flipped() -> bytes:
    at = GOOD.index(b"word/document.xml") + 60
    return GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]


def related(target: str, kind: str) -> bytes:
    entry = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/{kind}" Target="{target}" '
    )
    mode = 'TargetMode="External"' if ":" in target else ""
    return package(
        members(GOOD) | {"word/_rels/document.xml.rels": f"{entry}{mode}/></Relationships>".encode()}
    )


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "GR-501", "0 字节"),
        (OLE, "GR-502", ".doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "GR-502", "密码"),
        (b"{\\rtf1 x}", "GR-502", "RTF"),
        (b"<!DOCTYPE html><html></html>", "GR-502", "HTML"),
        (b"\xef\xbb\xbf<html>", "GR-502", "HTML"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "GR-502", "XML"),
        (b"%PDF-1.7", "GR-502", "PDF"),
        (b"just text", "GR-502", "未知格式"),
        (GOOD[: len(GOOD) // 2], "GR-503", f"第 {len(GOOD) // 2} 字节"),
        (package({"xl/workbook.xml": b"<x/>"}), "GR-502", "Excel"),
        (package({"content.xml": b"<x/>"}), "GR-502", "OpenDocument"),
        (package({"a.txt": b"x"}), "GR-511", "word/document.xml"),
        (renamed("../evil"), "GR-506", "../evil"),
        (renamed("word\\evil"), "GR-506", "evil"),
        (renamed("/etc/passwd"), "GR-506", "passwd"),
        (renamed("WORD/Document.xml"), "GR-507", "Document.xml"),
        (changed(word__a_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "GR-509", "DTD"),
        (changed(word__a_xml="<!DOCTYPE a><a/>".encode("utf-16")), "GR-509", "DTD"),
        (changed(word__a_xml='<?xml version="1.0" encoding="GBK"?><a>局</a>'.encode("gbk")), "GR-510", "GBK"),
        (changed(word__document_xml=b"<w:document"), "GR-513", "XML"),
        (typed("wordprocessingml.document.main", "x.macroEnabled.main"), "GR-512", "宏"),
        (changed(word__vbaProject_bin=b"x"), "GR-512", "宏"),
        (
            changed(word__document_xml=b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
            "GR-519",
            "严格",
        ),
        (related("http://x.example/a.png", "image"), "GR-514", "x.example"),
        (related("http://x.example/a.dotm", "attachedTemplate"), "GR-514", "x.example"),
        (related("header9.xml", "header"), "GR-515", "header9.xml"),
    ],
)  # fmt: skip
def test_what_is_no_sane_docx_is_named(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    from word_documents import report

    from govreport.word import render_docx

    found = templates(tmp_path, report=content)
    with pytest.raises(TemplateError) as caught:
        render_docx({}, found, report())
    assert caught.value.findings[0].code == code
    assert words in str(caught.value)


def test_a_member_that_stands_twice_is_refused() -> None:
    with pytest.raises(TemplateError, match=r"GR-507.*word/document\.xml"):
        open_package(doubled(), "a.docx")


def test_a_flipped_bit_is_noticed() -> None:
    with pytest.raises(TemplateError, match=r"GR-50[38]"):
        open_package(flipped(), "a.docx")


def test_an_encrypted_archive_is_named() -> None:
    content = bytearray(GOOD)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(sign, at + 1)) >= 0:
            content[at + flags] |= 1
    with pytest.raises(TemplateError, match=r"GR-502.*加密"):
        open_package(bytes(content), "a.docx")


def test_a_bomb_is_refused_by_its_own_figures() -> None:
    bomb = package(members(GOOD) | {"word/big.bin": b"\0" * (4 << 20)})
    with pytest.raises(TemplateError, match=r"GR-505.*big\.bin"):
        open_package(bomb, "a.docx")


def test_limits_are_named_with_what_was_found() -> None:
    with pytest.raises(TemplateError, match=r"GR-504.*4 个部件.*3 个"):
        open_package(GOOD, "a.docx", Limits(members=3))
    with pytest.raises(TemplateError, match="GR-504"):
        open_package(GOOD, "a.docx", Limits(file=10))
    with pytest.raises(TemplateError, match="GR-504"):
        open_package(GOOD, "a.docx", Limits(unpacked=10))


def test_a_template_for_documents_dotx_becomes_a_document(tmp_path: Path) -> None:
    from word_documents import rendered

    content = rendered(tmp_path, {}, report=typed("document.main+xml", "template.main+xml"))
    assert b"template.main" not in members(content)["[Content_Types].xml"]


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    from word_documents import EDITION, report

    from govreport.word import TemplateSet, render_docx

    with pytest.raises(TemplateError, match=r"missing\.docx GR-521"):
        render_docx({}, TemplateSet((), EDITION, tmp_path / "missing.docx"), report())


@pytest.mark.parametrize("target", ["media/none.png", "styles.xml"])
def test_a_relationship_to_nothing_is_named(tmp_path: Path, target: str) -> None:
    kind = "image" if "media" in target else "styles"
    lost = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"/>'
    rels = members(GOOD)["word/_rels/document.xml.rels"].decode()
    lacking = members(GOOD) | {"word/_rels/document.xml.rels": rels.replace("</R", f"{lost}</R").encode()}
    with pytest.raises(TemplateError, match=rf"GR-515.*rId99.*{target}"):
        rendered(tmp_path, {}, report=package(lacking))


@pytest.mark.parametrize("number", ["x", "-5", "2000000000", "", "1.5"])
def test_a_number_of_columns_that_is_none_does_not_stop_the_report(tmp_path: Path, number: str) -> None:
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("甲")}</w:tc>'
    before = f'<w:tr><w:trPr><w:gridBefore w:val="{number}"/></w:trPr>{span}</w:tr>'
    grid = f'<w:tblGrid><w:gridCol w:w="{number}"/></w:tblGrid>'
    body = f"<w:tbl><w:tblPr/>{grid}<w:tr>{span}{span}</w:tr>{before}</w:tbl>"
    made = rendered(tmp_path, {}, report=docx(body))
    assert texts(made) == ["甲", "甲", "甲"]
    assert [len(row) < 200 for table in seen_tables(part(made)) for row in table] == [True, True]
