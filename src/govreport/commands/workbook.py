"""`govreport workbook`: the form as an Excel workbook that goes round the offices."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.commands.editions import YEAR, edition_of, report_year
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.datafile import level_of
from govreport.errors import OutputError, UsageError
from govreport.model import Level

if TYPE_CHECKING:
    from govreport.model import Report


@click.command(
    cls=Command,
    help=both(
        "写出一份 Excel 填报表：表格与表样相同，合计自动计算，勾稽不平的格子变色。\n"
        "填好后直接使用：govreport check 填报表.xlsx，govreport render 填报表.xlsx。"
        "不会盖掉已有的文件。\n"
        "单位很多时用 --rows：一张汇总登记表，一行一份报告，由 govreport batch 一次生成。",
        "Write an Excel workbook to be filled in: the tables as the form prints them, totals as formulas, "
        "colours where a sum does not hold.\n"
        "Filled in, it is a data file: govreport check FILE.xlsx, govreport render FILE.xlsx. "
        "An existing file is never overwritten.\n"
        "For many organs --rows writes a register, one report a row, which govreport batch takes.",
    ),
)
@click.option(
    "--edition", metavar="ID", help=both("版式，默认由年度决定", "edition; by default the year decides")
)
@click.option("--organ", metavar="NAME", help=both("机关全称", "full name of the organ"))
@click.option(
    "--level", type=click.Choice([each.value for each in Level]), help=both("层级", "level of the organ")
)
@click.option(
    "--year",
    type=YEAR,
    metavar="YYYY",
    help=both("报告年度，默认为上一年", "year reported on; by default last year"),
)
@click.option(
    "--previous",
    metavar="LAST",
    help=both(
        "上年度的数据文件或填报表：填入结转数，上年的数作为批注",
        "last year's data file or workbook: carries figures over, shows last year's as comments",
    ),
)
@click.option("--rows", is_flag=True, help=both("汇总登记表：一行一份报告", "a register: one report a row"))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    default="填报表.xlsx",
    show_default=True,
    help=both("填报表", "the workbook"),
)
@click.pass_obj
def command(
    session: Session, /, out: str, *, edition: str | None, year: int | None, rows: bool, **known: str | None
) -> int:
    """Write the workbook; print where it is. Raises OutputError (GR-809, WB-001), UsageError (GR-807)."""
    from govreport.findings import Locator
    from govreport.outputs.writing import check_target, write_file

    target = Path(out)
    check_target(target, [Path(last)] if (last := known["previous"]) else [])
    if target.exists():
        raise OutputError.of("GR-809", Locator(file=out), force="")
    if rows:
        _refuse_given(known)
        from govreport.workbook.register import register

        content = register(edition_of(session, edition, year), session.plugins)
    else:
        content = _of_one(session, edition, year, **known)
    write_file(target, content)
    session.say(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))
    return 0


def _refuse_given(options: Mapping[str, str | None]) -> None:
    for name, value in options.items():
        if value is not None:
            raise UsageError.of("GR-807", argument=f"--{name}", command="govreport workbook")


def _of_one(
    session: Session,
    edition: str | None,
    year: int | None,
    *,
    organ: str | None,
    level: str | None,
    previous: str | None,
) -> bytes:
    from govreport.outputs.xlsx import filling
    from govreport.pipeline import load
    from govreport.workbook.book import Filling, workbook

    last = load(previous, plugins=session.plugins) if previous else None
    year = year or (last.year + 1 if last else report_year())
    flat = {"year": year, **_organ(last, organ, level)}
    used = edition_of(session, edition, year)
    return workbook(used, session.plugins, Filling(flat, last=filling(last).flat if last else {}))


def _organ(last: "Report | None", name: str | None, level: str | None) -> dict[str, object]:
    """Return who reports: as asked, else as last year; a level that nobody gave, as the name tells it."""
    if name and not level and not last and (told := level_of(name)) is not Level.OTHER:
        level = told.value
    asked = {"organ.name": name, "organ.level": level}
    known = {"organ.name": last.organ.name, "organ.level": last.organ.level.value} if last else {}
    return {**known, **{key: value for key, value in asked.items() if value is not None}}
