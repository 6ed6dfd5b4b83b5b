"""Findings weighed as govreport.toml says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govreport.config.model import OFF
from govreport.findings import Finding, Severity
from govreport.messages import Catalogue
from govreport.model import Report
from govreport.reading.names import NOTHING_LIKE_IT, nearest

FIXED = "GR-"
"""Codes of the engine: whether a file was read, a template filled, a result written is no matter of taste."""


def weigh(found: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield *found* with the severities that govreport.toml sets for the report's edition and organ.

    What is `off` is left out; a sum that the form prints is then named by CFG-007 instead.
    """
    config = report.config
    editions = report.edition.lineage or (report.edition.id,)
    printed = {each.code for table in report.edition.tables.values() for each in table.sums}
    for finding in found:
        weight = (
            None
            if finding.code.startswith(FIXED)
            else config.severity(finding.code, editions, report.organ.name)
        )
        if weight is None:
            yield finding
        elif weight != OFF:
            yield replace(finding, severity=Severity(weight))
        elif finding.code in printed:
            args = {"code": finding.code, "file": config.file}
            yield Finding("CFG-007", finding.at, args, related=(finding,))


def about_config(report: Report, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is wrong with the govreport.toml that applies to *report*."""
    config = report.config
    yield from config.findings
    for code, at in config.places.items():
        if code.startswith(FIXED):
            yield Finding("CFG-006", at, {"code": code})
        elif code not in catalogue:
            meant = nearest(code, [each.code for each in catalogue], {})
            yield Finding("CFG-005", at, {"code": code, "nearest": meant or NOTHING_LIKE_IT})
