"""Workers: processes of this machine, an existing Executor, or none.

A worker may die (killed by the system for memory, a fault in a C library). What it had in hand is done
once more, each report alone, so that the one that kills is found out and the others are done.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context, parent_process
from typing import Generic, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")
Work = Callable[[list[Given]], Sequence[Answer]]


def cores() -> int:
    """Return how many cores this process may use."""
    count = getattr(os, "sched_getaffinity", None)
    return len(count(0)) if count else os.cpu_count() or 1


class Pool(Generic[Given, Answer]):
    """Runs work on chunks of items, a few chunks ahead and no more, so that memory stays flat.

    make: opens the workers; called again when they broke down. None: work is done right here.
    """

    def __init__(self, make: Callable[[int], Executor] | None, jobs: int, *, ours: bool = True) -> None:
        self.make, self.jobs, self.ours = make, jobs, ours
        self.executor = make(jobs) if make else None

    def run(
        self, work: Work[Given, Answer], items: Iterable[Given], size: int
    ) -> Iterator[tuple[Given, Answer | None]]:
        """Yield (item, answer) as they come; None for an item whose worker died twice."""
        if self.executor is None:
            for item in items:
                yield item, work([item])[0]
            return
        waiting: dict[Future[Sequence[Answer]], list[Given]] = {}
        lost: deque[Given] = deque()
        for chunk in _chunks(items, size):
            yield from self._settle(waiting, lost, work, most=2 * self.jobs)
            self._submit(waiting, lost, work, chunk)
        yield from self._settle(waiting, lost, work, most=0)

    def close(self, *, at_once: bool = False) -> None:
        """Let the workers go; at_once: without waiting for what they have in hand."""
        if self.executor is None or not self.ours:
            return
        processes = list((getattr(self.executor, "_processes", None) or {}).values())
        self.executor.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for process in processes:
                process.terminate()

    def _submit(
        self,
        waiting: dict[Future[Sequence[Answer]], list[Given]],
        lost: deque[Given],
        work: Work[Given, Answer],
        chunk: list[Given],
    ) -> None:
        try:
            waiting[self._open().submit(work, chunk)] = chunk
        except BrokenExecutor:
            lost.extend(chunk)

    def _settle(
        self,
        waiting: dict[Future[Sequence[Answer]], list[Given]],
        lost: deque[Given],
        work: Work[Given, Answer],
        most: int,
    ) -> Iterator[tuple[Given, Answer | None]]:
        """Wait until at most *most* chunks are under way; do again what was lost."""
        while len(waiting) > (0 if lost else most):  # broken workers: first hear of all that is lost
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                chunk = waiting.pop(future)
                if future.exception() is None:
                    yield from zip(chunk, future.result(), strict=True)
                else:
                    lost.extend(chunk)
        if lost and not waiting:
            yield from self._again(lost, work)

    def _again(self, lost: deque[Given], work: Work[Given, Answer]) -> Iterator[tuple[Given, Answer | None]]:
        if self.ours:
            self.close(at_once=True)
        while lost:
            item = lost.popleft()
            if self.ours and self.make:
                self.executor = self.make(1)
            try:
                yield item, self._open().submit(work, [item]).result()[0]
            except Exception:
                yield item, None
            self.close()
        if self.ours and self.make:
            self.executor = self.make(self.jobs)

    def _open(self) -> Executor:
        if self.executor is None:
            raise BrokenExecutor
        return self.executor


def processes(jobs: int) -> Executor:
    """Return *jobs* worker processes that end with this one, however it ends."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_follow_parent)


def _follow_parent() -> None:
    """End when the parent does: a worker whose parent was killed would wait for work for ever."""
    import signal

    from govreport.plugins import watch as hooks

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    hooks.listen()
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _chunks(items: Iterable[Given], size: int) -> Iterator[list[Given]]:
    chunk: list[Given] = []
    for item in items:
        chunk.append(item)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
