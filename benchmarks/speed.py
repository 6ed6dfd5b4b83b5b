"""How fast it is, as ratios of one run: `make benchmark`, about ten minutes.

    python benchmarks/speed.py [--quick]

Prints the tables of benchmarks/RESULTS.md and writes them there, with the plot beside it. --quick leaves
the large batch out and writes nothing.
"""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import batches
import engine
import plot
import processes
import stages
from timing import machine

HERE = Path(__file__).parent
SMALL, LARGE = "yiluo-2020", "county-bureau-2023"


def main(*, quick: bool) -> None:
    """Measure everything and write it down."""
    # Programs are installed with their bytecode; a process that may not keep it would compile each time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lines = ["# Speed", "", _about(), ""]
    times = {name: engine.measure(name) for name in (SMALL, LARGE)}
    lines += ["## One report in memory", "", *_engine(times), ""]
    lines += ["### Where the time of the whole pipeline goes", "", *_stages(), ""]
    lines += ["## Whole processes", "", *_processes(processes.measure(SMALL)), ""]
    lines += ["## What importing costs in `govreport render`", "", *_imports(processes.imports(SMALL)), ""]
    counts = (100, 1000) if quick else (100, 1000, 20_000)
    grown, (one, two) = batches.measure(SMALL, counts), batches.scaling(SMALL)
    lines += ["## Batches", "", *_batches(grown, one, two), *_writing(*batches.writing(SMALL), one), ""]
    text = "\n".join(lines)
    print(text)
    if not quick:
        plot.draw(
            HERE / "cost.svg", {count: found[0] for count, found in grown.items()}, times[SMALL]["docxtpl"]
        )
        notes = (HERE / "NOTES.md").read_text(encoding="utf-8")
        (HERE / "RESULTS.md").write_text(f"{text}\n![cost](cost.svg)\n\n{notes}", encoding="utf-8")


def _about() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False).stdout.strip()
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{machine()}; {today}; commit {commit}. Medians, measured in turn; the machine was not idle."


def _engine(times: dict[str, dict[str, float]]) -> list[str]:
    def ratio(name: str, over: str, under: str) -> str:
        found = times[name]
        return f"{found[over] / found[under]:.2g}" if over in found and under in found else "no npm"

    rows = (
        ("docxtpl loop / engine (fill + package)", "docxtpl", "engine", "≥ 40"),
        ("docxtemplater / engine", "docxtemplater", "engine", "≥ 5"),
        ("engine / floor (deflate, crc, write)", "engine", "floor", "≤ 3, aim 2"),
        ("engine over built-in templates / floor", "engine, built-in templates", "floor", ""),
        ("reading back / floor", "reading back", "floor", ""),
        ("docxtpl loop / whole pipeline (TOML, check, docx)", "docxtpl", "pipeline", "≥ 15, aim 30"),
        ("tomllib / whole pipeline", "toml", "pipeline", ""),
    )
    table = [f"| ratio | {SMALL} | {LARGE} | reach |", "|---|---|---|---|"]
    table += [
        f"| {words} | {ratio(SMALL, a, b)} | {ratio(LARGE, a, b)} | {reach} |" for words, a, b, reach in rows
    ]
    table += [
        "",
        "| milliseconds | " + " | ".join(times[SMALL]) + " |",
        "|---" * (len(times[SMALL]) + 1) + "|",
    ]
    for name, found in times.items():
        table.append(f"| {name} | " + " | ".join(f"{1000 * each:.2f}" for each in found.values()) + " |")
    return table


def _processes(times: dict[str, float]) -> list[str]:
    theirs = times["four lines of docxtpl"]
    table = ["| process | milliseconds | of the four lines |", "|---|---|---|"]
    return table + [f"| {name} | {1000 * each:.0f} | {each / theirs:.2f} |" for name, each in times.items()]


def _imports(found: list[tuple[str, float]]) -> list[str]:
    return ["| package | milliseconds |", "|---|---|", *(f"| {name} | {each:.0f} |" for name, each in found)]


def _batches(grown: dict[int, tuple[float, float]], one: float, two: float) -> list[str]:
    table = ["| reports | seconds | ms a report | peak memory, MB |", "|---|---|---|---|"]
    table += [
        f"| {count:,} | {seconds:.1f} | {1000 * seconds / count:.1f} | {memory:.0f} |"
        for count, (seconds, memory) in grown.items()
    ]
    return [
        *table,
        "",
        f"Two workers against one, {batches.SCALING:,} reports, start included: {one / two:.2f} ×.",
    ]


def _stages() -> list[str]:
    return stages.table({name: stages.measure(name) for name in (SMALL, LARGE)})


def _writing(seconds: float, size: float, one: float) -> list[str]:
    workers = one / batches.SCALING / seconds
    kept_up = f"The process that plans, writes and notes takes {1000 * seconds:.2f} ms a report"
    return [f"{kept_up}: enough for about {workers:.0f} workers. A report has {size / 1024:.0f} kB."]


if __name__ == "__main__":
    main(quick="--quick" in sys.argv)
