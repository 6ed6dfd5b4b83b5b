"""The answer for people: a section at a time, the line of the data file under each finding."""

from collections.abc import Iterable, Iterator, Sequence

from govreport.answers.checked import Checked, Speaker, count, ordered
from govreport.findings import Finding, Severity
from govreport.messages import SEVERITY_WORDS
from govreport.model import Report
from govreport.privacy import without_long_numbers

LONGEST_QUOTE = 96
SET_ASIDE = ("CFG-007", "CFG-011")
"""Codes that stand for another finding: a sum that is switched off, an exception that was accepted."""


def as_text(files: Sequence[Checked], speaker: Speaker) -> Iterable[str]:
    """Yield the lines of the answer: each file's findings by section, then one line that sums up."""
    for checked in files:
        for heading, findings in _groups(checked, speaker):
            if heading:
                yield heading
            for finding in ordered(findings, speaker.catalogue):
                yield speaker.line(finding)
                yield from _below(finding, checked.report, speaker)
    yield summed_up(files, speaker)


def summed_up(files: Sequence[Checked], speaker: Speaker) -> str:
    """Return the last line of the answer."""
    found = count((each for checked in files for each in checked.findings), speaker.catalogue)
    total, (errors, warnings, notices) = len(files), (found[each] for each in Severity)
    if not found:
        return speaker.words(
            f"检查了 {total} 个文件，没有发现问题。", f"{total} file(s) checked, nothing found."
        )
    return speaker.words(
        f"检查了 {total} 个文件：错误 {errors}，警告 {warnings}，提示 {notices}。",
        f"{total} file(s) checked: {errors} error(s), {warnings} warning(s), {notices} notice(s).",
    )


def _groups(checked: Checked, speaker: Speaker) -> Iterator[tuple[str, list[Finding]]]:
    """Yield (heading, findings) of each section in printed order, what concerns the whole report first."""
    report = checked.report
    if report is None:
        yield "", list(checked.findings)
        return
    headings = {
        section.id: speaker.words(section.heading, section.en or section.title) for section in report.outline
    }
    groups: dict[str, list[Finding]] = {id_: [] for id_ in ("", *headings)}
    for finding in checked.findings:
        section = finding.at.path.partition(".")[0]
        groups[section if section in headings else ""].append(finding)
    for section, findings in groups.items():
        if findings:
            heading = headings.get(section) or speaker.words("报告整体", "the report as a whole")
            yield speaker.words(f"【{heading}】", f"[{heading}]"), findings


def _below(finding: Finding, report: Report | None, speaker: Speaker) -> Iterator[str]:
    if quote := quoted_line(finding, report):
        yield f"    {finding.at.line} | {quote}"
    about = ("原为", "instead of") if finding.code in SET_ASIDE else ("由此而来", "for this reason")
    for each in finding.related:
        severity = SEVERITY_WORDS[speaker.lang][speaker.catalogue.severity(each)]
        said = (
            f"{each.code} {severity}{speaker.words('：', ': ')}{speaker.catalogue.text(each, speaker.lang)}"
        )
        yield f"    {speaker.words(*about)} {said}"


def quoted_line(finding: Finding, report: Report | None) -> str:
    """Return the line of the data file that the finding speaks of, shortened; "" when there is none."""
    text = getattr(report.source, "text", "") if report else ""
    if "masked" in finding.args:
        return ""  # the line holds what the finding hides
    if not text or finding.at.line is None or report is None or finding.at.file != report.source.name:
        return ""
    lines = text.split("\n")
    line = lines[finding.at.line - 1].strip() if finding.at.line <= len(lines) else ""
    line = without_long_numbers(line)
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
