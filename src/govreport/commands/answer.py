"""How findings are answered: lines for people, errors first; one JSON object for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govreport.commands.session import Session
from govreport.errors import PluginError, ReportRejectedError
from govreport.findings import Finding, Severity
from govreport.model import Report

ORDER = {severity: rank for rank, severity in enumerate(Severity)}


PLUGIN_FAILED = "GR-4"


@dataclass(frozen=True, slots=True)
class Checked:
    """One data file and what was found in it. report: None when it could not be read.

    stopped: exit status of the error that ended the reading, 0 without one.
    """

    file: str
    findings: tuple[Finding, ...]
    report: Report | None = None
    stopped: int = 0

    def exit_status(self, session: Session) -> int:
        """Return 0 unless errors stand; a failed plugin weighs more than errors in the data."""
        severity = session.catalogue.severity
        errors = [each.code for each in self.findings if severity(each) is Severity.ERROR]
        if self.stopped or not errors:
            return self.stopped
        failed = any(code.startswith(PLUGIN_FAILED) for code in errors)
        return PluginError.exit_status if failed else ReportRejectedError.exit_status


def ordered(findings: Iterable[Finding], session: Session) -> list[Finding]:
    """Return *findings* by weight, then by line; those of one line stay in the order of the form."""
    return sorted(findings, key=lambda each: (ORDER[session.catalogue.severity(each)], each.at.line or 0))


def count(findings: Iterable[Finding], session: Session) -> Counter[Severity]:
    """Return how many findings of each severity there are."""
    return Counter(session.catalogue.severity(each) for each in findings)


def as_text(files: Sequence[Checked], session: Session) -> Iterable[str]:
    """Yield the lines of the answer for people: each file's findings, then one line that sums up."""
    for checked in files:
        for finding in ordered(checked.findings, session):
            yield session.line(finding)
    yield summed_up(files, session)


def summed_up(files: Sequence[Checked], session: Session) -> str:
    """Return the last line of the answer."""
    found = count((each for checked in files for each in checked.findings), session)
    total, (errors, warnings, notices) = len(files), (found[each] for each in Severity)
    if not found:
        return session.words(
            f"检查了 {total} 个文件，没有发现问题。", f"{total} file(s) checked, nothing found."
        )
    return session.words(
        f"检查了 {total} 个文件：错误 {errors}，警告 {warnings}，提示 {notices}。",
        f"{total} file(s) checked: {errors} error(s), {warnings} warning(s), {notices} notice(s).",
    )


def as_json(files: Sequence[Checked], session: Session) -> str:
    """Return the answer for programs: findings, one entry a report, and a summary.

    `line` is null where none is known, `file` is the name as it was given, `path` the dotted key.
    """
    found = count((each for checked in files for each in checked.findings), session)
    answer = {
        "findings": [
            _finding(each, checked.file, session)
            for checked in files
            for each in ordered(checked.findings, session)
        ],
        "reports": [_report(checked, session) for checked in files],
        "summary": {"files": len(files), **_counts(found)},
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _finding(finding: Finding, file: str, session: Session) -> dict[str, object]:
    catalogue = session.catalogue
    return {
        "code": finding.code,
        "severity": catalogue.severity(finding).value,
        "file": finding.at.file or file,
        "line": finding.at.line,
        "path": finding.at.path,
        "message": catalogue.text(finding, session.lang),
        "basis": catalogue.basis(finding, session.lang),
        "hint": catalogue.hint(finding, session.lang),
    }


def _report(checked: Checked, session: Session) -> dict[str, object]:
    known: dict[str, object] = {"file": checked.file, "readable": checked.report is not None}
    if report := checked.report:
        known |= {
            "title": report.document.title,
            "organ": report.organ.name,
            "year": report.year,
            "edition": report.edition.id,
        }
    return known | _counts(count(checked.findings, session))


def _counts(found: Counter[Severity]) -> dict[str, int]:
    return {f"{severity.value}s": found[severity] for severity in Severity}
