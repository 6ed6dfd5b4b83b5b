"""What a person sees in a .docx: through content controls and insertions, without what is hidden.

Tables come as grids, every merged cell at each of its places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from govreport.word.names import MC, w
from govreport.word.spans import columns

# What only wraps: its content is seen as if the wrap were not there.
_WRAPS = frozenset(
    w(name)
    for name in (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "ins",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
) | {f"{{{MC}}}AlternateContent", f"{{{MC}}}Choice"}
_HIDDEN = frozenset(
    w(name)
    for name in (
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "instrText",
        "delText",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "txbxContent",
    )
) | {f"{{{MC}}}Fallback"}
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "□"}
_TEXT, _LOOK, _VANISH = w("t"), w("rPr"), w("vanish")
_CELL_LOOK, _SPAN, _MERGE, _VALUE = w("tcPr"), w("gridSpan"), w("vMerge"), w("val")
_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class SeenCell:
    """A cell of a table as it is seen.

    plain: its text without blanks. row, column: 0-based place of its upper left corner.
    """

    text: str
    plain: str
    row: int
    column: int


def plain(text: str) -> str:
    """Return *text* without blanks and line breaks, which labels are broken by at will."""
    return "".join(text.split())


def paragraph_text(paragraph: etree._Element) -> str:
    """Return what is seen of a paragraph."""
    return "".join(_pieces(paragraph))


def seen_paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the text of every paragraph that is seen, in tables and text boxes too."""
    for paragraph in root.iter(w("p")):
        yield paragraph_text(paragraph)


def seen_tables(root: etree._Element) -> Iterator[list[list[SeenCell]]]:
    """Yield every table as rows of cells, a merged cell standing at each of its places."""
    for table in root.iter(w("tbl")):
        yield _grid(table)


def _grid(table: etree._Element) -> list[list[SeenCell]]:
    rows: list[list[SeenCell]] = []
    for row in children(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        above = rows[-1] if rows else []
        rows.append(_row(row, properties, above, len(rows)))
    return rows


def _row(
    row: etree._Element, properties: etree._Element | None, above: list[SeenCell], number: int
) -> list[SeenCell]:
    before = None if properties is None else properties.find(w("gridBefore"))
    line = [SeenCell("", "", number, -1)] * columns(before, 0)
    for cell in children(row, w("tc")):
        span, merge = _merging(cell)
        column = len(line)
        if merge == "continue" and column < len(above):
            seen = above[column]
        else:
            text = _cell_text(cell)
            seen = SeenCell(text, plain(text), number, column)
        line += [seen] * span
    return line


def _merging(cell: etree._Element) -> tuple[int, str]:
    properties = cell.find(_CELL_LOOK)
    if properties is None:
        return 1, ""
    span = properties.find(_SPAN)
    merge = properties.find(_MERGE)
    return max(1, columns(span, 1)), "" if merge is None else merge.get(_VALUE, "continue")


def _cell_text(cell: etree._Element) -> str:
    return "\n".join(paragraph_text(paragraph) for paragraph in children(cell, w("p")))


def children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children of *node* called *tag*, also those inside content controls and the like."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPS:
            yield from children(child, tag)


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _HIDDEN:
            if tag == _LOOK and _vanishes(child):
                return
        elif tag in _SIGNS:
            yield _SIGNS[str(tag)]
        else:
            yield from _pieces(child)


def _vanishes(properties: etree._Element) -> bool:
    hidden = properties.find(_VANISH)
    return hidden is not None and hidden.get(w("val"), "1") not in _OFF
