"""Workbooks for tests: made from a report, changed cell by cell as a clerk would, read again."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from govreport import Finding, Plugins, Report, load
from govreport.outputs.xlsx import filling
from govreport.testing import blank_report, report_from
from govreport.workbook.addresses import address, spot
from govreport.workbook.book import Filling, sheets
from govreport.workbook.drawing import drawn
from govreport.workbook.plan import Box, Sheet, Style

PLUGINS = Plugins.discover()
EDITIONS = ("2019", "2021")


def plan(report: Report, last: Report | None = None, plugins: Plugins = PLUGINS) -> list[Sheet]:
    """Return the sheets for *report*."""
    made = replace(filling(report), last=filling(last).flat if last else {})
    return sheets(report.edition, plugins, made)


def blank_plan(edition: str = "2021", plugins: Plugins = PLUGINS, **flat: object) -> list[Sheet]:
    """Return the sheets of a workbook in which nothing is filled in, but for *flat*."""
    return sheets(plugins.editions[edition], plugins, Filling(flat))


def clean(edition: str = "2021") -> Report:
    return report_from(blank_report(edition))


def sheet(book: list[Sheet], name: str) -> Sheet:
    return next(each for each in book if each.name == name)


def box(book: list[Sheet], key: str) -> Box:
    """Return the cell that holds the dotted *key*."""
    return next(each for one in book for each in one.boxes if each.key == key)


def place(book: list[Sheet], key: str) -> str:
    """Return where the dotted *key* stands: `表三!D8`."""
    return next(
        f"{one.name}!{address(each.row, each.column)}"
        for one in book
        for each in one.boxes
        if each.key == key
    )


def typed(book: list[Sheet], values: Mapping[str, object]) -> list[Sheet]:
    """Type *values* into the cells: `表三!D8` → value. A formula that stood there is gone."""
    changed = []
    for one in book:
        left = {
            spot(key.partition("!")[2]): value
            for key, value in values.items()
            if key.startswith(f"{one.name}!")
        }
        boxes = [
            in_place(each, left.pop((each.row, each.column))) if (each.row, each.column) in left else each
            for each in one.boxes
        ]
        boxes += [Box(*where, Style.PARAGRAPH_INPUT, value) for where, value in left.items()]
        changed.append(replace(one, boxes=tuple(boxes)))
    return changed


def in_place(old: Box, value: object) -> Box:
    """Return a cell with a value typed in: a date gives the cell the format of dates, as Excel does."""
    style = Style.DATE_INPUT if isinstance(value, datetime.date) else old.style
    return replace(old, value=value, formula="", style=style)


def saved(book: list[Sheet], folder: Path, name: str = "填报表.xlsx") -> Path:
    """Write the workbook into *folder*."""
    return written(drawn(book), folder, name)


def written(content: bytes, folder: Path, name: str = "填报表.xlsx") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def repacked(content: bytes, change) -> bytes:
    """Return the workbook with each part changed by change(name, part); None drops the part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def uncalculated(content: bytes) -> bytes:
    """Return the workbook as a program leaves it that writes formulas and never calculates."""
    return repacked(
        content,
        lambda name, part: (
            re.sub(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>", rb"\1\2", part) if "sheet" in name else part
        ),
    )


def found(file: Path, code: str) -> list[Finding]:
    """Return the findings of *code* that loading the workbook meets."""
    return [each for each in load(file).findings if each.code == code]
