"""The file: a workbook that can be read without harm, or a clear word why it is none."""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Mapping

from govreport.errors import SourceError
from govreport.findings import Locator, Words

MEGABYTE = 1 << 20
MOST_UNPACKED = 64 * MEGABYTE
MOST_PARTS = 1000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

KINDS: Mapping[bytes, Words] = {
    b"%PDF": Words("PDF 文件", "a PDF"),
    b"{\\rtf": Words("RTF 文件", "an RTF file"),
    b"<": Words("网页或 XML（有的系统把网页存成 .xls）", "a web page or XML"),
    b"\x89PNG": Words("图片", "a picture"),
    b"\xff\xd8\xff": Words("图片", "a picture"),
}
DOCUMENT = Words("Word 文档", "a Word document")
SLIDES = Words("演示文稿", "a presentation")
ARCHIVE = Words("压缩包", "an archive")
TEXT = Words("文本文件", "a text file")
UNKNOWN = Words("内容无法辨认的文件", "a file of no known kind")


def admitted(content: bytes, at: Locator) -> tuple[bytes, Mapping[str, bytes]]:
    """Return what the library may read, and the parts of an .xlsx (none of an .xls).

    An .xlsx is packed anew from what was unpacked here, so that nothing unmeasured gets through.
    Raises SourceError: another kind of file (WB-011), encrypted (012), too large (013), damaged (014).
    """
    if content.startswith(ZIP):
        parts = _unpacked(content, at)
        _admit_package(parts, at)
        return _packed(parts), parts
    if content.startswith(OLE):
        _admit_compound(content, at)
        return content, {}
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    other = UNKNOWN if b"\0" in content or not _is_text(content) else TEXT
    kind = next((words for mark, words in KINDS.items() if start.startswith(mark)), other)
    raise SourceError.of("WB-011", at, kind=kind)


def _is_text(content: bytes) -> bool:
    """Tell whether this may have been written as text: in UTF-8, or in the Chinese encoding of Windows."""
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            content.decode(encoding)
            return True
    return False


def _unpacked(content: bytes, at: Locator) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS:
                raise SourceError.of("WB-013", at, most=MOST_UNPACKED // MEGABYTE)
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise SourceError.of("WB-012", at)
                with archive.open(entry) as part:
                    parts[entry.filename] = part.read(left + 1)
                left -= len(parts[entry.filename])
                if left < 0:
                    raise SourceError.of("WB-013", at, most=MOST_UNPACKED // MEGABYTE)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise SourceError.of("WB-014", at) from error
    return parts


def _admit_package(parts: Mapping[str, bytes], at: Locator) -> None:
    if "xl/workbook.xml" in parts:
        return
    kind = DOCUMENT if "word/document.xml" in parts else ARCHIVE
    kind = SLIDES if "ppt/presentation.xml" in parts else kind
    raise SourceError.of("WB-011", at, kind=kind)


def _admit_compound(content: bytes, at: Locator) -> None:
    def named(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if named("EncryptedPackage"):
        raise SourceError.of("WB-012", at)
    if not named("Workbook") and not named("Book"):
        kind = DOCUMENT if named("WordDocument") else ARCHIVE
        raise SourceError.of("WB-011", at, kind=SLIDES if named("PowerPoint Document") else kind)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()
