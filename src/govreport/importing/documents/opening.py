"""Which reader a file needs: told by its first bytes, then by its name."""

from collections.abc import Callable
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.importing.documents.content import Document

MOST_BYTES = 64 << 20
MOST_MARKUP = 24 << 20
"""A page or a text. The longest page of a report, with its pictures inside, has about ten MB."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<p", b"<meta", b"<!--")
_SHEETS = (".xlsx", ".xls", ".et", ".xlsm", ".ods")


def read_document(path: Path) -> Document:
    """Read a file of any known kind. Raises SourceError, GR-301 to 307, RB-002 to RB-018."""
    content = _content(path)
    return _reader(path, content)(content, path)


def _content(path: Path) -> bytes:
    from govreport.source.opening import read_bytes

    at = Locator(file=str(path))
    limit = MOST_MARKUP if path.suffix.lower() in (".html", ".htm", ".txt", ".md") else MOST_BYTES
    if path.is_file() and path.stat().st_size > limit:
        size = f"{path.stat().st_size / (1 << 20):.0f} MB"
        raise SourceError.of("RB-005", at, what=size, limit=f"{limit >> 20} MB")
    content = read_bytes(path, MOST_BYTES)
    if not content.strip():
        raise SourceError.of("RB-002", at)
    return content


def _reader(path: Path, content: bytes) -> Callable[[bytes, Path], Document]:
    """Return the reader by the first bytes; by the name where these say nothing."""
    if content.startswith((b"PK", _OLE)):
        return _packed(path, content)
    suffix = path.suffix.lower()
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for begin, reader in _STARTS:
        if start.startswith(begin):
            return reader
    if suffix in (".mht", ".mhtml"):
        return _mht
    page = suffix in (".html", ".htm", ".xhtml") or b"<table" in content[:200_000].lower()
    return _html if page else _text


def _packed(path: Path, content: bytes) -> Callable[[bytes, Path], Document]:
    suffix = path.suffix.lower()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _protected
    if suffix in _SHEETS or b"xl/workbook" in content:
        return _sheet
    return _office if content.startswith(_OLE) or suffix == ".odt" else _docx


def _docx(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.docx import read_docx

    return read_docx(content, str(path))


def _html(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.html import read_html
    from govreport.importing.documents.html_pictures import beside

    return read_html(content, str(path), beside(path))


def _mht(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.mht import read_mht

    return read_mht(content, str(path))


def _text(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.text import read_text

    return read_text(content, str(path))


def _sheet(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.sheet import read_sheet

    return read_sheet(content, str(path))


def _pdf(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.pdf import read_pdf

    return read_pdf(content, str(path))


def _office(content: bytes, path: Path) -> Document:
    from govreport.importing.documents.office import read_office

    return read_office(content, path)


def _protected(_: bytes, path: Path) -> Document:
    raise SourceError.of("RB-003", Locator(file=str(path)))


def _image(_: bytes, path: Path) -> Document:
    raise SourceError.of("RB-012", Locator(file=str(path)))


_STARTS: tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes, Path], Document]], ...] = (
    (b"%pdf", _pdf),
    (b"{\\rtf", _office),
    ((b"mime-version", b"from:"), _mht),
    (_MARKUP, _html),
    ((b"\x89png", b"\xff\xd8\xff", b"gif8"), _image),
)
"""How the kinds of file begin, in small letters."""
