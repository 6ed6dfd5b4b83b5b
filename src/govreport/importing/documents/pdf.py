"""A PDF with text: tables by their lines, running text put together from its lines (pdfplumber)."""

import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from govreport.errors import SourceError
from govreport.findings import Locator, Words
from govreport.importing.documents.content import Block, Document, Paragraph, Place, plain
from govreport.importing.documents.pdf_tables import inside, read_table

MOST_PAGES = 200
MOST_EDGES = 5000
_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,3}[-—–·\s]*|第\s*\d+\s*页.*")
_GAP = re.compile(r"(?<=[\u2e80-\uffef“”‘’—…])\s+|\s+(?=[\u2e80-\uffef“”‘’—…])")


def read_pdf(content: bytes, name: str) -> Document:
    """Return the paragraphs and tables of a PDF, in reading order.

    Raises SourceError: RB-013 without pdfplumber, RB-003 protected, RB-011 pictures only, RB-005 too
    many pages, RB-008 damaged.
    """
    at = Locator(file=name)
    try:
        library: Any = import_module("pdfplumber")
    except ImportError as missing:
        raise SourceError.of("RB-013", at, kind="PDF", package="pdfplumber", extra="pdf-import") from missing
    try:
        with library.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                many, most = (_pages(count) for count in (len(document.pages), MOST_PAGES))
                raise SourceError.of("RB-005", at, what=many, limit=most)
            if not any(page.chars for page in _flushed(document.pages)):
                raise SourceError.of("RB-011", at)
            return Document(name, "pdf", tuple(_joined(_blocks(document.pages))))
    except SourceError:
        raise
    except Exception as error:
        code = "RB-003" if "assword" in f"{type(error).__name__} {error!r}" else "RB-008"
        raise SourceError.of(code, at, reason=type(error).__name__) from error


def _pages(count: int) -> Words:
    return Words(f"{count} 页", f"{count} pages")


def _flushed(pages: Any) -> Iterator[Any]:
    for page in pages:
        yield page
        page.flush_cache()


def _blocks(pages: Any) -> Iterator[Block | tuple[str, bool, bool, Place]]:
    """Yield the tables, and the lines of text: words, whether indented, whether full, place."""
    table = 0
    for number, printed in enumerate(pages, 1):
        page = printed.dedupe_chars()
        # A drawing of thousands of strokes is no table, and looking for one in it takes minutes.
        tables = page.find_tables() if len(page.edges) <= MOST_EDGES else []
        found = sorted(tables, key=lambda each: each.bbox[1])
        boxes = [each.bbox for each in found]
        rest = page.filter(lambda thing, boxes=boxes: not any(inside(thing, box) for box in boxes))
        lines = rest.extract_text_lines(x_tolerance=4, return_chars=False)
        left = min((line["x0"] for line in lines), default=0.0)
        right = max((line["x1"] for line in lines), default=0.0)
        parts: list[tuple[float, object]] = [(line["top"], line) for line in lines]
        parts += [(each.bbox[1], each) for each in found]
        for _, part in sorted(parts, key=lambda each: each[0]):
            if isinstance(part, dict):
                text = _GAP.sub("", part["text"]).strip()
                if text and not _PAGE_NUMBER.fullmatch(text):
                    size = part["bottom"] - part["top"]
                    indented, full = part["x0"] > left + size, part["x1"] > right - 1.6 * size
                    yield text, indented, full, Place(page=number)
            else:
                table += 1
                yield read_table(part, page.chars, Place(page=number, table=table))
        printed.flush_cache()


def _joined(blocks: Iterator[Block | tuple[str, bool, bool, Place]]) -> Iterator[Block]:
    """Put lines together to paragraphs: one goes on where the line before is full and it is not indented."""
    current: tuple[str, Place] | None = None
    open_ = False
    for block in blocks:
        if not isinstance(block, tuple):
            if current:
                yield _paragraph(*current)
            current, open_ = None, False
            yield block
            continue
        text, indented, full, place = block
        if current and open_ and not indented:
            current = (current[0] + text, current[1])
        else:
            if current:
                yield _paragraph(*current)
            current = (text, place)
        open_ = full
    if current:
        yield _paragraph(*current)


def _paragraph(text: str, place: Place) -> Paragraph:
    return plain(text, place)
