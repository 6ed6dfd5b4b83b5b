"""Characters that look right on the screen and are not: full-width, invisible, control, backslash."""

import re
import unicodedata

from govreport.source.diagnosis.spot import Diagnosis, Spot

_FULL_WIDTH = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "、": ",", "。": ".", "【": "[", "】": "]",
    "－": "-", "—": "-", "–": "-", "·": ".", "　": " ",
}  # fmt: skip
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def ascii_form(char: str) -> str:
    """Return the ASCII character that *char* stands for, "" when it stands for none."""
    if char in _FULL_WIDTH:
        return _FULL_WIDTH[char]
    if char and char in _BLANKS:
        return " "
    form = unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else ""
    return form if form.isascii() else ""


def wrong_character(spot: Spot) -> Diagnosis | None:
    """A full-width character where TOML wants its ASCII form, or one that nobody sees."""
    char = spot.char
    if _CONTROL.match(char):
        return _invisible(spot, spot.offset)
    meant = ascii_form(char)
    begins_text = spot.said == "Invalid value" and char in "（—–－"
    ends_line = spot.said.startswith("Expected newline") and spot.rest in tuple("，。；、：")
    if not meant or begins_text or ends_line:
        return None
    if meant == " ":
        return _invisible(spot, spot.offset)
    line = corrected(spot.line)
    if char == "：" and spot.said.startswith("Expected '='"):
        meant, line = "=", line.replace(":", " = ", 1)
    return Diagnosis("GR-320", spot.offset, {"char": char, "meant": meant, "line": line})


def inside_text(spot: Spot) -> Diagnosis | None:
    """A backslash or a control character inside a text in quotes."""
    if spot.said.startswith("Unescaped '\\'") or spot.said.startswith(("Invalid hex", "Escaped character")):
        at = spot.text.rfind("\\", 0, spot.offset + 1)
        return Diagnosis("GR-325", max(at, 0), {"given": spot.text[at : at + 2]})
    if spot.said.startswith(("Illegal character", "Found invalid")) and spot.char != "\n":
        return _invisible(spot, spot.offset)
    return None


def corrected(line: str) -> str:
    """Return *line* with ASCII for every full-width character outside quotes in ASCII."""
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", line.strip())
    shown = "".join(
        piece if index % 2 else "".join(ascii_form(char) or char for char in piece)
        for index, piece in enumerate(pieces)
    )
    return shown[:60]


def _invisible(spot: Spot, offset: int) -> Diagnosis:
    char = spot.text[offset : offset + 1]
    name = "CARRIAGE RETURN" if char == "\r" else unicodedata.name(char, "")
    return Diagnosis("GR-321", offset, {"char": f"U+{ord(char):04X} {name}".rstrip() if char else ""})
