"""The answer as SARIF 2.1.0 (OASIS standard), which editors and code hosts show beside the line."""

import json
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from govreport.answers.checked import Checked, Speaker, ordered
from govreport.findings import Finding, Locator, Severity
from govreport.messages import Message

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
ACCEPTED = "CFG-011"
_PLACEHOLDER = re.compile(r"\{\w+\}")
"""What the words of a code leave open, as only a finding knows it."""


def as_sarif(files: Sequence[Checked], speaker: Speaker) -> str:
    """Return one run: the rules that found something, and a result for each finding.

    What a waiver accepts is a result that is suppressed in the source, with its reason.
    """
    found = [(checked, each) for checked in files for each in ordered(checked.findings, speaker.catalogue)]
    codes = sorted({_subject(finding).code for _, finding in found})
    run = {
        "tool": {
            "driver": {
                "name": "govreport",
                "version": version("govreport"),
                "language": "zh-CN" if speaker.lang == "zh" else "en",
                "rules": [_rule(code, speaker) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not any(checked.stopped for checked in files)}],
        "results": [_result(finding, checked, codes, speaker) for checked, finding in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _subject(finding: Finding) -> Finding:
    return finding.related[0] if finding.code == ACCEPTED and finding.related else finding


def _rule(code: str, speaker: Speaker) -> dict[str, object]:
    if code not in speaker.catalogue:
        return {"id": code}
    message: Message = speaker.catalogue[code]
    lang = speaker.lang
    explained = message.explain[lang]
    short = re.split(r"(?<=。)|(?<=\.) ", explained, maxsplit=1)[0] or message.text[lang]
    texts = {"shortDescription": short, "fullDescription": explained, "help": message.hint[lang]}
    rule: dict[str, object] = {"id": code}
    rule |= {name: _message(_PLACEHOLDER.sub("…", text)) for name, text in texts.items() if text}
    rule["defaultConfiguration"] = {"level": LEVELS[message.severity]}
    if basis := message.basis.get(lang, ""):
        rule["properties"] = {"basis": basis}
    return rule


def _result(finding: Finding, checked: Checked, codes: list[str], speaker: Speaker) -> dict[str, object]:
    subject, catalogue = _subject(finding), speaker.catalogue
    said = catalogue.text(subject, speaker.lang)
    if remedy := catalogue.remedy(subject, speaker.lang):
        said += f" → {remedy}"
    result: dict[str, object] = {
        "ruleId": subject.code,
        "ruleIndex": codes.index(subject.code),
        "level": LEVELS[catalogue.severity(subject)],
        "message": _message(said),
        "locations": [_location(subject.at, checked)],
    }
    if subject is not finding:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": catalogue.text(finding, speaker.lang)}
        ]
    elif related := list(_related(finding, checked, speaker)):
        result["relatedLocations"] = related
    return result


def _related(finding: Finding, checked: Checked, speaker: Speaker) -> Iterator[dict[str, object]]:
    for number, each in enumerate(finding.related):
        text = f"{each.code} {speaker.catalogue.text(each, speaker.lang)}"
        yield {"id": number, "message": _message(text), **_location(each.at, checked)}


def _message(text: str) -> dict[str, object]:
    """Return *text* as a SARIF message, in which braces would stand for arguments (§3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _location(at: Locator, checked: Checked) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(at.file or checked.file)}}
    if at.line is not None:
        region = {"startLine": at.line}
        if at.column is not None:
            region["startColumn"] = at.column
        physical["region"] = region
    location: dict[str, object] = {"physicalLocation": physical}
    if name := at.path or at.place:
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
