"""What `govreport check` writes when asked to: repairs, waivers, a Word copy with comments."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.commands.session import Session
from govreport.errors import UsageError
from govreport.findings import Finding
from govreport.outputs.writing import check_target, write_file
from govreport.source.text_source import TextSource
from govreport.waivers.applying import ACCEPTED, TOGETHER

if TYPE_CHECKING:
    from govreport.commands.check import Wishes
    from govreport.model import Report
    from govreport.word.comments import Remark

ABOUT_FILES = "CFG-00"


def carry_out(wishes: "Wishes", names: Sequence[str], session: Session, last: "Report | None") -> None:
    """Repair, waive and comment as *wishes* say, in this order. Raises UsageError or OutputError.

    What can be known beforehand to fail does so before anything is written.
    """
    _refuse_files(wishes, names)
    if wishes.waive and not (wishes.reason or "").strip():
        raise UsageError.of("CFG-024")
    if wishes.to_word:
        check_target(Path(wishes.to_word), [Path(names[0])])
        if Path(wishes.to_word).suffix.lower() != ".docx":
            raise UsageError.of("CFG-026", file=wishes.to_word)
    if wishes.fix:
        _fix(names[0], session, last)
    if wishes.waive:
        _waive(names, wishes, session, last)
    if wishes.to_word:
        _comment(names[0], Path(wishes.to_word), session, last)


def _refuse_files(wishes: "Wishes", names: Sequence[str]) -> None:
    """Raise UsageError (CFG-022) unless one file is given, of the one kind that can be rewritten.

    Copied text takes several to be found; what accepts it is written into the first.
    """
    together = not wishes.fix and not wishes.to_word and all(map(_is_together, wishes.waive))
    rewritten = wishes.fix or wishes.waive
    if (len(names) == 1 or together) and not (rewritten and Path(names[0]).suffix.lower() != ".toml"):
        return
    given = "、".join(names[:3]) + "…" * (len(names) > 3)
    raise UsageError.of("CFG-022", option=wishes.option, given=given)


def _is_together(asked: str) -> bool:
    return asked.strip().upper().startswith(TOGETHER)


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

    changed = False
    # A number that can be read now may show which total is blank: once more, then all is said.
    for _ in range(2):
        report, source, found = _found(name, session, last)
        changed |= _write(source, fixed_text(source, report, found), session)
    if not changed:
        session.note(
            session.words(
                f"没有可以有把握改正的，{name} 没有变动。",
                f"Nothing can be repaired for certain; {name} is as it was.",
            )
        )


def _waive(names: Sequence[str], wishes: "Wishes", session: Session, last: "Report | None") -> None:
    from govreport.waivers.writing import named, text_with_waiver

    report, source, found = _found(names[0], session, last)
    found = (*found, *_shared(names, session))
    accepted = [each.related[0] for each in found if each.code == ACCEPTED and each.related]
    findings: list[Finding] = []
    for asked in dict.fromkeys(wishes.waive):
        if new := named(found, asked):
            findings += [each for each in new if each not in findings]
        elif named(accepted, asked):
            session.note(_unchanged(asked, session))
        else:
            raise UsageError.of("CFG-021", asked=asked, example=_example(found))
    for finding in findings:
        text = text_with_waiver(source, finding, report, (wishes.reason or "").strip(), wishes.by)
        _write(source, text, session)
        report, source, _ = _found(names[0], session, last)


def _shared(names: Sequence[str], session: Session) -> tuple[Finding, ...]:
    """Return what the first of several files has in common with the others."""
    from govreport.commands.check import checked, compared

    if len(names) < 2:
        return ()
    first = compared([checked(name, session) for name in names])[0]
    return tuple(each for each in first.findings if any(map(_is_of_several, (each, *each.related))))


def _is_of_several(finding: Finding) -> bool:
    return finding.code.startswith(TOGETHER)


def _unchanged(asked: str, session: Session) -> str:
    return session.words(
        f"{asked} 已经作为例外接受，文件没有变动。", f"{asked} is accepted already; the file is as it was."
    )


def _example(found: Sequence[Finding]) -> str:
    known = (f"{each.code}@{each.at.path}" for each in found if not each.code.startswith(("GR-", "CFG-")))
    return next(known, "REQ-004@requests.carried_over.total")


def _write(source: TextSource, text: str, session: Session) -> bool:
    """Write *text* in the place of the file, show what changed; tell whether anything did."""
    from govreport.source.editing import as_bytes

    if text == source.text:
        return False
    session.note(
        session.words(
            f"已改写 {source.name}（- 为原来的行，+ 为改后的行）：",
            f"rewritten: {source.name} (- a line as it was, + as it is now):",
        )
    )
    old, new = source.text.splitlines(), text.splitlines()
    for line in difflib.unified_diff(old, new, source.name, source.name, lineterm="", n=1):
        session.note(line)
    # The file that a link leads to is the one that was read.
    write_file(Path(source.name).resolve(), as_bytes(text, source))
    return True


def _comment(name: str, target: Path, session: Session, last: "Report | None") -> None:
    from govreport.pipeline import check, load, render
    from govreport.word.comments import with_comments

    report = load(name, plugins=session.plugins)
    found = check(report, last, plugins=session.plugins)
    content = render(report, check_first=False, plugins=session.plugins)
    remarks = [_remark(each, report, session) for each in found if not each.code.startswith(ABOUT_FILES)]
    write_file(target, with_comments(content, report, remarks), [Path(name)])
    session.note(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))


def _remark(finding: Finding, report: "Report", session: Session) -> "Remark":
    from govreport.word.comments import Remark

    line = _line_of_text(finding, report)
    return Remark(finding.at.path, session.catalogue.remark(finding, session.lang), line)


def _line_of_text(finding: Finding, report: "Report") -> int | None:
    """Return the 0-based line of a running text at which *finding* stands; None where no place tells it.

    JSON has a text on one line, so that all its lines are at one place.
    """
    path = finding.at.path
    lines = report.narratives[path].text.count("\n") + 1 if path in report.narratives else 0
    there = [line for line in range(lines) if report.source.locate_text(path, line) == finding.at]
    return there[-1] if len(there) < lines and there else None
