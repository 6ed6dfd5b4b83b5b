"""`govreport import --merge`: what was changed in Word, carried back into the data file."""

from pathlib import Path

from govreport.commands.session import Session
from govreport.errors import ReportRejectedError, UsageError
from govreport.findings import Severity


def merge(session: Session, file: Path, data: Path, out: Path | None) -> int:
    """Merge, write the data file (or *out*), and say which keys changed.

    Raises UsageError (RB-088) for a data file that is no TOML.
    """
    from govreport.findings import Locator
    from govreport.importing import import_report
    from govreport.importing.made import as_made
    from govreport.importing.merging import merge as merged_with
    from govreport.outputs.writing import write_file
    from govreport.pipeline import load
    from govreport.source.opening import read_text

    if data.suffix.lower() != ".toml":
        raise UsageError.of("RB-088", Locator(file=str(data)))
    report = load(data, plugins=session.plugins)
    severity = session.catalogue.severity
    errors = [each for each in report.findings if severity(each) is Severity.ERROR]
    if errors:
        raise ReportRejectedError(*errors)
    found = import_report(file, session.plugins, report.edition.id)
    result = merged_with(read_text(data), report, found, as_made(report, session.plugins))
    for finding in (*found.findings, *result.findings):
        session.note(session.line(finding))
    if not result.changed:
        session.say(
            session.words("没有改动，数据文件不变。", "Nothing was changed; the data file stays as it is.")
        )
        return 0
    target = out or data
    write_file(target, result.text.encode(), [file])
    for path in result.changed:
        session.say(session.words(f"已合并：{path}", f"merged: {path}"))
    session.say(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))
    return 0
