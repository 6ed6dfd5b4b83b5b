"""What 30 trivial plugins cost: in a batch, and in one run of the command line.

    python benchmarks/plugins.py [reports]

They own no section; a third of them brings a rule, a third wraps the rendering of every section, a third
takes settings. Aim: a batch takes at most 10 % longer, a single run at most 50 ms.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from govreport import Plugins, check, load, render

COUNT, RUNS = 30, 9
EXAMPLE = Path(__file__).parent.parent / "examples" / "yiluo-2020" / "report.toml"
HOOKS = (
    "@hookimpl\ndef govreport_validate_report(report):\n    return []\n",
    "@hookimpl(wrapper=True)\ndef govreport_render(data):\n    values = yield\n    return values\n",
    "@hookimpl\ndef govreport_settings(reader):\n    return reader.text('name', default='')\n",
)
METADATA = "Metadata-Version: 2.1\nName: trivial-{n}\nVersion: 1.0\nRequires-Dist: govreport>=0.1,<1\n"


def batch(plugins: Plugins, reports: int) -> float:
    """Return the seconds that *reports* reports take, the first one not counted."""
    start = 0.0
    for number in range(reports + 1):
        start = time.perf_counter() if number == 1 else start
        report = load(EXAMPLE, plugins=plugins)
        check(report, plugins=plugins)
        render(report, check_first=False, plugins=plugins)
    return time.perf_counter() - start


def single(folder: Path | None) -> float:
    """Return the seconds of one `govreport check`, with the plugins in *folder* installed or without."""
    ask = "import sys; sys.path[:0] = sys.argv[2:]\n"
    ask += "from govreport.cli import cli; cli.run(['check', sys.argv[1]])"
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", ask, str(EXAMPLE), *([str(folder)] if folder else [])],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return time.perf_counter() - start


def install(folder: Path) -> None:
    """Write the plugins into *folder* as pip would leave them."""
    for n in range(COUNT):
        code = f"from govreport import hookimpl\n\n{HOOKS[n % len(HOOKS)]}"
        (folder / f"trivial_{n}.py").write_text(code, encoding="utf-8")
        info = folder / f"trivial_{n}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(METADATA.format(n=n), encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[govreport]\ntrivial_{n} = trivial_{n}\n", encoding="utf-8")


def main() -> None:
    """Print both ratios."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        sys.path.insert(0, name)
        plain, crowded = Plugins.discover(allowed=[]), Plugins.discover()
        rounds = [(batch(plain, reports), batch(crowded, reports)) for _ in range(5)]
        alone, among = (min(each) for each in zip(*rounds, strict=True))
        runs = [(single(None), single(folder)) for _ in range(RUNS)]
        once, with_all = (min(each) for each in zip(*runs, strict=True))
    more = 100 * (among / alone - 1)
    print(f"batch of {reports}: {alone:.2f} s alone, {among:.2f} s with {COUNT} plugins: {more:+.1f} %")
    print(
        f"one check: {1000 * once:.0f} ms alone, {1000 * with_all:.0f} ms: {1000 * (with_all - once):+.0f} ms"
    )


if __name__ == "__main__":
    main()
