"""`govreport init`: a blank data file in which every row of the form is explained."""

from pathlib import Path

import click

from govreport.commands.blank import blank_file
from govreport.commands.editions import edition_of, report_year
from govreport.commands.late import Command
from govreport.commands.schema import schema_name, schema_text
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import OutputError


@click.command(
    cls=Command,
    help=both(
        "写出一份空白数据文件，表格每一行都有说明，格子留空等待填写。\n"
        "旁边放一份 JSON Schema 供编辑器使用。不会盖掉已有的数据文件。",
        "Write a blank data file with every row explained, and a JSON Schema beside it for editors.\n"
        "An existing data file is never overwritten.",
    ),
)
@click.option(
    "--edition", metavar="ID", help=both("版式，默认由年度决定", "edition; by default the year decides")
)
@click.option("--organ", metavar="NAME", default="", help=both("机关全称", "full name of the organ"))
@click.option(
    "--year",
    type=int,
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
def command(session: Session, edition: str | None, organ: str, year: int | None, out: str) -> int:
    """Write the data file and its schema; print where they are. Raises OutputError (GR-809)."""
    from govreport.findings import Locator
    from govreport.outputs.writing import check_target, write_file

    target = Path(out)
    check_target(target)
    if target.exists():
        raise OutputError.of("GR-809", Locator(file=out), force="")
    used = edition_of(session, edition, year)
    schema = target.with_name(schema_name(used))
    write_file(schema, schema_text(used).encode())
    text = blank_file(used, session.plugins.sections, year or report_year(), organ, schema.name)
    write_file(target, text.encode())
    session.say(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))
    session.say(
        session.words(f"填好后运行：govreport check {out}", f"fill it in, then run: govreport check {out}")
    )
    return 0
