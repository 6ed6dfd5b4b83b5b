"""The short way to the words of a cell: nearly all cells of a form hold one plain run."""

from lxml import etree

from govreport.importing.documents.docx_styles import Styles
from govreport.word.names import w

_CELL_PROPERTIES, _PARAGRAPH, _PARAGRAPH_PROPERTIES = w("tcPr"), w("p"), w("pPr")
_RUN, _RUN_PROPERTIES, _TEXT, _STYLE = w("r"), w("rPr"), w("t"), w("pStyle")
_UNSEEN = {w(name) for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")}
_TELLING_OF_RUN = {w(name) for name in ("vanish", "rStyle", "del", "ins", "specVanish")}
_TELLING_OF_PARAGRAPH = {w(name) for name in ("numPr", "pPrChange")}


def plain_words(cell: etree._Element, styles: Styles) -> str | None:
    """Return the words of a cell of plain paragraphs, None when more has to be looked at."""
    lines: list[str] = []
    for child in cell:
        if child.tag == _PARAGRAPH:
            line = _paragraph(child, styles)
            if line is None:
                return None
            if line:
                lines.append(line)
        elif child.tag != _CELL_PROPERTIES:
            return None
    return "\n".join(lines)


def _paragraph(paragraph: etree._Element, styles: Styles) -> str | None:
    words = ""
    for child in paragraph:
        tag = child.tag
        if tag == _RUN:
            text = _run(child)
            if text is None:
                return None
            words += text
        elif tag == _PARAGRAPH_PROPERTIES:
            if not _is_plain(child, styles):
                return None
        elif tag not in _UNSEEN:
            return None
    return words


def _run(run: etree._Element) -> str | None:
    words = ""
    for child in run:
        if child.tag == _TEXT:
            words += child.text or ""
        elif child.tag == _RUN_PROPERTIES:
            if any(each.tag in _TELLING_OF_RUN for each in child):
                return None
        elif child.tag not in _UNSEEN:
            return None
    return words


def _is_plain(properties: etree._Element, styles: Styles) -> bool:
    for child in properties:
        if child.tag in _TELLING_OF_PARAGRAPH:
            return False
        if child.tag == _STYLE and not styles.is_plain(child):
            return False
        if child.tag == _RUN_PROPERTIES and any(each.tag in _TELLING_OF_RUN for each in child):
            return False
    return True
