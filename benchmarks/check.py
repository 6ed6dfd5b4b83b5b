"""How long a check takes: one report as a whole process, and many reports in one process.

    python benchmarks/check.py [HOW_MANY]

Prints seconds for the process, beside those of an empty Python, and reports a second of one processor.
No two of the many reports have a sentence in common, as if nobody copied from anybody; for the long text
also what it is when all of them do.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import govreport
from govreport.pipeline import installed_plugins

EXAMPLES = Path(__file__).parent.parent / "examples"
SHORT = EXAMPLES / "yiluo-2020" / "report.toml"
LONG = EXAMPLES / "county-bureau-2023" / "report.toml"
WRONG = EXAMPLES / "broken" / "REQ-003.toml"
RUNS = 7
_RARE = 0x3400
"""First of some thousand characters (CJK extension A) that no report has."""


def main() -> None:
    """Print both figures."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    empty = process(sys.executable, "-c", "pass")
    one = process(sys.executable, "-m", "govreport", "check", str(WRONG))
    print(f"check of one report with findings: {one:.3f} s, {one / empty:.1f} × an empty Python")
    for name, file, shared in (
        ("short text", SHORT, False),
        ("long text", LONG, False),
        ("long text, word for word the same", LONG, True),
        ("with findings", WRONG, False),
    ):
        checked, both = reports_a_second(file, how_many, shared=shared)
        print(
            f"{how_many} reports in one process, {name}, a second: {checked:.0f} checked, {both:.0f} read too"
        )


def process(*command: str) -> float:
    """Return the shortest time of a whole process, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def reports_a_second(file: Path, how_many: int, *, shared: bool) -> tuple[float, float]:
    """Read and check copies of *file*; return how many in a second of processor time: checked, and both.

    shared: their sentences are the same; else each ends with a character that no other copy has.
    """
    plugins = installed_plugins()
    with tempfile.TemporaryDirectory() as folder:
        for picture in file.parent.glob("*.png"):
            (Path(folder) / picture.name).write_bytes(picture.read_bytes())
        copies = [Path(folder) / f"{number}.toml" for number in range(how_many)]
        text = file.read_text(encoding="utf-8")
        for number, copy in enumerate(copies):
            own = text if shared else text.replace("。", f"{chr(_RARE + number)}。")
            copy.write_text(own, encoding="utf-8")
        start, checking = time.process_time(), 0.0
        for copy in copies:
            report = govreport.load(copy, plugins=plugins)
            loaded = time.process_time()
            govreport.check(report, plugins=plugins)
            checking += time.process_time() - loaded
        return how_many / checking, how_many / (time.process_time() - start)


if __name__ == "__main__":
    main()
