"""Turn a Word part into Jinja source. docxtpl's language is docxtpl's own: its `patch_xml` does the turning.

Only compiling comes here: docxtpl (and python-docx below it) is not imported when a compiled template runs.
"""

import re
from functools import cache
from typing import Any

from govreport.word.compiled import WHOLE, Spot
from govreport.word.tags import TAG, Tag, body_of, key_of
from govreport.word.vertical import by_value

_LOOK_AHEAD = 12


@cache
def _patcher() -> Any:
    from docxtpl import DocxTemplate

    # patch_xml asks nothing of the template object: an empty one will do.
    return DocxTemplate.__new__(DocxTemplate)


def jinja_source(xml: str, tags: list[Tag], *, whole: bool) -> tuple[str, dict[int, Spot]]:
    """Return the Jinja source of a part, and line → spot.

    A line break after each opening brace, invisible in the output, gives every tag a line of its own:
    that is how an error finds back to its cell. A value printed outside any text must be
    WordprocessingML: it goes through the filter `block_xml`, which takes declared types only.
    """
    source = by_value(_patcher().patch_xml(_keep_quotes(xml)))
    pieces: list[str] = []
    spots: dict[int, Spot] = {}
    line, end, next_tag, raw = 1, 0, 0, False
    for match in TAG.finditer(source):
        text = source[end : match.start()]
        pieces.append(text)
        line += text.count("\n")
        end = match.end()
        tag = match.group()
        word = _word(tag)
        if (raw and word != "endraw") or tag.startswith("{#"):
            pieces.append(tag)
            line += tag.count("\n")
            continue
        raw = word == "raw"
        found = _find(tags, next_tag, tag)
        next_tag = found + 1 if found is not None else next_tag
        piece = _with_line(tag, _stands_outside_text(source, match.start()), word, whole=whole)
        if tags:
            at = tags[min(max(next_tag - 1, 0), len(tags) - 1)]
            spots[line + 1] = Spot(at.place, at.text if found is not None else tag)
        pieces.append(piece)
        line += piece.count("\n")
    pieces.append(source[end:])
    return "".join(pieces).replace(*_OPEN).replace(*_CLOSE), spots


def _with_line(tag: str, outside: bool, word: str, *, whole: bool) -> str:  # noqa: FBT001 - private
    opening, inner, closing = tag[:2], tag[2:-2], tag[-2:]
    if inner[:1] in {"-", "+"}:
        opening, inner = opening + inner[0], inner[1:]
    if inner[-1:] in {"-", "+"} and opening[:2] == "{%":
        closing, inner = inner[-1] + closing, inner[:-1]
    inner = inner.replace("&quot;", '"').replace("&amp;", "&")
    if opening.startswith("{{") and outside:
        inner = f" ({inner.strip()})|block_xml "
    elif word == "extends" and whole:
        inner = f" extends '{WHOLE}' ~ ({inner.split(None, 1)[1].strip()}) "
    return f"{opening}\n{inner}{closing}"


def _word(tag: str) -> str:
    if not tag.startswith("{%"):
        return ""
    words = body_of(tag[2:-2], tag[:2]).split(None, 1)
    return words[0] if words else ""


def _find(tags: list[Tag], start: int, tag: str) -> int | None:
    """Return which of the tags in Word *tag* is; None for one that the patching made up."""
    key = key_of(body_of(tag[2:-2], tag[:2]))
    for index in range(start, min(start + _LOOK_AHEAD, len(tags))):
        if tags[index].key in {key, f"colspan{key}", f"cellbg{key}"}:
            return index
    return None


def _stands_outside_text(source: str, at: int) -> bool:
    """Tell whether the tag at *at* stands neither in a w:t nor inside an XML tag."""
    if source.rfind("<", 0, at) > source.rfind(">", 0, at):
        return False
    opened = max(source.rfind("<w:t>", 0, at), source.rfind("<w:t ", 0, at))
    return opened <= source.rfind("</w:t>", 0, at)


# Curly quotes inside a straight-quoted word are the writer's own; patch_xml would make them straight
# and end the word. Two signs that no text uses stand in for them meanwhile.
_OPEN, _CLOSE = ("\ufdd2", "“"), ("\ufdd3", "”")
_QUOTED = re.compile("|".join(rf"{q}[^{q}“”<>{{}}]*(?:“[^{q}“”<>{{}}]*”[^{q}“”<>{{}}]*)+{q}" for q in "\"'"))


def _keep_quotes(xml: str) -> str:
    def kept(tag: re.Match[str]) -> str:
        return _QUOTED.sub(
            lambda word: word.group().replace("“", _OPEN[0]).replace("”", _CLOSE[0]), tag.group()
        )

    return TAG.sub(kept, xml)
