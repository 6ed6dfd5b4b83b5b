"""File names made from what the data say: safe on every system, never longer than a folder takes."""

import re
import unicodedata

LONGEST = 255
"""Bytes of the longest file name (UTF-8): 83 汉字 and a suffix."""

FORBIDDEN = re.compile(r'[/\\:*?"<>|\s]+')
PORTS = (f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))
RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *PORTS})
UNNAMED = "report"


def safe_name(title: str, suffix: str) -> str:
    """Return a file name for *title*: `示例市2023年政府信息公开工作年度报告.docx`.

    Characters that a system forbids and white space are dropped, invisible ones (controls, marks of
    writing direction, lone surrogates) too. A name that Windows reserves gets an underscore; one that
    is too long is cut between two characters; an empty one becomes `report`.
    """
    visible = "".join(char for char in title if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn"})
    stem = _cut(FORBIDDEN.sub("", unicodedata.normalize("NFC", visible)), LONGEST - len(suffix.encode()))
    stem = stem.strip(".") or UNNAMED
    if stem.partition(".")[0].upper() in RESERVED:
        stem = f"{stem}_"
    return stem + suffix


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
