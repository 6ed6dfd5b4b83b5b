"""`govreport verify`: what somebody changed in a report since it was made from its data."""

from pathlib import Path

import click

from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import ReportRejectedError, UsageError

CHANGED = tuple(f"RB-{number:03d}" for number in range(80, 86))


@click.command(
    cls=Command,
    help=both(
        "比较一份报告与它的数据文件：逐格、逐句列出生成之后在 Word 里改过的地方。\n"
        "相同时状态为 0，有不同时为 1。改动可用 govreport import --merge 合并回数据文件。",
        "Compare a report with its data file, cell by cell and sentence by sentence: what was changed in "
        "Word after it was made.\n"
        "Status 0 when nothing was, 1 when something was. govreport import --merge carries it back.",
    ),
)
@click.argument("out", metavar="OUT")
@click.argument("data", metavar="DATA")
@click.option(
    "--template",
    metavar="T",
    help=both("生成时用的自备模板", "the template of your own that it was made with"),
)
@click.pass_obj
def command(session: Session, out: str, data: str, template: str | None) -> int:
    """Print every difference. Raises SourceError for either file."""
    from govreport.importing import import_report
    from govreport.importing.compare import differences
    from govreport.importing.made import as_made
    from govreport.pipeline import load

    session.warn_of_quarantine()
    chosen = Path(template) if template else None
    if chosen and not chosen.exists():
        raise UsageError.of("GR-812", template=template)
    report = load(data, plugins=session.plugins)
    found = import_report(Path(out), session.plugins, report.edition.id)
    made = as_made(report, session.plugins, chosen)
    changed = list(differences(found, made))
    for finding in changed:
        session.say(session.line(finding))
    session.say(
        session.words(f"共 {len(changed)} 处不同。", f"{len(changed)} difference(s).")
        if changed
        else session.words("报告与数据文件一致。", "The report says what the data file says.")
    )
    return ReportRejectedError.exit_status if changed else 0
