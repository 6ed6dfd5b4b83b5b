"""What is asked of a batch, and how it ended."""

from dataclasses import dataclass, field
from pathlib import Path

from govreport.batch.manifest import Row, State
from govreport.batch.names import DEFAULT
from govreport.batch.work import Task
from govreport.messages import Language


@dataclass(frozen=True, slots=True)
class Batch:
    """What is asked for. inputs: files, folders, patterns, @lists. folder: where results go.

    name: pattern of the results' names. jobs: worker processes, None for one a core; 1 works right here.
    fail_fast: stop at the first report that is not made. overwrite: results changed by hand, too.
    """

    inputs: tuple[str, ...]
    folder: Path
    to: str = "docx"
    template: Path | None = None
    name: str = DEFAULT
    jobs: int | None = None
    check_only: bool = False
    fail_fast: bool = False
    overwrite: bool = False
    disabled: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    lang: Language = "zh"

    def task(self, settings: str = "") -> Task:
        """Return what the workers are told."""
        template = str(self.template.absolute()) if self.template else None
        return Task(self.to, template, self.check_only, self.disabled, self.extra, self.lang, settings)


@dataclass(slots=True)
class Outcome:
    """How a batch ended. total: reports planned; done: those that have a row; made: worked on in this run.

    status: the highest exit status of any report. counts: state → reports.
    """

    total: int = 0
    done: int = 0
    made: int = 0
    status: int = 0
    counts: dict[State, int] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Count one row."""
        self.done += 1
        self.made += row.fresh
        self.status = max(self.status, row.status)
        self.counts[row.state] = self.counts.get(row.state, 0) + 1
