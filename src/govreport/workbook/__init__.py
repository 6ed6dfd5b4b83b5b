"""The workbook that goes round the offices: the form's tables in Excel, written, and read as a data file.

plan.py        what a sheet consists of: plain values, no library
book.py        edition + sections + values → sheets, by cover.py, tables.py, checks.py, texts.py, others.py
drawing.py     sheets → .xlsx (XlsxWriter)          styles.py  what they look like
mapping.py     the hidden sheet: which cell holds which key of the data file
reading.py     .xlsx, .xls, .et → a source (python-calamine), by package.py, parts.py, gathering.py
register.py    a sheet for many reports, one a row    rows.py  each of its rows → a source

Why it is so: docs/decisions/0013-workbook.md
"""

from collections.abc import Sequence
from pathlib import Path

from govreport.extensions import Input
from govreport.source import Source

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et")


def read_workbook(path: Path) -> Source:
    """Read a workbook that `govreport workbook` made. Raises SourceError (GR-30n, WB-0nn)."""
    from govreport.workbook.reading import read  # only who reads one needs the packages of the extra

    return read(path)


def _members(path: Path) -> Sequence[str]:
    from govreport.workbook.rows import members

    return members(path)


def _read_member(path: Path, member: str) -> Source:
    from govreport.workbook.rows import read_member

    return read_member(path, member)


WORKBOOK = Input("Excel workbook", SUFFIXES, read_workbook, _members, _read_member)
