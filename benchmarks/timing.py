"""Medians of things measured in turn: on a machine that others use, only ratios of one run are fair."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Run = Callable[[], object]


def in_turn(tasks: Mapping[str, tuple[Run, int]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each task. tasks: name → (what to run, how often a round)."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for name, (run, _) in tasks.items():
        run()  # the first time of anything is not what is asked
        taken[name].clear()
    for _ in range(rounds):
        for name, (run, times) in tasks.items():
            begun = time.perf_counter()
            for _ in range(times):
                run()
            taken[name].append((time.perf_counter() - begun) / times)
    return {name: statistics.median(all_) for name, all_ in taken.items()}


def processes_in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, env: Mapping[str, Mapping[str, str]]
) -> dict[str, float]:
    """Return the median seconds of whole processes. env: name → variables of its own."""

    def one(name: str) -> Run:
        def run() -> object:
            variables = {**os.environ, **env.get(name, {})}
            return subprocess.run(commands[name], env=variables, check=True, capture_output=True)

        return run

    return in_turn({name: (one(name), 1) for name in commands}, rounds)


def measured(command: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Return seconds and peak memory in MB of a process and the largest of its children."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def machine() -> str:
    """Return what the measuring machine is: processor, cores, Python."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].partition(":")[2].strip() if lines else model
    return f"{model}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, {sys.platform}"
