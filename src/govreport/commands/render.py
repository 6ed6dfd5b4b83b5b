"""`govreport render`: one data file in, one report out."""

import stat
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.answers.checked import Checked
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import IncompleteWarning, UsageError

if TYPE_CHECKING:
    from govreport.extensions import Output
    from govreport.model import Report

STANDARD_OUTPUT = "-"


@click.command(
    cls=Command,
    help=both(
        "把一个数据文件做成年度报告。\n"
        "不写 -o 时，放在当前文件夹，以报告标题命名；同名旧文件会被替换。\n数据有错误时不生成文件。",
        "Turn one data file into the report.\n"
        "Without -o it goes to the current folder under the report's title; an older file of that name is "
        "replaced.\nWhile errors stand in the data, nothing is written.",
    ),
)
@click.argument("data", metavar="DATA")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    help=both("输出文件；- 为标准输出", "output file; - is standard output"),
)
@click.option(
    "--to",
    metavar="FORMAT",
    help=both(
        "输出格式：docx、html、json、pdf…，默认看 -o 的后缀，再默认 docx",
        "docx, html, json, pdf…; by default the suffix of -o decides, else docx",
    ),
)
@click.option(
    "--template",
    metavar="T",
    help=both("自备的 .docx 模板，或放模板的文件夹", "a .docx template of your own, or a folder of them"),
)
@click.option(
    "--no-check",
    is_flag=True,
    help=both(
        "不核对规则（读数据时的错误仍会阻止生成）",
        "do not apply the rules (mistakes met while reading still stop)",
    ),
)
@click.pass_obj
def command(
    session: Session,
    data: str,
    out: str | None,
    to: str | None,
    template: str | None,
    no_check: bool,  # noqa: FBT001
) -> int:
    """Render, write, and print where the file is."""
    from govreport.pipeline import check, load, render

    session.warn_of_quarantine()
    output = _format(to, out, session)
    chosen = _template(template)
    inputs = [Path(data), *_template_files(chosen)]
    if out is not None and out != STANDARD_OUTPUT:
        _refuse_early(Path(out), inputs, output if to else None, session)
    report = load(data, plugins=session.plugins)
    found = report.findings if no_check else check(report, plugins=session.plugins)
    judged = Checked(data, found, report)
    if found:
        from govreport.answers.text import as_text

        for line in as_text([judged], session):
            session.note(line)
    if status := judged.exit_status(session):
        return status
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", IncompleteWarning)
        content = render(report, chosen, to=output.name, check_first=False, plugins=session.plugins)
    for each in said:
        if isinstance(each.message, IncompleteWarning):
            session.note("\n".join(session.line(finding) for finding in each.message.findings))
    last = [report.previous_file] if report.previous_file else []
    _deliver(content, _own_name(report, output) if out is None else out, [*inputs, *last], session)
    return 0


def _format(to: str | None, out: str | None, session: Session) -> "Output":
    from govreport.pipeline import output_named

    return output_named(to or _by_suffix(session).get(_suffix(out), "docx"), session.plugins)


def _by_suffix(session: Session) -> dict[str, str]:
    from govreport.outputs import built_in

    return {output.suffix: output.name for output in (*session.plugins.outputs, *built_in())}


def _suffix(out: str | None) -> str:
    return Path(out or "").suffix.lower()


def _template(name: str | None) -> Path | None:
    if name is None:
        return None
    path = Path(name)
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise UsageError.of("GR-812", template=name) from error
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise UsageError.of("GR-812", template=name)
    if stat.S_ISDIR(kind) and not any(path.glob("*.docx")):
        raise UsageError.of("GR-816", template=name)
    return path


def _template_files(chosen: Path | None) -> list[Path]:
    """Return the files of *chosen*, none of which the report may be written over."""
    if chosen is None:
        return []
    return sorted(chosen.glob("*.docx")) if chosen.is_dir() else [chosen]


def _own_name(report: "Report", output: "Output") -> str:
    from govreport.outputs.naming import safe_name

    return safe_name(report.document.title, output.suffix)


def _refuse_early(target: Path, inputs: list[Path], named: "Output | None", session: Session) -> None:
    """Refuse a target before any work. named: the format that `--to` asks for, whatever the suffix."""
    from govreport.outputs.writing import check_target

    check_target(target, inputs)
    known = _by_suffix(session)
    if named is None and target.suffix and target.suffix.lower() not in known:
        raise UsageError.of("GR-815", output=str(target), suffix=target.suffix, known=sorted(known))


def _deliver(content: bytes, out: str, inputs: list[Path], session: Session) -> None:
    from govreport.outputs.writing import write_file

    if out == STANDARD_OUTPUT:
        session.deliver(content)
        return
    target = Path(out)
    replaced = target.exists()
    write_file(target, content, inputs)
    place = target.absolute()
    session.say(
        session.words(f"已替换：{place}", f"replaced: {place}")
        if replaced
        else session.words(f"已生成：{place}", f"written: {place}")
    )
