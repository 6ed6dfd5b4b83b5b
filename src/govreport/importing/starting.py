"""A data file begun from last year's: carried-over figures filled in, the rest to be written anew."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.cells import Cell, Mark, is_number, printed
from govreport.datafile import Filling, computed
from govreport.errors import ReportRejectedError, SourceError
from govreport.findings import Finding, Severity
from govreport.form.edition import Edition
from govreport.importing.filling import filling_of
from govreport.importing.reading import import_report
from govreport.messages import engine_catalogue
from govreport.model import Report
from govreport.source.members import split_member

if TYPE_CHECKING:
    from govreport.plugins import Plugins

MARK = "【待填写：以下是上年的文字，改写后删去这一行】"
"""Stands before each text of last year. The check takes it for what it is: a text not written yet."""
_PICTURE = re.compile(r"^!\[.*\)$\n?", re.MULTILINE)
DATA_FILES = (".toml", ".json")
OTHER_SHEETS = {"WB-001", "WB-010"}
"""A workbook that `govreport workbook` did not make is read by its labels like any other file."""


def data_of(path: Path, plugins: "Plugins") -> Report | None:
    """Return the report of a data file (TOML, JSON, a filled workbook or a row of a register).

    None for a document, whose labels have to be read. Raises SourceError.
    """
    from govreport.pipeline import load
    from govreport.workbook import SUFFIXES

    if split_member(path)[0].suffix.lower() not in (*DATA_FILES, *SUFFIXES):
        return None
    try:
        return load(path, plugins=plugins)
    except SourceError as error:
        if any(each.code in OTHER_SHEETS for each in error.findings):
            return None
        raise


def last_year(path: Path, plugins: "Plugins") -> tuple[Filling, tuple[Finding, ...]]:
    """Return what last year's data file or document says, and what could not be read of it.

    Raises SourceError for a file that cannot be read, ReportRejectedError for data with errors.
    """
    if (report := data_of(path, plugins)) is not None:
        return replace(_of_data(report), top={"previous": str(path)}), ()
    imported = import_report(path, plugins)
    return filling_of(imported), imported.findings


def started(last: Filling, edition: Edition, source: str) -> Filling:
    """Return what this year's file begins with.

    Rows that take over last year's (结转) are filled in, all others show last year's figures as a
    comment; texts stand there marked to be rewritten. source: last year's file, as messages name it. A data
    file is named as `previous` (`last.top`).
    """
    carried = {
        (table.id, carry.this, column.key): last.cells[table.id, carry.last, column.key]
        for table in edition.tables.values()
        for carry in table.carries
        for column in table.columns(carry.this)
        if column.key not in computed(table, "columns") and (table.id, carry.last, column.key) in last.cells
    }
    remarks = {
        f"{table.id}.{row}": f"上年：{shown}"
        for table in edition.tables.values()
        for row in table.rows
        if (shown := _shown(last.row(table.id, row)))
    }
    return Filling(
        year=last.year + 1 if last.year else None,
        organ=last.organ,
        level=last.level,
        document={key: value for key, value in last.document.items() if key in ("addressee", "signed_by")},
        cells=carried,
        texts={
            section: f"{MARK}\n\n{_PICTURE.sub('', text).strip()}"
            for section, text in last.texts.items()
            if text.strip() and section not in edition.tables
        },
        remarks=remarks,
        top=last.top,
        notes=(f"由上年的 {Path(source).name} 开始；“上年”各行是去年的数，仅供参考。",),
    )


def _of_data(report: Report) -> Filling:
    catalogue = engine_catalogue()
    errors = [each for each in report.findings if catalogue.severity(each) is Severity.ERROR]
    if errors:
        raise ReportRejectedError(*errors)
    return filling_from(report)


def filling_from(report: Report) -> Filling:
    """Return the values of a loaded report; its texts as they were written, bound figures too."""
    cells: dict[tuple[str, str, str], Cell] = {
        (section, row, column): cell
        for section, figures in report.figures.items()
        for (row, column), cell in figures.cells.items()
    }
    head = report.document
    usual = report.edition.title.format(organ=report.organ.name, year=report.year)
    document = {
        "title": "" if head.title == usual else head.title,
        "number": head.number,
        "addressee": head.addressee,
        "preface": head.preface.text.strip(),
        "signed_by": head.signed_by,
        "date": head.date.isoformat() if head.date else "",
    }
    texts = {
        path.removesuffix(".text"): narrative.text
        for path, narrative in report.narratives.items()
        if path.endswith(".text") and path.count(".") == 1 and narrative
    }
    given = {key: value for key, value in document.items() if value}
    return Filling(report.year, report.organ.name, report.organ.level, given, cells, texts, _facts(report))


def _facts(report: Report) -> dict[str, Cell]:
    facts: dict[str, Cell] = {}
    for form in report.edition.sections:
        section = report.values.get(form.id)
        for fact in form.facts:
            given = section.get(fact.key) if isinstance(section, Mapping) else None
            for line in fact.lines:
                cell = given.get(line.key) if isinstance(given, Mapping) else None
                if isinstance(cell, (int, Decimal, Mark)):
                    facts[f"{form.id}.{fact.key}.{line.key}"] = cell
    return facts


def _shown(cells: Mapping[str, Cell]) -> str:
    if not any(is_number(cell) for cell in cells.values()):
        return ""
    return "、".join(printed(cell) or "空白" for cell in cells.values())
