"""`govreport init`: a blank data file in which every row of the form is explained."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.commands.editions import YEAR, edition_of, report_year
from govreport.commands.late import Command
from govreport.commands.schema import schema_name, schema_text
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.datafile import Filling, data_file, level_of
from govreport.errors import OutputError

if TYPE_CHECKING:
    from govreport.form.edition import Edition


@click.command(
    cls=Command,
    help=both(
        "写出一份空白数据文件，表格每一行都有说明，格子留空等待填写。\n"
        "旁边放一份 JSON Schema 供编辑器使用。不会盖掉已有的数据文件。\n"
        "--from 由上年的数据文件或报告开始：填入结转数，上年的数写成说明，正文标出待改写。",
        "Write a blank data file with every row explained, and a JSON Schema beside it for editors.\n"
        "An existing data file is never overwritten.\n"
        "--from starts from last year's data file or report: carried-over figures filled in, last year's "
        "figures as comments, texts marked to be rewritten.",
    ),
)
@click.option(
    "--edition", metavar="ID", help=both("版式，默认由年度决定", "edition; by default the year decides")
)
@click.option(
    "--from",
    "last",
    metavar="LAST",
    help=both("上年的数据文件或报告（.docx、.html 等）", "last year's data file or report (.docx, .html …)"),
)
@click.option("--organ", metavar="NAME", default="", help=both("机关全称", "full name of the organ"))
@click.option(
    "--year",
    type=YEAR,
    metavar="YYYY",
    help=both("报告年度，默认为上一年", "year reported on; by default last year"),
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    default="report.toml",
    show_default=True,
    help=both("数据文件", "the data file"),
)
@click.pass_obj
def command(
    session: Session, last: str | None, edition: str | None, organ: str, year: int | None, out: str
) -> int:
    """Write the data file and its schema; print where they are. Raises OutputError (GR-809)."""
    from govreport.findings import Locator
    from govreport.outputs.writing import check_target, write_file

    target = Path(out)
    check_target(target)
    if target.exists():
        raise OutputError.of("GR-809", Locator(file=out), force="")
    if last is not None:
        used, filling = _from_last(session, last, target, edition, year, organ)
    else:
        used = edition_of(session, edition, year)
        filling = Filling(year=year or report_year(), organ=organ, level=level_of(organ))
    schema = target.with_name(schema_name(used))
    write_file(schema, schema_text(used).encode())
    write_file(target, data_file(used, session.plugins.sections, filling, schema.name).encode())
    session.say(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))
    session.say(
        session.words(f"填好后运行：govreport check {out}", f"fill it in, then run: govreport check {out}")
    )
    return 0


def _from_last(
    session: Session, last: str, target: Path, edition: str | None, year: int | None, organ: str
) -> "tuple[Edition, Filling]":
    """Return this year's edition and what *target* begins with. Raises what reading *last* raises."""
    from dataclasses import replace

    from govreport.importing.starting import last_year, started

    before, findings = last_year(Path(last), session.plugins)
    for finding in findings:
        session.note(session.line(finding))
    this_year = year or (before.year + 1 if before.year else report_year())
    used = edition_of(session, edition, this_year)
    begun = started(before, used, last)
    top = {key: _seen_from(target, file) for key, file in begun.top.items()}
    return used, replace(begun, year=this_year, organ=organ or begun.organ, top=top)


def _seen_from(target: Path, file: str) -> str:
    """Return how the data file *target* names another *file*: from its own folder, where there is a way."""
    try:
        return Path(os.path.relpath(file, target.parent)).as_posix()
    except ValueError:  # on another drive
        return str(Path(file).absolute())
