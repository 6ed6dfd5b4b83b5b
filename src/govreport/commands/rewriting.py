"""What `govreport check` writes when asked to: repairs, waivers, a Word copy with comments."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.commands.session import Session
from govreport.errors import UsageError
from govreport.findings import Finding
from govreport.source.text_source import TextSource

if TYPE_CHECKING:
    from govreport.commands.check import Wishes
    from govreport.model import Report
    from govreport.word.comments import Remark

ABOUT_FILES = "CFG-00"


def carry_out(wishes: "Wishes", names: Sequence[str], session: Session, last: "Report | None") -> None:
    """Repair, waive and comment as *wishes* say, in this order. Raises UsageError or OutputError."""
    if len(names) != 1 or Path(names[0]).suffix.lower() != ".toml":
        raise UsageError.of(
            "CFG-022", option=wishes.option, given="、".join(names[:3]) + "…" * (len(names) > 3)
        )
    if wishes.waive and not (wishes.reason or "").strip():
        raise UsageError.of("CFG-024")
    if wishes.fix:
        _fix(names[0], session, last)
    for asked in wishes.waive:
        _waive(names[0], asked, wishes, session, last)
    if wishes.to_word:
        _comment(names[0], Path(wishes.to_word), session, last)


def _found(
    name: str, session: Session, last: "Report | None"
) -> tuple["Report", TextSource, tuple[Finding, ...]]:
    from govreport.pipeline import check, load

    report = load(name, plugins=session.plugins)
    if not isinstance(report.source, TextSource):
        raise UsageError.of("CFG-022", option="--fix", given=name)
    return report, report.source, check(report, last, plugins=session.plugins)


def _fix(name: str, session: Session, last: "Report | None") -> None:
    from govreport.fixing import fixed_text

    # A number that can be read now may show which total is blank: once more, then all is said.
    for _ in range(2):
        report, source, found = _found(name, session, last)
        _write(source, fixed_text(source, report, found), session)


def _waive(name: str, asked: str, wishes: "Wishes", session: Session, last: "Report | None") -> None:
    from govreport.waivers.writing import named, text_with_waiver

    report, source, found = _found(name, session, last)
    findings = named(found, asked)
    if not findings:
        known = (f"{each.code}@{each.at.path}" for each in found if not each.code.startswith(("GR-", "CFG-")))
        raise UsageError.of(
            "CFG-021", asked=asked, example=next(known, "REQ-004@requests.carried_over.total")
        )
    for finding in findings:
        text = text_with_waiver(source, finding, report, (wishes.reason or "").strip(), wishes.by)
        _write(source, text, session)
        report, source, found = _found(name, session, last)


def _write(source: TextSource, text: str, session: Session) -> None:
    from govreport.outputs.writing import write_file
    from govreport.source.editing import as_bytes

    if text == source.text:
        return
    old, new = source.text.splitlines(), text.splitlines()
    for line in difflib.unified_diff(old, new, source.name, source.name, lineterm="", n=1):
        session.note(line)
    write_file(Path(source.name), as_bytes(text, source))


def _comment(name: str, target: Path, session: Session, last: "Report | None") -> None:
    from govreport.outputs.writing import check_target, write_file
    from govreport.pipeline import render
    from govreport.word.comments import with_comments

    report, source, found = _found(name, session, last)
    check_target(target, [Path(name)])
    content = render(report, check_first=False, plugins=session.plugins)
    remarks = [_remark(each, source, session) for each in found if not each.code.startswith(ABOUT_FILES)]
    write_file(target, with_comments(content, report, remarks), [Path(name)])
    session.note(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))


def _remark(finding: Finding, source: TextSource, session: Session) -> "Remark":
    from govreport.word.comments import Remark

    first = source.locate_text(finding.at.path, 0).line
    line = finding.at.line - first if finding.at.line and first else None
    return Remark(finding.at.path, session.catalogue.remark(finding, session.lang), line)
