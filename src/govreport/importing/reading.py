"""A file in, a report out: read, recognised, and everything uncertain said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.errors import SourceError
from govreport.findings import Finding, Locator
from govreport.form.edition import Edition
from govreport.importing.documents.content import Document
from govreport.importing.documents.opening import read_document
from govreport.importing.imported import Imported
from govreport.importing.recognise.choice import choose
from govreport.importing.recognise.facts import read_facts
from govreport.importing.recognise.head import head_of, is_words, organ_and_year, read_front, split_back
from govreport.importing.recognise.headings import Heading, Headings
from govreport.importing.recognise.labels import labels_for
from govreport.importing.recognise.lines import Line, divided, lines_of
from govreport.importing.recognise.pages import over_pages
from govreport.importing.recognise.prose import markdown
from govreport.importing.recognise.rows import rows_of
from govreport.importing.recognise.tables import read_tables

if TYPE_CHECKING:
    from govreport.plugins import Plugins

MEASURED = frozenset({"docx", "html", "xlsx", "pdf"})
"""Kinds of file that know the columns of a page."""
ADDRESSED = frozenset({"xlsx", "pdf"})
"""Kinds of file in which every cell has its own place, whatever stands beside it."""
PAGED = frozenset({"pdf"})
"""Kinds of file that know where a page ends."""
BROKEN_BY_LINE = frozenset({"docx"})
SHOWN = 50
SHORTEST_NOTE = 12
"""Characters of a sentence beside a table; shorter lines (单位：件) belong to its layout."""


def import_report(
    path: Path, plugins: "Plugins", edition: str | None = None, folder: str = "images"
) -> Imported:
    """Read a published report back.

    edition: id; by default the one whose labels the document prints. folder: where its pictures will
    lie beside the data file. Raises SourceError (RB-0nn) when the file cannot be read or holds no
    report; whatever is uncertain in one is a finding of the result.
    """
    return recognise(read_document(path), plugins, edition, folder)


def recognise(
    document: Document, plugins: "Plugins", edition: str | None = None, folder: str = "images"
) -> Imported:
    """Find the report in a document (see `import_report`)."""
    lines = lines_of(document)
    year = next((int(year) for line in lines[:40] if (year := _year_in(line.text))), None)
    editions = plugins.editions
    used = editions[edition] if edition else choose(lines, editions, year)
    if used is None:
        raise SourceError.of("RB-001", Locator(file=document.name), kind=document.kind)
    return _Recognition(document, lines, used, plugins, folder).result()


class _Recognition:
    """One document on its way to a report."""

    def __init__(
        self, document: Document, lines: list[Line], edition: Edition, plugins: "Plugins", folder: str
    ) -> None:
        self.document = document
        self.edition = edition
        self.folder = folder
        self.editions = tuple(plugins.editions.values())
        self.labels = labels_for(edition)
        added = [(id_, section.title) for id_, section in plugins.sections.items() if section.title]
        self.headings = Headings(edition, self.labels, added)
        everywhere = document.kind not in BROKEN_BY_LINE
        self.lines = divided(lines, self.headings.is_heading, everywhere=everywhere)

    def result(self) -> Imported:
        found = self.headings.find(self.lines)
        for heading in found:
            self.lines[heading.at].taken = True
        measured = self.document.kind in MEASURED
        addressed = self.document.kind in ADDRESSED
        rows = list(
            rows_of(self.lines, self.labels, self.headings.is_heading, measured=measured, addressed=addressed)
        )
        if self.document.kind in PAGED:
            rows = over_pages(rows, self.labels)
        harvest, side_by_side = read_tables(self.edition, self.labels, rows, self.editions)
        if side_by_side or 2 * len(harvest.twice) > max(len(harvest.read), 6):
            raise SourceError.of("RB-020", Locator(file=self.document.name))
        harvest.finish(next((line for line in reversed(self.lines) if line.text.strip()), None))
        front = read_front(self.lines[: self._begin(found)])
        texts, back = self._texts(found, organ_and_year(front.title)[0])
        preface = self._markdown([line for line in front.preface if not line.taken])
        signed, date, left = back
        head = head_of(front, preface, signed, date, self.edition, "\n".join(texts.values()))
        facts, notes = read_facts(self.edition, texts)
        findings = [*self.document.notes, *harvest.findings, *self._missing(texts), *notes]
        findings += self._leftover(found, left)
        findings += [Finding("RB-041", Locator("organ.name"))] if not head.organ else []
        findings += [Finding("RB-042", Locator("year"))] if head.year is None else []
        return Imported(
            self.document.name, self.document.kind, self.edition, head, harvest.cells, texts, facts,
            harvest.unread, self._pictures(texts, preface),
            tuple(replace(each, at=replace(each.at, file=self.document.name)) for each in findings),
        )  # fmt: skip

    def _begin(self, found: list[Heading]) -> int:
        """Return the number of the line with which the report itself begins."""
        taken = (at for at, line in enumerate(self.lines) if line.taken)
        return found[0].at if found else next(taken, len(self.lines))

    def _texts(self, found: list[Heading], organ: str) -> tuple[dict[str, str], tuple[str, str, list[Line]]]:
        """Return section id → text, and what stands below the last: signature, date, lines left out."""
        texts: dict[str, str] = {}
        back: tuple[str, str, list[Line]] = ("", "", [])
        ends = [heading.at for heading in found[1:]]
        for heading, end in zip(found, [*ends, len(self.lines)], strict=False):
            body = self.lines[heading.at + 1 : end]
            if heading is found[-1]:
                body, signed, date, left = split_back(body, organ)
                back = (signed, date, left)
            body = [line for line in body if not line.taken]
            if heading.section not in self.edition.tables:
                texts[heading.section] = self._markdown(body)
            elif notes := [line for line in body if _is_note(line)]:
                texts[heading.section] = self._markdown(notes)
        return texts, back

    def _markdown(self, lines: list[Line]) -> str:
        for line in lines:
            line.taken = True
        return markdown(lines, self.folder, breaks=self.document.kind in BROKEN_BY_LINE)

    def _missing(self, texts: dict[str, str]) -> Iterator[Finding]:
        for form in self.edition.sections:
            if form.id not in self.edition.tables and not texts.get(form.id, "").strip():
                yield Finding("RB-040", Locator(form.id), {"section": form.title})

    def _leftover(self, found: list[Heading], left: list[Line]) -> Iterator[Finding]:
        """Say what stands beside the tables, or below the report, and was not taken over."""
        begin = found[0].at if found else len(self.lines)
        dropped = {id(line) for line in left}
        for line in self.lines[begin:]:
            if (
                not line.taken
                and id(line) not in dropped
                and is_words(line)
                and len(line.text.strip()) > SHORTEST_NOTE
            ):
                shown = " ".join(line.text.split())[:SHOWN]
                yield Finding("RB-043", Locator(place=line.place.said()), {"text": shown})

    def _pictures(self, texts: dict[str, str], preface: str) -> dict[str, bytes]:
        everything = "\n".join((*texts.values(), preface))
        return {
            name: content
            for name, content in self.document.pictures.items()
            if f"({self.folder}/{name})" in everything
        }


def _is_note(line: Line) -> bool:
    """Tell whether a line beside a table is a sentence, and not a cell that was lost."""
    text = line.text.strip()
    return is_words(line) and len(text) > SHORTEST_NOTE and text.endswith(("。", "；", "！", "）"))


def _year_in(text: str) -> str:
    year = organ_and_year(text)[1] if "报告" in text and len(text) < 80 else None
    return str(year) if year else ""
