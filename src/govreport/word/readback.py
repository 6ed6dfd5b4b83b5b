"""The proof before delivery: the finished package, opened again, compared with the data cell by cell."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal

from govreport.cells import Cell, printed
from govreport.errors import IncompleteWarning, TemplateError
from govreport.figures import Figures
from govreport.findings import Finding, Locator, Words
from govreport.model import Report
from govreport.word.addresses import Address, addresses, cells_of
from govreport.word.package import Package, relationships_part
from govreport.word.parsing import parse
from govreport.word.places import part_words
from govreport.word.proofs import learn, proven
from govreport.word.visible import SeenCell, plain, seen_paragraphs, seen_tables

_MOST = 20
_AMOUNT = re.compile(r"[0-9]+\.[0-9]+")
_OMISSIONS = ("GR-601", "GR-604")
_RELATIONSHIPS = relationships_part("")


def compare(content: bytes, report: Report, file: str, *, own: bool = False) -> None:
    """Compare a finished .docx with *report*.

    own: whether the template is a whole one that the caller named. Such a template may leave a heading
    or a table out, which is then an IncompleteWarning (GR-605); what it prints must be right all the same.
    Raises TemplateError: GR-601 table missing, GR-602 cell differs, GR-603 cell not found, GR-604
    heading missing, GR-606 heading out of order; up to twenty findings at once.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main = Package(file, {_RELATIONSHIPS: archive.read(_RELATIONSHIPS)}).main_part or ""
        written = archive.read(main)
    xml = written.decode(errors="replace")
    if proven(xml, report, file, part_words(main)):
        return
    root = parse(written, file, part_words(main))
    findings = list(_headings([plain(text) for text in seen_paragraphs(root)], report, file))
    tables = [table for table in seen_tables(root) if table]
    for figures in report.figures.values():
        findings += _figures(figures, tables, file)
        if len(findings) >= _MOST:
            break
    left_out = [each for each in findings if each.code in _OMISSIONS] if own else []
    wrong = [each for each in findings if each not in left_out]
    if wrong:
        raise TemplateError(*wrong[:_MOST])
    if left_out:
        parts = [part for each in left_out for part in each.args.values()]
        at = Locator(file=file)
        warnings.warn(IncompleteWarning(Finding("GR-605", at, {"parts": parts})), stacklevel=2)
    learn(xml, report)


def _headings(texts: list[str], report: Report, file: str) -> Iterator[Finding]:
    """Each heading must stand as a paragraph of its own, in the order of the report."""
    start = 0
    for section in report.outline:
        heading = plain(section.heading)
        try:
            start = texts.index(heading, start) + 1
        except ValueError:
            code = "GR-606" if heading in texts else "GR-604"
            yield Finding(code, Locator(file=file, path=section.id), {"heading": section.heading})


def _figures(figures: Figures, tables: list[list[list[SeenCell]]], file: str) -> Iterator[Finding]:
    """Compare every table of the document that is this one of the form."""
    wanted, _ = addresses(figures.table)
    table = Words(figures.table.name, figures.table.en or figures.table.name)
    found = False
    for seen in tables:
        cells = cells_of(figures.table, seen)
        if cells is None:
            continue
        found = True
        for address, place in wanted.items():
            expected = printed(figures[place])
            text = cells[address].text.strip() if address in cells else None
            if text != expected and not _same_amount(text, figures[place]):
                at = Locator(file=file, path=".".join((figures.table.id, *place)))
                yield _difference(at, table, address, expected, text)
    if not found:
        yield Finding("GR-601", Locator(file=file, path=figures.table.id), {"table": table})


def _same_amount(text: str | None, cell: Cell) -> bool:
    """Tell whether *text* is the amount *cell* with more places: a plugin may print 12.5 as 12.5000."""
    return (
        isinstance(cell, Decimal)
        and _AMOUNT.fullmatch(text or "") is not None
        and Decimal(text or "") == cell
    )


def _difference(at: Locator, table: Words, address: Address, wanted: str, found: str | None) -> Finding:
    said: dict[str, object] = {"table": table, "row": _said(address[0]), "column": _said(address[1])}
    said["wanted"] = _shown(wanted)
    if found is None:
        return Finding("GR-603", at, said)
    return Finding("GR-602", at, said | {"found": _shown(found)})


def _said(path: tuple[str, ...]) -> str:
    return "·".join(path) or "-"


def _shown(text: str) -> Words:
    return Words(f"“{text}”", f"“{text}”") if text else Words("空白", "blank")
