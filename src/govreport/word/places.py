"""Where something stands in a Word document, in words that help to find it there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from govreport.findings import Locator, PlaceWords
from govreport.word.names import w

_WORDS = 24
# The heading of a section as the form writes it: 一、总体情况.
HEADING = re.compile(r"[一二三四五六七八九十]+、[^{}，。；]{2,40}$")
PART_WORDS = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
}
_ENGLISH = {
    "正文": "body", "页眉": "header", "页脚": "footer", "脚注": "footnotes", "尾注": "endnotes",
    "批注": "comments", "文本框": "text box", "表": "table ", "行": "row ", "列": "column ",
    "第": "paragraph ", "段": "", "（": " (", "）": ")",
}  # fmt: skip
_STRUCTURE = re.compile("|".join(_ENGLISH))


class Place(NamedTuple):
    """A paragraph of a part. cells: `表2 行5 列3`, outermost table first, or the text box that it stands in;
    words: how the paragraph begins.

    heading: the section's heading above it, when that is written out.
    """

    part: str
    paragraph: int
    cells: str = ""
    words: str = ""
    heading: str = ""

    def __str__(self) -> str:
        return self.said()

    def said(self) -> PlaceWords:
        """Return the place as findings give it."""
        under = f"【{self.heading}】" if self.heading else ""
        words = f"“{self.words}”" if self.words else ""
        part, where = in_both(self.part), in_both(self.cells or f"第{self.paragraph}段")
        return PlaceWords(f"{part} {under}{where}{words}", f"{part.en} {under}{where.en}{words}")

    def locator(self, file: str) -> Locator:
        """Return the place in *file*."""
        return Locator(file=file, place=self.said())


def in_both(words: str) -> PlaceWords:
    """Return words that name a part or a cell in both languages."""
    return PlaceWords(words, _STRUCTURE.sub(lambda found: _ENGLISH[found[0]], words))


def part_words(member: str) -> str:
    """Return what people call a part: 正文, 页眉 (header1.xml)."""
    file = member.rpartition("/")[2]
    stem = file.removesuffix(".xml").rstrip("0123456789")
    words = PART_WORDS.get(stem)
    if words is None:
        return file
    return words if stem == "document" else f"{words}（{file}）"


def paragraphs(root: etree._Element, part: str) -> Iterator[tuple[etree._Element, str, Place]]:
    """Yield every paragraph of a part with its text and its place, in document order."""
    number, heading = 0, ""
    tables: dict[etree._Element, int] = {}
    for paragraph in root.iter(w("p")):
        cells = _cells(paragraph, tables)
        if _up(paragraph, w("txbxContent")) is not None:
            cells = cells or f"第{number}段"
            cells += " 文本框"
        number += not cells
        text = own_text(paragraph)
        words = " ".join(text.split())
        short = words if len(words) <= _WORDS else words[:_WORDS] + "…"
        above, heading = heading, short if not cells and HEADING.match(words) else heading
        yield paragraph, text, Place(part, number, cells, short, above if heading == above else "")


def own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of the text boxes in it."""
    texts = list(paragraph.iter(w("t")))
    if texts and paragraph.find(f".//{w('txbxContent')}") is not None:
        texts = [node for node in texts if next(node.iterancestors(w("p")), None) is paragraph]
    return "".join(node.text or "" for node in texts)


def _cells(paragraph: etree._Element, tables: dict[etree._Element, int]) -> str:
    found: list[str] = []
    node: etree._Element | None = paragraph
    while node is not None:
        cell = _up(node, w("tc"))
        row = None if cell is None else _up(cell, w("tr"))
        table = None if row is None else _up(row, w("tbl"))
        if cell is None or row is None or table is None:
            break
        number = tables.setdefault(table, len(tables) + 1)
        found.append(f"表{number} 行{_rank(row, table)} 列{_rank(cell, row)}")
        node = table
    return " ".join(reversed(found))


def _up(node: etree._Element, tag: str) -> etree._Element | None:
    return next(node.iterancestors(tag), None)


def _rank(node: etree._Element, within: etree._Element) -> int:
    """Return which of its kind *node* is, content controls between it and its parent or not."""
    alike = [each for each in within.iter(str(node.tag)) if _up(each, str(within.tag)) is within]
    return alike.index(node) + 1
