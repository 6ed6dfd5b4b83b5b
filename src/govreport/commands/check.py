"""`govreport check`: find mistakes in data files; write only what is asked for."""

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from govreport.answers.checked import Checked, said_once
from govreport.answers.text import as_text
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import GovreportError, UsageError
from govreport.model import Report

FORMS = ("text", "json", "sarif")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done besides the check, each with one TOML data file only."""

    waive: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None
    fix: bool = False
    to_word: str | None = None

    @property
    def option(self) -> str:
        """Return the option that asks for one data file, or ""."""
        asked = (("--waive", self.waive), ("--fix", self.fix), ("--to-word", self.to_word))
        return next((name for name, value in asked if value), "")


@click.command(
    cls=Command,
    help=both(
        "检查一个或多个数据文件，不生成报告。\n有错误时退出状态为 1，文件读不了时为 3。\n"
        "几个文件一起检查时，还比对各报告的正文是否雷同。",
        "Check one or more data files without rendering.\n"
        "Exit status 1 with errors, 3 if a file cannot be read.\n"
        "Files that are checked together are also compared with each other for copied text.",
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
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help=both("输出格式", "form of the answer"),
)
@click.option(
    "--fix",
    is_flag=True,
    help=both(
        "改正有把握的（数字的写法、空着的总计），并列出改动",
        "make the repairs that are certain (how a number is written, a blank total) and show them",
    ),
)
@click.option(
    "--to-word",
    metavar="FILE",
    help=both("另存一份 Word 报告，问题写成批注", "write a copy of the report with the findings as comments"),
)
@click.option(
    "--waive",
    metavar="CODE@PATH",
    multiple=True,
    help=both("把一个问题作为例外写入数据文件", "accept a finding as an exception, in the data file"),
)
@click.option("--reason", metavar="WHY", help=both("接受例外的理由", "why it is accepted"))
@click.option("--by", metavar="WHO", help=both("由谁接受", "who accepts it"))
@click.pass_obj
def command(
    session: Session, /, data: tuple[str, ...], previous: str | None, form: str, **wishes: Any
) -> int:
    """Print the findings of every file; return the exit status."""
    from govreport.pipeline import load, reports_in

    session.warn_of_quarantine()
    last = load(previous, plugins=session.plugins) if previous else None
    if not wishes["waive"] and (left := next((key for key in ("reason", "by") if wishes[key]), None)):
        raise UsageError.of("GR-807", argument=f"--{left}", command="govreport check")
    names = [str(each) for name in expanded(data) for each in reports_in(Path(name), session.plugins)]
    wanted = Wishes(**wishes)
    if wanted.option:
        from govreport.commands.rewriting import carry_out

        carry_out(wanted, names, session, last)
    files = said_once(compared([checked(name, session, last) for name in names]))
    for line in answer(files, form, session):
        session.say(line)
    return max(each.exit_status(session) for each in files)


def answer(files: list[Checked], form: str, session: Session) -> Iterable[str]:
    """Return the lines of the answer in the form that was asked for."""
    if form == "json":
        from govreport.answers.machine import as_json

        return [as_json(files, session)]
    if form == "sarif":
        from govreport.answers.sarif import as_sarif

        return [as_sarif(files, session)]
    return as_text(files, session)


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
    from govreport.pipeline import settle
    from govreport.similarity import ALIKE

    reports = [report for _, report in loaded]
    share = reports[0].threshold("similarity", "share", Decimal(str(ALIKE)))
    shared = copies_among(reports, float(share))
    added = {at: settle(findings, report) for (at, report), findings in zip(loaded, shared, strict=True)}
    return [replace(each, findings=(*each.findings, *added.get(at, ()))) for at, each in enumerate(files)]


def expanded(names: tuple[str, ...]) -> Iterator[str]:
    """Resolve patterns such as `2023/*.toml`, which not every shell does.

    Raises UsageError (GR-811) when nothing matches one.
    """
    for name in names:
        if not glob.has_magic(name) or _is_there(name):
            yield name
        elif found := sorted(glob.glob(name)):
            yield from found
        else:
            raise UsageError.of("GR-811", pattern=name)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False  # a name that the system cannot hold is no file, and may still be a pattern
