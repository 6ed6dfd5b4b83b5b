"""A .docx as a person sees it: through content controls and tracked changes, without what is hidden.

The package is judged by the gate first; nothing in it is ever repaired, fetched or executed.
"""

from collections.abc import Iterator

from lxml import etree

from govreport.errors import SourceError, TemplateError
from govreport.findings import Finding, Locator, Words
from govreport.importing.documents import docx_inline as inline
from govreport.importing.documents.content import (
    Block,
    Document,
    Grid,
    GridCell,
    Paragraph,
    Picture,
    Place,
    merged,
)
from govreport.importing.documents.docx_cells import plain_words
from govreport.importing.documents.docx_styles import Styles
from govreport.word import names
from govreport.word.gate import Limits, unpack
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse

LIMITS = Limits(unpacked=128 << 20, xml=16 << 20)
MOST_TAGS = 300_000
"""Tags of the document part: about five hundred pages."""
DEEPEST = 30
"""Tables inside tables. Pages copied into Word have up to five."""
_GATE = {"GR-502": "RB-004", "GR-504": "RB-005", "GR-505": "RB-006", "GR-509": "RB-007"}


def read_docx(content: bytes, name: str) -> Document:
    """Return what is seen in a .docx. Raises SourceError, RB-004 to RB-008."""
    try:
        package = unpack(content, name, LIMITS)
        main = package.main_part
        if (
            main is None
            or main not in package.members
            or names.STRICT.encode() in package.members[main][:4000]
        ):
            raise SourceError.of("RB-008", Locator(file=name), reason="word/document.xml")
        if (tags := package.members[main].count(b"<")) > MOST_TAGS:
            many, most = (Words(f"{count} 个标签", f"{count} tags") for count in (tags, MOST_TAGS))
            raise SourceError.of("RB-005", Locator(file=name), what=many, limit=most)
        root = parse(package.members[main], name, main)
        reading = _Reading(package, main, Styles(package, main))
        body = root.find(w("body"))
        blocks = tuple(reading.blocks(body, 0)) if body is not None else ()
    except TemplateError as error:
        raise SourceError(*(_as_source(each, name) for each in error.findings)) from error
    notes = tuple(_changes(root, name))
    return Document(name, "docx", blocks, reading.pictures, notes)


def _as_source(finding: Finding, name: str) -> Finding:
    at = Locator(file=name)
    if finding.code in _GATE:
        return Finding(_GATE[finding.code], at, finding.args)
    reason = finding.args.get("reason") or finding.args.get("member") or finding.code
    if "Excessive depth" in str(reason):
        return Finding("RB-009", at, {"limit": DEEPEST})
    return Finding("RB-008", at, {"reason": reason})


def _changes(root: etree._Element, name: str) -> Iterator[Finding]:
    """Say that changes are tracked: what is read is the text with all of them accepted."""
    tracked = (w(kind) for kind in ("ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns"))
    if count := sum(1 for _ in root.iter(*tracked)):
        yield Finding("RB-060", Locator(file=name), {"count": count})


class _Reading:
    """One pass over a document part."""

    def __init__(self, package: Package, part: str, styles: Styles) -> None:
        self.package = package
        self.part = part
        self.styles = styles
        self.pictures: dict[str, bytes] = {}
        self.tables = 0

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        """Yield what stands in a body, a cell or a text box."""
        joined: list[inline.Piece] = []
        for child in inline.unwrapped(parent):
            if child.tag == w("p"):
                joined += inline.pieces(child, self.styles)
                if not inline.joins_next(child):
                    yield from self.paragraph(child, joined, depth)
                    joined = []
            elif child.tag == w("tbl"):
                yield from self.table(child, depth)

    def paragraph(self, node: etree._Element, pieces: list[inline.Piece], depth: int) -> Iterator[Block]:
        """Yield a paragraph, then the pictures and text boxes anchored in it."""
        level, marker, indent = self.styles.paragraph(node)
        runs = merged(piece for piece in pieces if isinstance(piece, inline.Run))
        if runs:
            yield Paragraph(runs, level=level, marker=marker, depth=indent)
        for piece in pieces:
            if isinstance(piece, inline.Drawing):
                yield from self.drawing(piece)
            elif isinstance(piece, inline.Box) and depth < DEEPEST:
                yield from self.blocks(piece.content, depth + 1)

    def drawing(self, drawing: inline.Drawing) -> Iterator[Picture]:
        relationship = self.package.relationships(self.part).get(drawing.relationship)
        content = self.package.members.get(relationship.target) if relationship else None
        if relationship is None or content is None:
            yield Picture("", drawing.caption)
            return
        name = relationship.target.rpartition("/")[2]
        self.pictures[name] = content
        yield Picture(name, drawing.caption)

    def table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        """Yield a grid; a table that holds others only lays out the page, its cells are read one by one."""
        if depth > DEEPEST:
            raise SourceError.of("RB-009", Locator(file=self.package.file), limit=DEEPEST)
        rows = [row for row in inline.unwrapped(table) if row.tag == w("tr") and not inline.row_is_gone(row)]
        cells = [[cell for cell in inline.unwrapped(row) if inline.is_cell(cell)] for row in rows]
        if any(_lays_out(cell) for row in cells for cell in row):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell, depth + 1)
            return
        self.tables += 1
        number = self.tables
        grid: list[tuple[GridCell, ...]] = []
        for row, own in zip(rows, cells, strict=True):
            above = {cell.column: cell for cell in grid[-1]} if grid else {}
            grid.append(self.row(row, own, above, Place(table=number, row=len(grid) + 1), depth))
        yield Grid(tuple(grid), place=Place(table=number))

    def row(
        self,
        row: etree._Element,
        cells: list[etree._Element],
        above: dict[int, GridCell],
        place: Place,
        depth: int,
    ) -> tuple[GridCell, ...]:
        line: list[GridCell] = []
        column = inline.skipped_columns(row)
        for cell in cells:
            width, vertical, horizontal = inline.merging(cell)
            if horizontal and line:
                last = line.pop()
                line.append(GridCell(last.text, last.place, last.column, last.width + width, last.continued))
            elif vertical and column in above:
                origin = above[column]
                line.append(GridCell(origin.text, origin.place, column, width, continued=True))
            else:
                here = Place(table=place.table, row=place.row, column=column + 1)
                line.append(GridCell(self.text(cell, depth), here, column, width))
            column += width
        return tuple(line)

    def text(self, cell: etree._Element, depth: int) -> str:
        """Return the words of a cell, its paragraphs as lines."""
        if (words := plain_words(cell, self.styles)) is not None:
            return words
        lines: list[str] = []
        for block in self.blocks(cell, depth + 1):
            if isinstance(block, Paragraph):
                lines.append(block.marker + block.text)
            elif isinstance(block, Grid):
                self.tables -= 1
                lines += [each.text for row in block.rows for each in row if not each.continued]
        return "\n".join(lines)


def _lays_out(cell: etree._Element) -> bool:
    """Tell whether a cell holds a table of more than one cell."""
    nested = next(cell.iter(w("tbl")), None)
    if nested is None:
        return False
    cells = nested.iter(w("tc"))
    next(cells, None)
    return next(cells, None) is not None
