"""Whole batches: how time and memory grow with the number of reports, and with workers."""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from material import EXAMPLES, copies
from timing import measured

from govreport.batch import Batch, run_batch

SCALING = 1500


def measure(example: str, counts: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    """Return number of reports → (seconds, peak memory in MB) of one batch in one process."""
    return {count: _batch(example, count, 1) for count in counts}


def scaling(example: str, rounds: int = 3) -> tuple[float, float]:
    """Return the best seconds of a batch with one worker process and with two, in turn."""
    one, two = [], []
    for _ in range(rounds):
        one.append(_batch(example, SCALING, 1)[0])
        two.append(_batch(example, SCALING, 2)[0])
    return min(one), min(two)


def writing(example: str) -> tuple[float, float]:
    """Return the processor seconds that one report costs the process that writes, and bytes of a report."""
    place = Path(tempfile.mkdtemp())
    try:
        folder = copies(EXAMPLES[example], place / "in", SCALING)
        begun = time.process_time()
        run_batch(Batch((str(folder),), place / "out", jobs=2))
        taken = time.process_time() - begun
        sizes = [path.stat().st_size for path in (place / "out").glob("*.docx")]
        return taken / len(sizes), sum(sizes) / len(sizes)
    finally:
        shutil.rmtree(place)


def _batch(example: str, count: int, jobs: int) -> tuple[float, float]:
    place = Path(tempfile.mkdtemp())
    try:
        folder = copies(EXAMPLES[example], place / "in", count)
        command = [sys.executable, "-m", "govreport", "batch", str(folder), "-o", str(place / "out")]
        found = measured([*command, "--jobs", str(jobs)])
        made = len(list((place / "out").glob("*.docx")))
        if made != count:
            raise SystemExit(f"{made} of {count} reports")
        return found
    finally:
        shutil.rmtree(place)
