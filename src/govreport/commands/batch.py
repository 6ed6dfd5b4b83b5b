"""`govreport batch`: many data files in, a folder of reports out."""

import contextlib
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govreport.commands.late import Command
from govreport.commands.progress import shown_progress
from govreport.commands.session import OFF, Session
from govreport.commands.wording import both
from govreport.errors import UsageError

if TYPE_CHECKING:
    from govreport.batch import Batch, Outcome, Row

_MOST_SHOWN = 20


@click.command(
    cls=Command,
    help=both(
        "把许多数据文件做成报告，放进一个文件夹。\n"
        "INPUTS 可以是文件、文件夹、通配符、@清单.txt（每行一个），"
        "或汇总登记表（govreport workbook --rows，一行一份）。\n"
        "一份有错不影响其他；再运行一次只做变了的；中断后接着做。",
        "Turn many data files into reports, in one folder.\n"
        "INPUTS are files, folders, patterns, @list.txt (one a line), "
        "or registers (govreport workbook --rows, one report a row).\n"
        "A bad one does not stop the others; a second run does what has changed; a stopped run goes on.",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUTS…")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    required=True,
    help=both("结果放进这个文件夹", "folder of the results"),
)
@click.option("--to", metavar="FORMAT", default="docx", show_default=True, help=both("输出格式", "format"))
@click.option(
    "--template", metavar="T", help=both("自备的模板或模板文件夹", "a template or a folder of them")
)
@click.option(
    "--name",
    metavar="PATTERN",
    default="{stem}",
    show_default=True,
    help=both(
        "结果的名称，可用 {stem} {folder} {number} {organ} {year} {title}，例如 {folder}-{stem}",
        "names of the results from {stem} {folder} {number} {organ} {year} {title}, as {folder}-{stem}",
    ),
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help=both("进程数，默认为核数", "processes")
)
@click.option("--check-only", is_flag=True, help=both("只检查，不生成", "check, make nothing"))
@click.option("--fail-fast", is_flag=True, help=both("遇到第一份有错的就停", "stop at the first bad one"))
@click.option(
    "--overwrite",
    is_flag=True,
    help=both(
        "被人改过的结果、不是批处理生成的同名文件也覆盖",
        "also replace results changed by hand and files that no batch has made",
    ),
)
@click.option(
    "--summary", metavar="FILE", help=both("汇总表：.json .html .xlsx", "summary: .json .html .xlsx")
)
@click.option(
    "--dask", metavar="ADDRESS", help=both("用 dask 调度器的进程", "use the workers of a dask scheduler")
)
@click.pass_obj
def command(
    session: Session,
    /,
    inputs: tuple[str, ...],
    folder: str,
    summary: str | None,
    dask: str | None,
    **asked: Any,
) -> int:
    """Make the reports; print whom to call first; return the exit status."""
    from govreport.batch import run_batch
    from govreport.batch.summary import admit, admit_beside, writer_for

    file = Path(summary) if summary else None
    write = writer_for(file) if file else None
    if file:
        admit(file, Path(folder))
    session.warn_of_quarantine()
    batch = _batch(session, inputs, folder, asked)

    def sum_up(rows: "Callable[[], Iterator[Row]]") -> None:
        _show(rows(), batch, session)
        if file and write:
            admit_beside(file, rows(), batch.folder)
            write(file, rows(), session.lang)

    with _executor(dask) as executor, shown_progress(session) as progress:
        outcome = run_batch(batch, executor, progress, sum_up)
    session.say(_summed_up(outcome, session))
    return outcome.status


def _batch(session: Session, inputs: tuple[str, ...], folder: str, asked: dict[str, Any]) -> "Batch":
    from govreport.batch import Batch
    from govreport.plugins.discovery import installed

    template = asked.pop("template")
    if template is not None and not Path(template).exists():
        raise UsageError.of("GR-812", template=template)
    return Batch(
        inputs,
        Path(folder),
        template=Path(template) if template else None,
        disabled=tuple(name.removeprefix(OFF) for name in session.named if name.startswith(OFF)),
        extra=tuple(name for name in session.named if not name.startswith(OFF) and name not in installed()),
        lang=session.lang,
        **asked,
    )


@contextlib.contextmanager
def _executor(address: str | None) -> "Iterator[Executor | None]":
    """Yield the workers of a dask scheduler, or None. Raises UsageError (BT-013)."""
    if address is None:
        yield None
        return
    try:
        # By name: whether it is installed, and with which types, is no matter of this program's types.
        client: Any = import_module("distributed").Client(address, timeout=10)
    except (ImportError, OSError, ValueError) as error:
        raise UsageError.of("BT-013", address=address, reason=f"{type(error).__name__}: {error}") from error
    with client, client.get_executor(retries=1) as executor:
        yield executor


def _show(rows: "Iterator[Row]", batch: "Batch", session: Session) -> None:
    """Print the reports that were not made, whom to call first in front; all others are only counted."""
    from govreport.batch.names import FINDINGS
    from govreport.batch.summary import cells

    bad = (row for row in rows if row.status)
    for row in itertools.islice(bad, _MOST_SHOWN):
        state, organ, errors, warnings, first, source, _ = cells(row, session.lang)
        counts = session.words(f"错误 {errors}，警告 {warnings}", f"{errors} error(s), {warnings} warning(s)")
        marked = click.style(state, fg="red", bold=True)
        session.say(f"{marked}  {organ or '-'}  {source}  {counts}  {first}")
    if (more := sum(1 for _ in bad)) > 0:
        where = batch.folder / f"*{FINDINGS}"
        session.say(session.words(f"……还有 {more} 份，见 {where}", f"… and {more} more, see {where}"))


def _summed_up(outcome: "Outcome", session: Session) -> str:
    from govreport.batch import State

    done = outcome.counts.get(State.DONE, 0)
    bad, left = outcome.done - done, outcome.total - outcome.done
    same = outcome.done - outcome.made
    zh = f"共 {outcome.total} 份：完成 {done}（其中未变 {same}），未完成 {bad}"
    en = f"{outcome.total} report(s): {done} done ({same} unchanged), {bad} not made"
    if left:
        zh, en = f"{zh}，没有做到 {left}", f"{en}, {left} not reached"
    return session.words(f"{zh}。", f"{en}.")
