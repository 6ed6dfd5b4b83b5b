"""The encoding of a page or a text: what the bytes are counts, what the page declares comes second."""

import re
from dataclasses import dataclass

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:.]+)""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "csgb2312", "cp936", "ms936", "euc-cn"}
"""GB 18030 holds every character of these; pages that declare gb2312 are full of others."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text. encoding: that was used. declared: that the page names, "" when it names none.

    damaged: characters that could not be read.
    """

    text: str
    encoding: str
    declared: str = ""
    damaged: int = 0

    @property
    def contradicted(self) -> bool:
        """Tell whether the page declares another encoding than it has."""
        return bool(self.declared) and _python_name(self.declared) != self.encoding


def decode(content: bytes, declared: str = "") -> Decoded:
    """Return *content* as text. declared: what a mail header said; else the first 4 KB are looked at."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, "replace"), "utf-8" if mark[0] == 0xEF else encoding)
    if not declared and (found := _DECLARED.search(content[:4096])):
        declared = found[1].decode("ascii")
    for encoding in ("utf-8", _python_name(declared), "gb18030", "big5"):
        try:
            return Decoded(content.decode(encoding), encoding, declared)
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged(content, declared)


def _damaged(content: bytes, declared: str) -> Decoded:
    """Read what no encoding fits: with the one that leaves fewest characters unread."""
    return min(
        (Decoded(text, encoding, declared, text.count("\ufffd"))
         for encoding in ("utf-8", "gb18030")
         for text in [content.decode(encoding, "replace")]),
        key=lambda each: each.damaged,
    )  # fmt: skip


def _python_name(declared: str) -> str:
    name = declared.strip().lower()
    if name in _CHINESE:
        return "gb18030"
    return {"utf8": "utf-8", "unicode": "utf-8", "": "utf-8"}.get(name, name)
