"""Find the tags of a template in its paragraphs, and the mistakes that can be seen without running it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Words
from govreport.word.names import w
from govreport.word.places import Place, own_text, paragraphs

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENERS = re.compile(r"\{\{|\{%|\{#")
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
FULL_WIDTH = re.compile(r"[｛｝]")
_HALF_WIDTH = str.maketrans("｛｝", "{}")
# A prefix says what surrounds the tag and goes with it: paragraph, table row, table cell, run.
_PREFIX = re.compile(r"(p|tr|tc|r)\s+")
_WHOLE = {"p": "p", "tr": "tr", "tc": "tc"}
_PICTURES = tuple(w(name) for name in ("drawing", "pict", "object", "sectPr"))
SURROUNDINGS = {
    "p": Words("段落", "paragraph"),
    "tr": Words("表格行", "table row"),
    "tc": Words("单元格", "table cell"),
}


class Tag(NamedTuple):
    """One tag as it stands in Word. kind: `{{`, `{%` or `{#`; prefix: p, tr, tc, r or ""; body: the rest."""

    kind: str
    prefix: str
    body: str
    place: Place
    text: str

    @property
    def word(self) -> str:
        """Return the first word of a statement: `if`, `endfor`."""
        return self.body.split(None, 1)[0] if self.body.split() else ""

    @property
    def key(self) -> str:
        """Return the body in a form in which the compiled source can be compared with it."""
        return key_of(self.body)


def body_of(inner: str, kind: str) -> str:
    """Return what stands between the braces of a tag, without Jinja's signs for blanks (`{%-`, `-%}`)."""
    ends = "-" if kind == "{{" else "-+"  # `+}}` is none: it is a sum that breaks off
    inner = inner[1:] if inner[:1] in {"-", "+"} else inner
    return (inner[:-1] if inner[-1:] and inner[-1] in ends else inner).strip(" \t\n")


def key_of(body: str) -> str:
    """Return *body* without blanks, with plain quotes and signs."""
    plain = re.sub(r"\s+", "", body)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#8216;", "'"), ("&amp;", "&")):
        plain = plain.replace(entity, sign)
    return plain.translate(str.maketrans("“”‘’", "\"\"''"))


def find_tags(root: etree._Element, part: str, file: str) -> list[Tag]:
    """Return the tags of a part in document order.

    Raises TemplateError: GR-531 full-width brace, GR-532 tag not closed in its paragraph, GR-533 words
    beside a tag that takes its surroundings with it, GR-534 such a tag outside a table.
    """
    found, faults = scan_tags(root, part, file)
    for fault in faults:
        raise fault
    return found


def scan_tags(
    root: etree._Element, part: str, file: str, mended: Callable[[str], str] = str
) -> tuple[list[Tag], list[TemplateError]]:
    """Return the tags of a part, and all the mistakes that `find_tags` raises one of.

    mended: makes out of the text of a paragraph what was meant, for whoever names such mistakes otherwise.
    """
    found: list[Tag] = []
    faults: list[TemplateError] = []
    for paragraph, written, place in paragraphs(root, part):
        text = mended(written)
        if (brace := FULL_WIDTH.search(text)) is not None:
            near = text[max(0, brace.start() - 8) : brace.end() + 16].strip()
            faults.append(TemplateError.of("GR-531", place.locator(file), words=near))
            text = text.translate(_HALF_WIDTH)
        if not OPENERS.search(text):
            continue
        for each in _tags_of(text, place, file):
            if isinstance(each, TemplateError):
                faults.append(each)
                continue
            found.append(each)
            if each.prefix in _WHOLE:
                faults += _beside(each, text, paragraph, file)
    return found, faults


def _tags_of(text: str, place: Place, file: str) -> Iterator[Tag | TemplateError]:
    end = 0
    for begin, stop in _spans(text):
        yield from _left_open(text[end:begin], place, file)
        end = stop
        tag = text[begin:stop]
        inner = tag[2:-2]
        prefix = _PREFIX.match(inner)
        body = inner[prefix.end() :] if prefix else inner
        yield Tag(tag[:2], prefix.group(1) if prefix else "", body_of(body, tag[:2]), place, tag)
    yield from _left_open(text[end:], place, file)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each tag begins and ends, as TAG finds them; TAG takes the square of unclosed ones."""
    last = {opener: text.rfind(closer) for opener, closer in CLOSERS.items()}
    at = 0
    while (opener := OPENERS.search(text, at)) is not None:
        inside = opener.end()
        if last[opener.group()] < inside:
            at = opener.start() + 1
            continue
        at = text.index(CLOSERS[opener.group()], inside) + 2
        yield opener.start(), at


def _left_open(text: str, place: Place, file: str) -> Iterator[TemplateError]:
    if (opener := OPENERS.search(text)) is not None:
        close = CLOSERS[opener.group()]
        words = text[opener.start() : opener.start() + 24].strip()
        yield TemplateError.of("GR-532", place.locator(file), words=words, close=close)


def _beside(tag: Tag, own: str, paragraph: etree._Element, file: str) -> Iterator[TemplateError]:
    """Yield what is wrong with a tag that removes the paragraph, row or cell that it stands in."""
    around: etree._Element | None = paragraph
    if tag.prefix != "p":
        around = next(paragraph.iterancestors(w(_WHOLE[tag.prefix])), None)
    if around is None:
        kind = SURROUNDINGS[tag.prefix]
        yield TemplateError.of("GR-534", tag.place.locator(file), tag=tag.text, kind=kind)
        return
    text = own if tag.prefix == "p" else "".join(own_text(p) for p in around.iter(w("p")))
    rest = text.replace(tag.text, "", 1).strip()
    picture = any(next(around.iter(name), None) is not None for name in _PICTURES)
    if rest or picture:
        lost = rest[:24] or Words("图片或分节符", "a picture or a section break")
        yield TemplateError.of(
            "GR-533", tag.place.locator(file), tag=tag.text, words=lost, kind=SURROUNDINGS[tag.prefix]
        )
