"""The pieces of an element: runs of text, line breaks, and the block elements between them."""

import re
from collections.abc import Iterator

from lxml import etree

from govreport.narrative.blocks import Run

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "img",
    "summary", "title", "marquee", *HEADINGS,
}  # fmt: skip
_UNSEEN = {
    "script", "style", "noscript", "template", "head", "meta", "link", "select", "textarea", "button",
    "input", "object", "iframe", "svg", "audio", "video", "map", "del", "title",
}  # fmt: skip
_BOLD = {"b", "strong"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def hidden(node: etree._Element) -> bool:
    """Tell whether an element is not shown."""
    if not isinstance(node.tag, str) or node.tag in _UNSEEN or node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style and _HIDING.search(style))


def pieces(parent: etree._Element, depth: int = 0) -> Iterator[Run | tuple[etree._Element, str, int] | None]:
    r"""Yield the content of *parent*: runs, block elements (with list marker and depth), None for a break.

    A "\n" in a run is a line break that the page forces.
    """
    yield from _inside(parent, depth, bold=_bold(parent, bold=False))


def tidy(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Collapse blanks as a browser does, and drop those at both ends."""
    done: list[Run] = []
    blank = True
    for run in runs:
        text = "\n".join(_BLANKS.sub(" ", line.replace("\xa0", " ")) for line in run.text.split("\n"))
        if blank and text[:1] == " ":
            text = text[1:]
        if text:
            blank = text[-1] in " \n"
            done.append(Run(text, run.bold))
    while done and not done[-1].text.rstrip():
        done.pop()
    if done:
        done[-1] = Run(done[-1].text.rstrip(), done[-1].bold)
    return tuple(done)


def _inside(
    parent: etree._Element, depth: int, *, bold: bool
) -> Iterator[Run | tuple[etree._Element, str, int] | None]:
    if parent.text:
        yield Run(_flat(parent.text, parent), bold)
    number = 0
    for child in parent:
        if not hidden(child):
            tag = str(child.tag)
            if tag == "br":
                yield Run("\n", bold)
            elif tag in _BLOCKS:
                number += tag == "li"
                yield _block(child, parent, number, depth)
            else:
                yield from _inside(child, depth, bold=_bold(child, bold=bold))
        if child.tail:
            yield Run(_flat(child.tail, parent), bold)


def _flat(text: str, parent: etree._Element) -> str:
    """Return text in which line ends of the source are blanks, except where they are shown."""
    return text if parent.tag == "pre" else text.replace("\r", " ").replace("\n", " ")


def _block(
    child: etree._Element, parent: etree._Element, number: int, depth: int
) -> tuple[etree._Element, str, int]:
    if child.tag == "li":
        return child, f"{number}." if parent.tag == "ol" else "•", max(depth - 1, 0)
    return child, "", depth + 1 if child.tag in ("ul", "ol") else depth


def _bold(node: etree._Element, *, bold: bool) -> bool:
    style = node.get("style") or ""
    if _LIGHT.search(style):
        return False
    return bold or node.tag in _BOLD or bool(_HEAVY.search(style))
