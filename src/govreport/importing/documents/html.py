"""A saved page as a person sees it: paragraphs and tables, without scripts and hidden elements."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from govreport.errors import SourceError
from govreport.findings import Finding, Locator, Words
from govreport.importing.documents.charset import Decoded, decode
from govreport.importing.documents.content import (
    Block,
    Document,
    Grid,
    Paragraph,
    Picture,
    Place,
    merged,
)
from govreport.importing.documents.grids import Spanning, TooManyCellsError, expand
from govreport.importing.documents.html_inline import HEADINGS, hidden, pieces, tidy
from govreport.importing.documents.html_pictures import Pictures

MOST_TABLES = 60
"""Tables inside tables: more is no page that somebody wrote."""
MOST_TAGS = 250_000
"""Tags of a page: more than ten times what the longest pasted report has."""
DEEPEST = 400
"""Elements inside elements. A page of a content management system has about 40."""
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
# A browser goes on behind </html>; the parser would put what follows beside the page.
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ROWS = ("tr",)
_TRANSPARENT = {"thead", "tbody", "tfoot", "form", "colgroup"}


def read_html(content: bytes, name: str, pictures: Pictures, declared: str = "") -> Document:
    """Return what is seen of a page. Raises SourceError: RB-009 too deep, RB-010 too large a table."""
    decoded = decode(content, declared)
    root = _parsed(decoded.text, name)
    reading = _Reading(name, pictures)
    try:
        blocks = tuple(reading.blocks(root))
    except TooManyCellsError as error:
        raise SourceError.of("RB-010", Locator(file=name)) from error
    return Document(name, "html", blocks, pictures.taken, tuple(_notes(decoded, name)))


def _parsed(text: str, name: str) -> etree._Element:
    at = Locator(file=name)
    if (tags := text.count("<")) > MOST_TAGS:
        raise SourceError.of("RB-005", at, what=_tags(tags), limit=_tags(MOST_TAGS))
    depth = deepest = 0
    for tag in _TABLE_TAG.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > MOST_TABLES:
        raise SourceError.of("RB-009", at, limit=MOST_TABLES)
    text = _END.sub("", _DECLARATION.sub("", text, count=1)).replace("\0", "")
    if not text.strip():
        raise SourceError.of("RB-002", at)
    try:
        root = document_fromstring(text, parser=HTMLParser(huge_tree=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError.of("RB-008", at, reason=str(error)) from error
    if _depth(root) > DEEPEST:
        raise SourceError.of("RB-009", at, limit=DEEPEST)
    return root


def _tags(count: int) -> Words:
    return Words(f"{count} 个标签", f"{count} tags")


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _notes(decoded: Decoded, name: str) -> Iterator[Finding]:
    at = Locator(file=name)
    if decoded.contradicted:
        yield Finding("RB-061", at, {"declared": decoded.declared, "used": decoded.encoding})
    if decoded.damaged:
        yield Finding("RB-062", at, {"count": decoded.damaged})
    lower = decoded.text[-4096:].lower()
    if "<html" in decoded.text[:4096].lower() and "</html" not in lower and "</body" not in lower:
        yield Finding("RB-063", at)


class _Reading:
    """One pass over a page."""

    def __init__(self, name: str, pictures: Pictures) -> None:
        self.name = name
        self.pictures = pictures
        self.tables = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Yield what stands in an element: runs of text become paragraphs, tables grids."""
        yield from self.flow(pieces(parent), None, "", 0)

    def flow(self, parts: Iterator[object], level: int | None, marker: str, depth: int) -> Iterator[Block]:
        """Gather inline pieces into a paragraph until a block element ends it."""
        from govreport.narrative.blocks import Run

        line: list[Run] = []
        for part in parts:
            if isinstance(part, Run):
                line.append(part)
                continue
            yield from self.paragraph(line, level, marker, depth)
            marker = "" if line else marker
            line = []
            if isinstance(part, tuple):
                yield from self.element(*part)
        yield from self.paragraph(line, level, marker, depth)

    def element(self, node: etree._Element, marker: str, depth: int) -> Iterator[Block]:
        if node.tag == "table":
            yield from self.table(node)
        elif node.tag == "img":
            source = node.get("src") or ""
            yield Picture(self.pictures.take(source), tidy_line(node.get("alt") or node.get("title") or ""))
        else:
            inside = depth + 1 if node.tag == "li" else depth
            yield from self.flow(pieces(node, inside), HEADINGS.get(str(node.tag)), marker, depth)

    def paragraph(self, line: list, level: int | None, marker: str, depth: int) -> Iterator[Paragraph]:  # type: ignore[type-arg]
        runs = tidy(merged(iter(line)))
        if runs:
            yield Paragraph(runs, level=level, marker=marker, depth=depth)

    def table(self, table: etree._Element) -> Iterator[Block]:
        """Yield a grid; a table that holds others only lays out the page."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if any(_lays_out(cell) for row in rows for cell in row):
            for cell in (cell for row in rows for cell in row):
                yield from self.blocks(cell)
            return
        self.tables += 1
        number = self.tables
        spanning = [[self.spanning(cell, len(rows)) for cell in row] for row in rows]
        caption = table.find("caption")
        if caption is not None:
            yield from self.blocks(caption)
        yield Grid(expand(spanning, number), place=Place(table=number))

    def spanning(self, cell: etree._Element, rows: int) -> Spanning:
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        return Spanning(self.text(cell), width or 1, min(height or rows, rows))

    def text(self, cell: etree._Element) -> str:
        lines = []
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                lines.append(block.marker + block.text)
            elif isinstance(block, Grid):
                self.tables -= 1
                lines += [each.text for row in block.rows for each in row]
        return "\n".join(lines)


def tidy_line(text: str) -> str:
    """Return *text* on one line."""
    return " ".join(text.split())


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        # Word ends a table with a row of no height that only sets the widths of the columns.
        if child.tag == "tr" and not hidden(child) and (child.get("height") or "").strip() != "0":
            yield child
        elif child.tag in _TRANSPARENT and not hidden(child):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in ("td", "th") and not hidden(cell))


def _lays_out(cell: etree._Element) -> bool:
    nested = next(cell.iter("table"), None)
    if nested is None:
        return False
    cells = nested.iter("td", "th")
    next(cells, None)
    return next(cells, None) is not None


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), 65534) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def pictures_of(files: Mapping[str, bytes]) -> Pictures:
    """Return the pictures that came with a page."""
    return Pictures(files)
