"""Where the time of one report goes on its whole way: data file in, checked, .docx out.

    python benchmarks/stages.py

Each stage is timed inside the same runs, on a report that nothing has looked at before, as in a batch.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from material import EXAMPLES

from govreport import Plugins, Report
from govreport.context import template_context
from govreport.loading import assemble
from govreport.narrative.check import check_narratives
from govreport.outputs.docx import template_set
from govreport.pipeline import check, installed_plugins
from govreport.source import read_source
from govreport.word.readback import compare
from govreport.word.rendering import fill

RUNS, WARM = 150, 20
TEXT_RULES = ("prose_figures", "text_rules")


def measure(example: str) -> dict[str, float]:
    """Return stage → median seconds."""
    plugins = installed_plugins()
    silent = Plugins.discover(disabled=TEXT_RULES)
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(WARM + RUNS):
            stages = _one(EXAMPLES[example], plugins, silent, Path(folder) / f"{number}.docx")
            if number >= WARM:
                for name, seconds in stages.items():
                    taken.setdefault(name, []).append(seconds)
    return {name: statistics.median(all_) for name, all_ in taken.items()}


def _one(path: Path, plugins: Plugins, silent: Plugins, out: Path) -> dict[str, float]:
    stages: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        begun = time.perf_counter()
        result = work()
        stages[name] = time.perf_counter() - begun
        return result

    source = timed("read the file (tomllib)", lambda: read_source(path))
    report = timed("load: cells, kinds, totals", lambda: assemble(source, plugins))  # type: ignore[arg-type]
    assert isinstance(report, Report)
    timed("bind figures, read Markdown", lambda: list(check_narratives(report)))
    timed("check: sums, completeness", lambda: check(report, plugins=silent))
    whole = timed("", lambda: check(report, plugins=plugins))
    stages["check: rules that read the text"] = max(0.0, stages.pop("") - stages["check: sums, completeness"])
    assert isinstance(whole, tuple)
    values = timed("values for the template", lambda: template_context(report, plugins))
    templates = template_set(report.edition, plugins)
    content, name = timed("fill and package", lambda: fill(values, templates, report))  # type: ignore[arg-type,misc]
    timed("read back and compare", lambda: compare(content, report, name))
    timed("write", lambda: out.write_bytes(content))
    return stages


def table(found: dict[str, dict[str, float]]) -> list[str]:
    """Return the stages of several examples as the lines of a Markdown table."""
    lines = ["| stage | " + " | ".join(f"{name}, ms | share" for name in found) + " |"]
    lines.append("|---" * (1 + 2 * len(found)) + "|")
    for stage in next(iter(found.values())):
        cells = (
            f"{1000 * each[stage]:.2f} | {each[stage] / sum(each.values()):.0%}" for each in found.values()
        )
        lines.append(f"| {stage} | " + " | ".join(cells) + " |")
    totals = (f"{1000 * sum(each.values()):.2f} | " for each in found.values())
    return [*lines, "| together | " + " | ".join(totals) + " |"]


if __name__ == "__main__":
    print("\n".join(table({name: measure(name) for name in EXAMPLES})))
