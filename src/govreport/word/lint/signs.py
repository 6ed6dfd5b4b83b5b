"""The signs of which tags are made: what looks right on the screen and is another character."""

import re
import unicodedata
from collections.abc import Iterator

from govreport.word.tags import FULL_WIDTH, OPENERS, TAG

# Zero-width and direction marks, byte order mark, soft hyphen: nothing of them is seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Blanks that are no space: no-break, en, em, thin, ideographic.
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CURLY = re.compile("[“”‘’]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_WIDE = re.compile("[！-～]")
_PERCENT = (("{％", "{%"), ("％}", "%}"), ("｛％", "｛%"), ("％｝", "%｝"))
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNSEEN_BETWEEN = re.compile(rf"(?<=[{{}}%]){_UNSEEN.pattern}+(?=[{{}}%])")
# Braces that were meant as a tag: { { a } } with blanks between, or an end without a beginning.
_APART = re.compile(r"\{\s+[{%]|[}%]\s+\}(?!\})")
_ENDS = re.compile(r"\}\}|%\}")

Odd = tuple[str, dict[str, object]]


def mended(text: str) -> str:
    """Return the text of a paragraph with the tags that were meant: the lint goes on from there."""
    return TAG.sub(lambda tag: _mended_tag(tag.group()), _with_braces(text))


def odd_signs(text: str) -> Iterator[Odd]:
    """Yield (code, args) for the signs in the tags of a paragraph that should be others.

    TPL-001 unseen, TPL-002 odd blank, TPL-003 curly quote, TPL-004 full-width, TPL-005 braces that make
    no tag. Full-width braces are GR-531, which scanning finds.
    """
    if any(sign in text for sign, _ in _PERCENT) and not FULL_WIDTH.search(text):
        yield "TPL-004", {"sign": "％", "should": "%", "tag": text.strip()[:40]}
    if _UNSEEN_BETWEEN.search(text):
        yield "TPL-001", {"sign": _named(_UNSEEN, text), "tag": text.strip()[:40]}
    whole = _with_braces(text)
    for tag in TAG.finditer(whole):
        yield from _odd_in(tag.group())
    rest = TAG.sub("", whole)
    found = _APART.search(text)
    if found is None and not FULL_WIDTH.search(rest) and not OPENERS.search(rest):
        text, found = rest, _ENDS.search(rest)
    if found is not None:
        yield "TPL-005", {"words": text[max(0, found.start() - 12) : found.end() + 12].strip()}


def _odd_in(tag: str) -> Iterator[Odd]:
    said: dict[str, object] = {"tag": tag[:40]}
    outside = _LITERAL.sub("", tag)
    if _UNSEEN.search(outside):
        yield "TPL-001", said | {"sign": _named(_UNSEEN, outside)}
    if _BLANK.search(outside):
        yield "TPL-002", said | {"sign": _named(_BLANK, outside)}
    if _CURLY.search(outside):
        yield "TPL-003", dict(said)
    inner = _LITERAL.sub("", _CURLY.sub(lambda quote: quote.group().translate(_STRAIGHT), outside)[2:-2])
    if (wide := _WIDE.search(inner)) is not None:
        half = unicodedata.normalize("NFKC", wide.group())
        yield "TPL-004", said | {"sign": wide.group(), "should": half}


def _with_braces(text: str) -> str:
    text = _APART.sub(lambda braces: "".join(braces.group().split()), _UNSEEN_BETWEEN.sub("", text))
    for wide, half in _PERCENT:
        text = text.replace(wide, half)
    return text


def _mended_tag(tag: str) -> str:
    pieces, end = [], 0
    for literal in _LITERAL.finditer(tag):
        pieces += [_mended_code(tag[end : literal.start()]), literal.group()]
        end = literal.end()
    return "".join((*pieces, _mended_code(tag[end:])))


def _mended_code(code: str) -> str:
    plain = _BLANK.sub(" ", _UNSEEN.sub("", code)).translate(_STRAIGHT)
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", plain)
    wide = [
        piece if at % 2 else _WIDE.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), piece)
        for at, piece in enumerate(pieces)
    ]
    return "".join(wide)


def _named(signs: re.Pattern[str], text: str) -> str:
    found = signs.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""
