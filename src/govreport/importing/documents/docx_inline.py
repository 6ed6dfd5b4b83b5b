"""Inside a paragraph and a row of a .docx: what is seen of it, with all tracked changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from govreport.importing.documents.docx_styles import Styles, on
from govreport.narrative.blocks import Run
from govreport.word.names import MC, A, R, w

__all__ = ["Box", "Drawing", "Piece", "Run", "pieces", "unwrapped"]

_CHOICE, _FALLBACK, _ALTERNATE = (f"{{{MC}}}{name}" for name in ("Choice", "Fallback", "AlternateContent"))
_WRAPS = {
    w(name)
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo")
} | {_ALTERNATE, _CHOICE}  # fmt: skip
_GONE = {
    w(name)
    for name in (
        "del", "moveFrom", "rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText", "delInstrText",
        "sdtPr", "sdtEndPr", "rt", "footnoteReference", "endnoteReference", "commentReference",
    )
}  # fmt: skip
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_TEXTS = {w("t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_BOX = w("txbxContent")
_BLIP = f"{{{A}}}blip"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_LEAVES = {*_TEXTS, *_SIGNS, w("sym"), w("drawing"), _BOX, _VML_IMAGE}
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a paragraph. relationship: id that leads to its file."""

    relationship: str
    caption: str


@dataclass(frozen=True, slots=True)
class Box:
    """A text box anchored in a paragraph."""

    content: etree._Element


Piece: TypeAlias = Run | Drawing | Box


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of *parent*, also those inside content controls, insertions and the like."""
    stack = [iter(list(parent))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in _WRAPS:
            stack.append(iter(_chosen(child)))
        elif child.tag not in _GONE:
            yield child


def pieces(paragraph: etree._Element, styles: Styles) -> list[Piece]:
    """Return what is seen of a paragraph, in order."""
    return list(_pieces(paragraph, styles, bold=False))


def joins_next(paragraph: etree._Element) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one continues it."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and mark.find(w("del")) is not None


def row_is_gone(row: etree._Element) -> bool:
    """Tell whether a row was deleted with tracked changes, or is hidden."""
    properties = row.find(w("trPr"))
    if properties is None:
        return False
    return properties.find(w("del")) is not None or on(properties.find(w("hidden")))


def is_cell(node: etree._Element) -> bool:
    """Tell whether *node* is a cell that was not deleted."""
    return node.tag == w("tc") and node.find(f"{w('tcPr')}/{w('cellDel')}") is None


def skipped_columns(row: etree._Element) -> int:
    """Return how many columns stay free before the first cell."""
    return _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)


def merging(cell: etree._Element) -> tuple[int, bool, bool]:
    """Return how wide a cell is, and whether it continues the one above or the one on its left."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return 1, False, False
    width = max(1, min(_number(properties.find(w("gridSpan")), 1), 1000))
    merges = [properties.find(w(name)) for name in ("vMerge", "hMerge")]
    vertical, horizontal = (
        each is not None and each.get(w("val"), "continue") == "continue" for each in merges
    )
    return width, vertical, horizontal


def _chosen(node: etree._Element) -> list[etree._Element]:
    """Return the children that count: of alternatives, the first choice."""
    if node.tag != _ALTERNATE:
        return list(node)
    choice = node.find(_CHOICE)
    return list(choice) if choice is not None else [each for child in node for each in child]


def _pieces(node: etree._Element, styles: Styles, *, bold: bool) -> Iterator[Piece]:
    for child in unwrapped(node):
        if child.tag == w("r"):
            hidden, strong = styles.run(child)
            if not hidden:
                yield from _pieces(child, styles, bold=strong)
        elif child.tag in _LEAVES:
            yield from _leaf(child, bold=bold)
        elif isinstance(child.tag, str):
            yield from _pieces(child, styles, bold=bold)


def _leaf(child: etree._Element, *, bold: bool) -> Iterator[Piece]:
    if child.tag in _TEXTS:
        yield Run(child.text or "", bold)
    elif child.tag in _SIGNS:
        yield Run(_sign(child), bold)
    elif child.tag == w("sym"):
        yield Run(_symbol(child), bold)
    elif child.tag == _BOX:
        yield Box(child)
    elif child.tag == w("drawing"):
        yield from _drawing(child)
    else:
        yield Drawing(child.get(f"{{{R}}}id", ""), "")


def _sign(child: etree._Element) -> str:
    page = child.get(w("type")) in {"page", "column"}
    return "" if page else _SIGNS[str(child.tag)]


def _symbol(child: etree._Element) -> str:
    """Return a sign of a symbol font; boxes are ticked or empty, whatever else stays unknown."""
    code = child.get(w("char"), "").upper()[-2:]
    return {"FE": "☑", "52": "☑", "FC": "√", "A8": "□", "6F": "□", "A3": "□"}.get(code, "□")


def _drawing(node: etree._Element) -> Iterator[Piece]:
    named = next(node.iter(_DOCPR), None)
    caption = "" if named is None else (named.get("descr") or "")
    for blip in node.iter(_BLIP):
        yield Drawing(blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link") or "", caption)
    for box in node.iter(_BOX):
        yield Box(box)


def _number(node: etree._Element | None, default: int) -> int:
    value = "" if node is None else node.get(w("val"), "")
    return int(value) if value.isascii() and value.isdigit() else default
