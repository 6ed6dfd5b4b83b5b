"""`govreport import`: a published report, last year's Word file or copied cells → a data file."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.commands.editions import edition_of
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import OutputError, UsageError

if TYPE_CHECKING:
    from govreport.datafile import Filling
    from govreport.form.edition import Edition
    from govreport.importing import Imported


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options say."""

    out: str | None = None
    edition: str | None = None
    report: str | None = None
    merge: str | None = None
    paste: bool = False
    row: str | None = None
    table: str | None = None


@click.command(
    cls=Command,
    help=both(
        "把已有的报告读成数据文件：.docx、保存的网页（.html .mht）、文字版 PDF、.xlsx、纯文本、.doc、.wps。\n"
        "按表样的栏目名称辨认，不靠位置猜；没有把握的格子不读，并逐一列出。\n"
        "--paste 读入从 Excel、WPS 或网页复制的格子（标准输入）。\n"
        "--merge 把在 Word 里改过的内容合并到原数据文件，保留其中的说明。",
        "Read an existing report into a data file: .docx, saved pages (.html .mht), PDF with text, .xlsx, "
        "plain text, .doc, .wps.\n"
        "It goes by the labels of the form and never guesses by position; what is uncertain is left out "
        "and listed.\n"
        "--paste takes cells copied from Excel, WPS or a web page (standard input).\n"
        "--merge carries what was changed in Word into the data file, whose comments stay.",
    ),
)
@click.argument("file", metavar="[FILE]", required=False)
@click.option("-o", "--output", "out", metavar="DATA", help=both("写入的数据文件", "the data file to write"))
@click.option(
    "--edition", metavar="ID", help=both("版式，默认由栏目名称决定", "edition; by default its labels decide")
)
@click.option(
    "--report",
    metavar="FILE",
    help=both("另写一份记录：每格的来源和把握（JSON）", "write where each cell came from (JSON)"),
)
@click.option(
    "--merge", metavar="DATA", help=both("合并到这个数据文件", "carry the edits into this data file")
)
@click.option(
    "--paste", is_flag=True, help=both("从标准输入读复制的格子", "read copied cells from standard input")
)
@click.option("--row", metavar="KEY", help=both("粘贴到哪一行", "the row that is pasted"))
@click.option("--table", metavar="SECTION", help=both("粘贴到哪张表", "the table that is pasted"))
@click.pass_obj
def command(session: Session, /, file: str | None, **options: object) -> int:
    """Read, write, and say what could not be read. Raises SourceError, UsageError, OutputError."""
    wishes = Wishes(**options)  # type: ignore[arg-type]
    session.warn_of_quarantine()
    if wishes.paste:
        return _paste(session, wishes)
    if file is None:
        raise UsageError.of("GR-804", parameter="FILE")
    if wishes.merge:
        return _merge(session, Path(file), wishes)
    return _import(session, Path(file), wishes)


def _import(session: Session, file: Path, wishes: Wishes) -> int:
    from govreport.findings import Locator
    from govreport.importing import import_report
    from govreport.outputs.writing import check_target

    if wishes.edition:
        edition_of(session, wishes.edition)
    target = Path(wishes.out) if wishes.out else None
    if target:
        check_target(target, [file])
        if target.exists():
            raise OutputError.of("GR-809", Locator(file=wishes.out), force="")
    if (filled := _filled_workbook(session, file)) is not None:
        edition, filling = filled
        _write(session, edition, filling, target)
        return 0
    folder = f"{target.stem}_images" if target else "images"
    imported = import_report(file, session.plugins, wishes.edition, folder)
    for finding in imported.findings:
        session.note(session.line(finding))
    _deliver(session, imported, target, folder)
    if wishes.report:
        _record(session, imported, Path(wishes.report))
    return 0


def _filled_workbook(session: Session, file: Path) -> "tuple[Edition, Filling] | None":
    """Return what a workbook of `govreport workbook` says; None for any other file."""
    from govreport.importing.starting import DATA_FILES, data_of, filling_from

    if file.suffix.lower() in DATA_FILES or (report := data_of(file, session.plugins)) is None:
        return None
    for finding in report.findings:
        session.note(session.line(finding))
    return report.edition, filling_from(report)


def _deliver(session: Session, imported: "Imported", target: Path | None, folder: str) -> None:
    from govreport.importing.filling import filling_of
    from govreport.outputs.writing import write_file

    if target is not None and imported.pictures:
        pictures = target.parent / folder
        pictures.mkdir(exist_ok=True)
        for name, content in imported.pictures.items():
            write_file(pictures / name, content)
    _write(session, imported.edition, filling_of(imported), target)


def _write(session: Session, edition: "Edition", filling: "Filling", target: Path | None) -> None:
    """Write the data file and its schema, or print it; say how much was read."""
    from govreport.commands.schema import schema_name, schema_text
    from govreport.datafile import data_file, prove
    from govreport.outputs.writing import write_file

    schema = schema_name(edition) if target else ""
    text = data_file(edition, session.plugins.sections, filling, schema)
    prove(text, edition, filling)
    if target is None:
        session.say(text.rstrip("\n"))
        return
    write_file(target.with_name(schema), schema_text(edition).encode())
    write_file(target, text.encode())
    _say_what_came(session, edition, filling, target)


def _say_what_came(session: Session, edition: "Edition", filling: "Filling", target: Path) -> None:
    places = {(id_, *place) for id_, table in edition.tables.items() for place in table.cells()}
    read, lacking = len(places & filling.cells.keys()), len(places - filling.cells.keys())
    session.say(
        session.words(
            f"已生成：{target.absolute()}（{edition.name}，读入 {read} 格，{lacking} 格没有读入）",
            f"written: {target.absolute()} ({edition.en}, {read} cells read, {lacking} not)",
        )
    )
    session.say(session.words(f"接着运行：govreport check {target}", f"next: govreport check {target}"))


def _record(session: Session, imported: "Imported", target: Path) -> None:
    from govreport.importing.record import record
    from govreport.outputs.writing import write_file

    write_file(target, record(imported, session.catalogue, session.lang).encode())
    session.note(session.words(f"已生成：{target.absolute()}", f"written: {target.absolute()}"))


def _paste(session: Session, wishes: Wishes) -> int:
    from govreport.commands.pasting import paste

    return paste(session, wishes.row, wishes.table, wishes.edition, wishes.out, sys.stdin.buffer.read())


def _merge(session: Session, file: Path, wishes: Wishes) -> int:
    from govreport.commands.merging import merge

    return merge(session, file, Path(str(wishes.merge)), Path(wishes.out) if wishes.out else None)
