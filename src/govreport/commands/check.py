"""`govreport check`: find mistakes in data files, write nothing."""

import glob
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from govreport.commands.answer import Checked, as_json, as_text
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import GovreportError, UsageError
from govreport.model import Report


@click.command(
    cls=Command,
    help=both(
        "检查一个或多个数据文件，不生成报告。\n有错误时退出状态为 1，文件读不了时为 3。",
        "Check one or more data files without rendering.\n"
        "Exit status 1 with errors, 3 if a file cannot be read.",
    ),
)
@click.argument("data", nargs=-1, required=True, metavar="DATA…")
@click.option(
    "--previous",
    metavar="LAST",
    help=both("上年度的数据文件，用于核对结转等", "last year's data file, to compare with"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=both("输出格式", "form of the answer"),
)
@click.pass_obj
def command(session: Session, data: tuple[str, ...], previous: str | None, form: str) -> int:
    """Print the findings of every file; return the exit status."""
    from govreport.pipeline import load

    session.warn_of_quarantine()
    last = load(previous, plugins=session.plugins) if previous else None
    files = compared([checked(name, session, last) for name in expanded(data)])
    if form == "json":
        session.say(as_json(files, session))
    else:
        for line in as_text(files, session):
            session.say(line)
    return max(each.exit_status(session) for each in files)


def checked(name: str, session: Session, previous: Report | None = None) -> Checked:
    """Load and check one file; what stops it becomes its findings and its exit status."""
    from govreport.pipeline import check, load

    try:
        report = load(name, plugins=session.plugins)
        return Checked(name, check(report, previous, plugins=session.plugins), report)
    except GovreportError as error:
        return Checked(name, error.findings, stopped=error.exit_status)


def compared(files: list[Checked]) -> list[Checked]:
    """Add what reports checked together have in common in their texts (SIM-001)."""
    loaded = [(at, each.report) for at, each in enumerate(files) if each.report]
    if len(loaded) < 2:
        return files
    from govreport.copies import copies_among

    shared = copies_among([report for _, report in loaded])
    added = {at: findings for (at, _), findings in zip(loaded, shared, strict=True)}
    return [replace(each, findings=(*each.findings, *added.get(at, ()))) for at, each in enumerate(files)]


def expanded(names: tuple[str, ...]) -> Iterator[str]:
    """Resolve patterns such as `2023/*.toml`, which not every shell does.

    Raises UsageError (GR-811) when nothing matches one.
    """
    for name in names:
        if Path(name).exists() or not glob.has_magic(name):
            yield name
        elif found := sorted(glob.glob(name)):
            yield from found
        else:
            raise UsageError.of("GR-811", pattern=name)
