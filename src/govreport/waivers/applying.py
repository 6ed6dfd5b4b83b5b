"""What was accepted is no longer an error, as long as the figures are those it was accepted for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from govreport.cells import Cell, printed
from govreport.findings import Finding, Words
from govreport.model import Report
from govreport.waivers.model import Waiver

UNWAIVABLE = ("GR-", "CFG-")
"""What could not be read, written or configured cannot be accepted."""
TOGETHER = "SIM-"
"""Found only when several reports are checked together: otherwise their waivers have nothing to do."""
NOTHING = Words("", "")
ALONE = Words(
    "；若是与上一年度比对才有的问题，先用 --previous 给出上一年度的数据文件再检查",
    "; if only a comparison with last year shows it, check with --previous first",
)
"""What is to be done first where no report of last year was there to compare with."""
ACCEPTED = "CFG-011"
LENGTH = 12


def apply_waivers(found: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield *found*; what a waiver accepts becomes CFG-011 (accepted), with the finding as its `related`."""
    for finding in found:
        fitting = [each for each in report.waivers if _fits(each, finding, report)]
        yield accepted(finding, fitting[0]) if fitting else finding


def unused_waivers(found: Sequence[Finding], report: Report) -> Iterator[Finding]:
    """Yield CFG-012 for a waiver whose figures have changed, CFG-013 for one that accepts nothing."""
    for waiver in report.waivers:
        same = [each for each in found if _names(waiver, each)]
        if not any(_fits(waiver, each, report) for each in same) and not waiver.code.startswith(TOGETHER):
            code = "CFG-012" if same else "CFG-013"
            args: dict[str, object] = {"code": waiver.code, "path": waiver.path, "reason": waiver.reason}
            if not same:
                args["unless"] = ALONE if report.last_year is None else NOTHING
            yield Finding(code, report.source.locate(waiver.key), args)


def accepted(finding: Finding, waiver: Waiver) -> Finding:
    """Return the notice that stands for a finding that was accepted."""
    args: dict[str, object] = {"code": finding.code, "reason": waiver.reason}
    args["by"] = waiver.by or Words("未注明", "nobody named")
    args["date"] = waiver.date or Words("未注明日期", "no date")
    return Finding(ACCEPTED, finding.at, args, related=(replace(finding, repair=None),))


def fingerprint(finding: Finding, report: Report) -> str:
    """Return what a waiver is bound to: the values that the finding speaks of.

    They are the plain values among its args, the value at its path and, for a cell of a table, the
    whole row and column of the cell. Words and labels do not count: a new version may say them better.
    """
    import hashlib  # a third of a hundredth of a second that most checks need not spend

    args = {key: str(value) for key, value in finding.args.items() if isinstance(value, (str, int, Decimal))}
    involved = {"code": finding.code, "args": args, "cells": _cells(finding.at.path, report)}
    text = json.dumps(involved, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _fits(waiver: Waiver, finding: Finding, report: Report) -> bool:
    return _names(waiver, finding) and waiver.values == fingerprint(finding, report)


def _names(waiver: Waiver, finding: Finding) -> bool:
    same = (waiver.code, waiver.path) == (finding.code, finding.at.path)
    return same and not finding.code.startswith(UNWAIVABLE)


def _cells(path: str, report: Report) -> dict[str, str]:
    section, _, place = path.partition(".")
    figures = report.figures.get(section)
    row, _, column = place.partition(".")
    if figures is None or row not in figures.table.rows:
        return _plain(path, report)
    cells: Mapping[tuple[str, str], Cell] = figures.cells
    return {
        ".".join(at): printed(cell) for at, cell in sorted(cells.items()) if at[0] == row or at[1] == column
    }


def _plain(path: str, report: Report) -> dict[str, str]:
    value: object = report.values
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    # A running text may change elsewhere: the sentence that was found stands in the args.
    is_text = path in report.narratives
    return {} if value is None or is_text or isinstance(value, Mapping) else {path: str(value)}
