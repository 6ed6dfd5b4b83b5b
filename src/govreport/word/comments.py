"""Remarks as Word comments: each at the very cell or paragraph of a finished report that it speaks of."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentObject
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from govreport.model import Report
from govreport.narrative.blocks import Heading, ListItem, TextBlock
from govreport.narrative.blocks import Paragraph as Block
from govreport.word.addresses import figure_places
from govreport.word.names import w
from govreport.word.spans import columns
from govreport.word.visible import children, paragraph_text, plain, seen_tables

AUTHOR = "govreport"
STYLES = {
    "CommentText": ("annotation text", WD_STYLE_TYPE.PARAGRAPH),
    "CommentReference": ("annotation reference", WD_STYLE_TYPE.CHARACTER),
}
FEWEST = 6
"""Characters that a text must have to be looked for in the document."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What to write. path: dotted key of the data file; line: 0-based line of the text there, or None."""

    path: str
    text: str
    line: int | None = None


def with_comments(content: bytes, report: Report, remarks: Iterable[Remark]) -> bytes:
    """Return *content* (the finished report) with *remarks* as comments.

    A remark whose own place is not in the document goes to the heading of its section, one on the whole
    report to the title.
    """
    document = Document(io.BytesIO(content))
    _add_styles(document)
    places = _Places(document.element, report)
    return annotated(document, ((places.paragraph(remark), remark.text) for remark in remarks))


def annotated(document: WordDocument, remarks: Iterable[tuple[etree._Element, str]]) -> bytes:
    """Return *document* with a comment at each of the paragraphs named."""
    for target, text in remarks:
        paragraph = Paragraph(target, document._body)  # type: ignore[arg-type]
        runs = paragraph.runs or [paragraph.add_run()]
        document.add_comment(runs, text, author=AUTHOR, initials="G")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_styles(document: DocumentObject) -> None:
    """Add the styles that python-docx gives to comments, where the template has none of them."""
    known = {style.style_id for style in document.styles}
    for id_, (name, kind) in STYLES.items():
        if id_ not in known:
            style = document.styles.add_style(name, kind, builtin=True)
            style.element.styleId = id_
            style.font.size = Pt(9)


class _Places:
    """Where the things of a report stand in its document."""

    def __init__(self, root: etree._Element, report: Report) -> None:
        self.report = report
        self.paragraphs = list(root.iter(w("p")))
        self.texts = [plain(paragraph_text(each)) for each in self.paragraphs]
        self.cells = dict(_cells(root, report))

    def paragraph(self, remark: Remark) -> etree._Element:
        """Return the paragraph that *remark* belongs to."""
        section = remark.path.partition(".")[0]
        headings = [each.heading for each in self.report.outline if each.id == section]
        found = (
            self.cells.get(remark.path),
            self.cells.get(self._first_cell(remark.path)),
            self._in_text(remark),
            self._holding(headings[0] if headings else self.report.document.title),
            self.paragraphs[0],
        )
        return next(each for each in found if each is not None)

    def _first_cell(self, row: str) -> str:
        return next((path for path in self.cells if path.startswith(f"{row}.")), "") if "." in row else ""

    def _in_text(self, remark: Remark) -> etree._Element | None:
        narrative = self.report.narratives.get(remark.path)
        if narrative is None or not narrative:
            return None
        from govreport.narrative.prose import prose

        before = [each for each in prose(narrative, self.report).blocks if each.line <= (remark.line or 0)]
        words = _words(before[-1]) if before else ""
        return self._holding(words) if len(words) >= FEWEST else None

    def _holding(self, text: str) -> etree._Element | None:
        wanted = plain(text)
        pairs = zip(self.paragraphs, self.texts, strict=True)
        return next((paragraph for paragraph, said in pairs if wanted and wanted in said), None)


def _words(block: TextBlock) -> str:
    if isinstance(block, Heading):
        return "".join(run.text for run in (*block.runs, *block.lead))
    return "".join(run.text for run in block.runs) if isinstance(block, (Block, ListItem)) else ""


def _cells(root: etree._Element, report: Report) -> Iterator[tuple[str, etree._Element]]:
    """Yield (dotted key, first paragraph of its cell) for every figure of the document."""
    for element, seen in zip(root.iter(w("tbl")), seen_tables(root), strict=True):
        paragraphs = None
        for section, figures in report.figures.items():
            places = figure_places(seen, figures.table)
            paragraphs = paragraphs or (_first_paragraphs(element) if places else None)
            for at, place in places.items():
                if paragraphs and at in paragraphs:
                    yield ".".join((section, *place)), paragraphs[at]


def _first_paragraphs(table: etree._Element) -> dict[tuple[int, int], etree._Element]:
    found: dict[tuple[int, int], etree._Element] = {}
    for number, row in enumerate(children(table, w("tr"))):
        column = 0
        for cell in children(row, w("tc")):
            paragraph = next(children(cell, w("p")), None)
            if paragraph is not None:
                found[number, column] = paragraph
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            column += max(1, columns(span, 1))
    return found
