"""From bytes to text: UTF-8 and nothing else, but what else it may be is told."""

import re

from govreport.errors import SourceError
from govreport.findings import Locator

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(rb"\r\n?|\n")
_PUNCTUATION = "，。、；：？！“”‘’（）《》〔〕"


def decoded(content: bytes, name: str) -> str:
    """Return *content* as text, a byte order mark dropped.

    Raises SourceError with the first bad line: GR-311 UTF-16, GR-312 GBK, GR-313 anything else.
    """
    if content.startswith(_UTF16_MARKS) or content[:400].count(0) > len(content[:400]) // 4:
        raise SourceError.of("GR-311", Locator(file=name, line=1))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, name, _first_bad(content)) from error


def _first_bad(content: bytes) -> int:
    """Return the offset of the first byte that is no UTF-8, a byte order mark counted in."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _not_utf8(content: bytes, name: str, bad: int) -> SourceError:
    ends = [found.end() for found in _LINE_END.finditer(content, 0, bad)]
    start = ends[-1] if ends else 0
    line = _LINE_END.split(content[start:], maxsplit=1)[0]
    number = len(ends) + 1
    shown = "" if _chinese(content[:bad].decode("utf-8")) else _as_gbk(content, line)
    if shown:
        column = next((at for at, byte in enumerate(line) if byte > 0x7F), 0) + 1
        return SourceError.of("GR-312", Locator(file=name, line=number, column=column), shown=shown)
    column = len(content[start:bad].decode("utf-8")) + 1
    at = Locator(file=name, line=number, column=column)
    return SourceError.of("GR-313", at, byte=f"0x{content[bad]:02X}")


def _as_gbk(content: bytes, line: bytes) -> str:
    """Return *line* read as GB18030, "" when that makes no Chinese of the content."""
    try:
        shown = line.decode("gb18030").strip() if _chinese(content.decode("gb18030")) else ""
    except UnicodeDecodeError:
        return ""
    return shown[:20]


def _chinese(text: str) -> bool:
    """Tell whether most of what is not ASCII in *text* are characters of everyday Chinese."""
    foreign = [char for char in text if char > "\x7f"]
    common = sum(1 for char in foreign if "\u4e00" <= char <= "\u9fa5" or char in _PUNCTUATION)
    return common > len(foreign) * 0.8
