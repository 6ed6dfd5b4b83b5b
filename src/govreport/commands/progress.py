"""A bar for long work: how far, how fast, how long still. None where nobody is looking."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from govreport.commands.session import Session

if TYPE_CHECKING:
    from govreport.batch import Outcome, Row


@contextlib.contextmanager
def shown_progress(session: Session) -> "Iterator[Callable[[Outcome, Row | None], None] | None]":
    """Yield what moves the bar; None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    # rich takes 50 ms to import; only long work on a terminal pays for it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn(session.words("{task.fields[rate]} 份/秒", "{task.fields[rate]} a second"))
    left = session.words("剩余", "left")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TextColumn(left), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="-")

        def move(outcome: "Outcome", _: "Row | None") -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            shown = f"{speed:.0f}" if speed else "-"
            bar.update(task, total=outcome.total, completed=outcome.done, rate=shown)

        yield move
