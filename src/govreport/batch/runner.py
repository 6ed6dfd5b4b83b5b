"""A batch from its inputs to its rows: plan, pass over what is done, make the rest, write, note."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from govreport.batch.asked import Batch, Outcome
from govreport.batch.manifest import Manifest, Row, State, told
from govreport.batch.names import FINDINGS
from govreport.batch.planning import plan, prepared_folder, suffix_of
from govreport.batch.pools import Pool, cores, processes
from govreport.batch.settings import content_digest, file_digest, fingerprint, input_digest
from govreport.batch.work import Item, Made, Task, describe, make_all, plugins_of
from govreport.errors import GovreportError, OutputError, ReportRejectedError
from govreport.findings import Finding, Locator
from govreport.outputs.writing import put_file, sweep_batch

_BETWEEN_COMMITS = 1.0
_CHUNK = 16

Progress = Callable[[Outcome, Row | None], None]
Summary = Callable[[Callable[[], Iterator[Row]]], None]


def run_batch(
    batch: Batch,
    executor: Executor | None = None,
    progress: Progress | None = None,
    summary: Summary | None = None,
) -> Outcome:
    """Make all reports of *batch*; return how it ended.

    executor: workers that exist already (any concurrent.futures.Executor that can read the data files);
    results are written here all the same. progress: called before the first report and after each.
    summary: is handed at the end what yields the rows, whom to call first in front.
    Raises UsageError, SourceError, OutputError before any result is written; never for a single report.
    OutputError, too, when what is done can no longer be noted (disk full): a later run goes on from there.
    """
    plugins = plugins_of(batch.disabled, batch.extra)
    suffix = suffix_of(batch, plugins)
    folder = prepared_folder(batch.folder)
    settings = fingerprint(plugins, batch.template, batch.to, batch.check_only, batch.lang)
    manifest = Manifest(folder, check_only=batch.check_only)
    pool = _pool(batch, executor)
    try:
        with told(folder):
            total = plan(batch, manifest, pool, suffix, plugins)
            run = _Run(batch, batch.task(settings), manifest, folder, Outcome(total), progress)
            run.go(pool)
            pool.close(at_once=run.stopped)
            if summary:
                summary(manifest.rows)
            return run.outcome
    except BaseException:
        pool.close(at_once=True)
        raise
    finally:
        manifest.close()


def _pool(batch: Batch, executor: Executor | None) -> Pool[Item, object]:
    if executor is not None:
        return Pool(lambda _: executor, cores(), ours=False)
    jobs = batch.jobs or cores()
    return Pool(processes if jobs > 1 else None, jobs)


class _Run:
    """One run over the planned reports."""

    def __init__(
        self,
        batch: Batch,
        task: Task,
        manifest: Manifest,
        folder: Path,
        outcome: Outcome,
        progress: Progress | None,
    ) -> None:
        self.batch, self.task, self.manifest, self.folder = batch, task, manifest, folder
        self.outcome, self.progress = outcome, progress
        self.plugins = plugins_of(task.disabled, task.extra)
        self.stopped = False
        self.committed = time.monotonic()

    def go(self, pool: Pool[Item, object]) -> None:
        """Make what is not done yet."""
        sweep_batch(self.folder)
        if self.progress:
            self.progress(self.outcome, None)
        size = max(1, min(_CHUNK, self.outcome.total // (4 * pool.jobs)))
        for item, made in pool.run(partial(make_all, self.task), self._open_items(), size):
            self._take(self._delivered(made) if isinstance(made, Made) else self._crashed(item))
            if self.stopped:
                break
        self._settle()

    def _open_items(self) -> Iterator[Item]:
        for number, source, name in self.manifest.planned():
            known = self.manifest.row(name)
            if known is not None and self._is_done(known, source):
                self._take(replace(known, fresh=False))
            elif known is not None and self._changed_by_hand(known):
                self._take(self._kept(known))
            else:
                yield Item(number, source, name)
            if self.stopped:
                return

    def _is_done(self, row: Row, source: str) -> bool:
        """Tell whether a result is there that would come out the same."""
        return (
            row.state is State.DONE
            and (row.source, row.settings) == (source, self.task.settings)
            and row.input == input_digest(Path(source), self.plugins)
            and all(content_digest(Path(file), self.plugins) == digest for file, digest in row.also.items())
            and (self.batch.check_only or file_digest(self.folder / row.name) == row.output)
        )

    def _changed_by_hand(self, row: Row) -> bool:
        if self.batch.overwrite or self.batch.check_only or not row.output:
            return False
        return file_digest(self.folder / row.name) not in {"", row.output}

    def _kept(self, known: Row) -> Row:
        row = Row(known.source, known.name, State.CHANGED, ReportRejectedError.exit_status)
        row.output, row.organ, row.title = known.output, known.organ, known.title
        self._describe(row, Finding("BT-021", Locator(file=str(self.folder / row.name))))
        return row

    def _crashed(self, item: Item) -> Row:
        row = Row(item.source, item.name, State.CRASHED, GovreportError.exit_status)
        self._describe(row, Finding("BT-031", Locator(file=item.source)))
        return row

    def _delivered(self, made: Made) -> Row:
        row = made.row
        if made.content is None:
            known = self.manifest.row(row.name)
            row.output = known.output if known else ""  # an older result stays, and stays known
            return row
        if self._stands_on_others(row):
            row.state, row.status, row.output = State.CHANGED, ReportRejectedError.exit_status, ""
            self._describe(row, Finding("BT-022", Locator(file=str(self.folder / row.name))))
            return row
        try:
            put_file(self.folder / row.name, made.content)
        except OutputError as error:
            row.state, row.status, row.output = State.FAILED, error.exit_status, ""
            self._describe(row, *error.findings)
        return row

    def _stands_on_others(self, row: Row) -> bool:
        """Tell whether a file of this name lies there that no batch has made; a stopped one made the same."""
        known = self.manifest.row(row.name)
        if self.batch.overwrite or (known is not None and known.output):
            return False
        return file_digest(self.folder / row.name) not in {"", row.output}

    def _describe(self, row: Row, *findings: Finding) -> None:
        describe(row, findings, self.task, self.plugins)

    def _take(self, row: Row) -> None:
        self.manifest.put(row)
        self.outcome.take(row)
        if row.fresh:
            self._write_findings(row)
        if self.progress:
            self.progress(self.outcome, row)
        self.stopped = self.batch.fail_fast and row.status != 0
        if time.monotonic() - self.committed > _BETWEEN_COMMITS:
            self._settle()

    def _write_findings(self, row: Row) -> None:
        file = self.folder / f"{row.name}{FINDINGS}"
        with contextlib.suppress(OutputError, OSError):  # the row says it all the same
            if row.status:
                lines = "\n".join(str(each["said"]) for each in row.findings)
                put_file(file, f"{lines}\n".encode("utf-8", "replace"))
            else:
                file.unlink(missing_ok=True)

    def _settle(self) -> None:
        """Bring results to the disk, then note them: no row without its result, even after a power cut."""
        if hasattr(os, "sync") and self.outcome.made:
            os.sync()
        self.manifest.commit()
        self.committed = time.monotonic()
