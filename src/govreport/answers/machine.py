"""The answer for programs: one JSON object."""

import json
from collections import Counter
from collections.abc import Sequence

from govreport.answers.checked import Checked, Speaker, count, ordered
from govreport.findings import Finding, Severity


def as_json(files: Sequence[Checked], speaker: Speaker) -> str:
    """Return findings, one entry a report, and a summary.

    `line` is null where none is known, `file` is the name as it was given, `path` the dotted key.
    `repair` is null or `{"text", "changes": dotted key → value}`; `related` lists what else the same
    mistake breaks, or what a waiver accepts.
    """
    found = count((each for checked in files for each in checked.findings), speaker.catalogue)
    answer = {
        "findings": [
            entry(each, checked.file, speaker)
            for checked in files
            for each in ordered(checked.findings, speaker.catalogue)
        ],
        "reports": [_report(checked, speaker) for checked in files],
        "summary": {"files": len(files), **counts(found)},
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def entry(finding: Finding, file: str, speaker: Speaker) -> dict[str, object]:
    """Return one finding."""
    catalogue, lang = speaker.catalogue, speaker.lang
    return {
        "code": finding.code,
        "severity": catalogue.severity(finding).value,
        "file": finding.at.file or file,
        "line": finding.at.line,
        "path": finding.at.path,
        "message": catalogue.text(finding, lang),
        "basis": catalogue.basis(finding, lang),
        "hint": catalogue.hint(finding, lang),
        "repair": _repair(finding, speaker),
        "related": [
            {"code": each.code, "path": each.at.path, "message": catalogue.text(each, lang)}
            for each in finding.related
        ],
    }


def _repair(finding: Finding, speaker: Speaker) -> dict[str, object] | None:
    if finding.repair is None:
        return None
    changes = {path: _plain(value) for path, value in finding.repair.changes.items()}
    return {"text": speaker.catalogue.remedy(finding, speaker.lang), "changes": changes}


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def _report(checked: Checked, speaker: Speaker) -> dict[str, object]:
    known: dict[str, object] = {"file": checked.file, "readable": checked.report is not None}
    if report := checked.report:
        known |= {
            "title": report.document.title,
            "organ": report.organ.name,
            "year": report.year,
            "edition": report.edition.id,
        }
    return known | counts(count(checked.findings, speaker.catalogue))


def counts(found: Counter[Severity]) -> dict[str, int]:
    """Return the number of findings by the plural of their severity: `errors`."""
    return {f"{severity.value}s": found[severity] for severity in Severity}
