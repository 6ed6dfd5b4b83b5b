"""From bytes to text: UTF-8 and nothing else, but what else it may be is told."""

from govreport.errors import SourceError
from govreport.findings import Locator

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_COMMON = frozenset("的年月日府政信息公开一本市县区行条件情况报告有无和为第请办")


def decoded(content: bytes, name: str) -> str:
    """Return *content* as text, a byte order mark dropped.

    Raises SourceError with the first bad line: GR-311 UTF-16, GR-312 GBK, GR-313 anything else.
    """
    if content.startswith(_UTF16_MARKS) or content[:400].count(0) > len(content[:400]) // 4:
        raise SourceError.of("GR-311", Locator(file=name, line=1))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1 if b"\n" in content else before.count(b"\r") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        at = Locator(file=name, line=line, column=column)
        shown = _as_gbk(content, error.start)
        if shown:
            raise SourceError.of("GR-312", at, shown=shown) from error
        raise SourceError.of("GR-313", at, byte=f"0x{content[error.start]:02X}") from error


def _as_gbk(content: bytes, bad: int) -> str:
    """Return the line around offset *bad* read as GB18030, "" when that makes no Chinese of it."""
    start = content.rfind(b"\n", 0, bad) + 1
    line = content[start:].split(b"\n", 1)[0].strip()
    try:
        content.decode("gb18030")
        shown = line.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return shown[:20] if _chinese(shown) or _COMMON & set(shown) else ""


def _chinese(text: str) -> bool:
    """Tell whether most of what is not ASCII in *text* are characters of everyday Chinese."""
    foreign = [char for char in text if char > "\x7f"]
    common = sum(
        1 for char in foreign if "\u4e00" <= char <= "\u9fa5" or char in "，。、；：？！“”‘’（）《》〔〕"
    )
    return common > len(foreign) * 0.8
