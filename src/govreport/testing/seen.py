"""What a reader sees in a .docx: its paragraphs and tables as plain texts."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True)
class SeenDocument:
    """A rendered report as it is seen. content: the bytes of the .docx."""

    content: bytes

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the text of every paragraph that is not empty, those in tables included."""
        from govreport.word.visible import seen_paragraphs

        return tuple(text for text in seen_paragraphs(self._root) if text)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the sections, numeral included."""
        from govreport.word.look import HEADINGS
        from govreport.word.names import w
        from govreport.word.visible import paragraph_text

        marked = f".//{w('pStyle')}[@{w('val')}='{HEADINGS[1]}']/../.."
        return tuple(paragraph_text(each) for each in self._root.iterfind(marked))

    @cached_property
    def tables(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Return every table as rows of texts; a merged cell stands at each of its places."""
        from govreport.word.visible import seen_tables

        return tuple(
            tuple(tuple(cell.text for cell in row) for row in table) for table in seen_tables(self._root)
        )

    @cached_property
    def text(self) -> str:
        """Return everything in one text, a line a paragraph."""
        return "\n".join(self.paragraphs)

    def part(self, name: str) -> bytes:
        """Return one part of the package, such as `word/document.xml`. Raises KeyError."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Return the names of all parts, in the order of the package."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return tuple(archive.namelist())

    @cached_property
    def _root(self) -> "etree._Element":
        from govreport.word.parsing import parse

        return parse(self.part("word/document.xml"), "report.docx", "word/document.xml")
