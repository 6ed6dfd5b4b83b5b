"""Recognise what is called .docx and is not, by its first bytes."""

from govreport.findings import Words

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: tuple[tuple[tuple[bytes, ...], Words], ...] = (
    ((b"{\\rtf",), Words("RTF 文件", "an RTF file")),
    ((b"<!doctype html", b"<html"), Words("网页（HTML）", "a web page (HTML)")),
    ((b"<?xml", b"<pkg:package"), Words("XML 文件（Word XML 文档）", "an XML file (Word XML document)")),
    ((b"%pdf",), Words("PDF 文件", "a PDF file")),
)
_UNKNOWN = Words("未知格式的文件", "a file of an unknown format")


def foreign_kind(content: bytes) -> Words | None:
    """Return what *content* is when it is no zip package, None when it may be one."""
    if content.startswith(b"PK"):
        return None
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        return _ole(content)
    return next((kind for marks, kind in _KINDS if start.startswith(marks)), _UNKNOWN)


def _ole(content: bytes) -> Words:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Words("设有打开密码的文件", "a file protected by a password")
    if "WpsCustomData".encode("utf-16-le") in content:
        return Words("旧的 WPS 文件（.wps）", "an old WPS file (.wps)")
    return Words("旧的 Word 97—2003 文件（.doc）或 .wps", "an old Word 97–2003 file (.doc) or .wps")


def other_package(names: frozenset[str]) -> Words | None:
    """Return what a zip without a document part is, None when it is simply not known."""
    if any(name.startswith("xl/") for name in names):
        return Words("Excel 工作簿", "an Excel workbook")
    if any(name.startswith("ppt/") for name in names):
        return Words("演示文稿", "a presentation")
    if "content.xml" in names:
        return Words("OpenDocument 文件（.odt）", "an OpenDocument file (.odt)")
    return None
