"""Whole processes, as a clerk waits for them: cold and warm, and the four lines of docxtpl that only fill."""

import pickle
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from material import EXAMPLES, material
from timing import processes_in_turn

ROUNDS = 9
GOVREPORT = [sys.executable, "-m", "govreport"]
FOUR_LINES = """\
import pickle
from docxtpl import DocxTemplate
document = DocxTemplate({template!r})
document.render(pickle.load(open({values!r}, "rb")))
document.save({target!r})
"""
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


def measure(example: str) -> dict[str, float]:
    """Return the median seconds of each process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = material(EXAMPLES[example], place)
        (place / "values.pickle").write_bytes(pickle.dumps(made.plain))
        names = {"template": made.flat, "values": place / "values.pickle", "target": place / "theirs.docx"}
        script = place / "four_lines.py"
        script.write_text(FOUR_LINES.format(**{key: str(path) for key, path in names.items()}))
        data = str(EXAMPLES[example])
        render = [*GOVREPORT, "render", data, "-o", str(place / "ours.docx")]
        warm, cold = {"GOVREPORT_CACHE": str(place / "cache")}, {"GOVREPORT_CACHE": "off"}
        return processes_in_turn(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "govreport --help": [*GOVREPORT, "--help"],
                "govreport check": [*GOVREPORT, "check", data],
                "govreport render, cache warm": render,
                "govreport render, no cache": list(render),
                "four lines of docxtpl": [sys.executable, str(script)],
            },
            ROUNDS,
            {
                "govreport --help": warm,
                "govreport check": warm,
                "govreport render, cache warm": warm,
                "govreport render, no cache": cold,
            },
        )


def imports(example: str) -> list[tuple[str, float]]:
    """Return the milliseconds that importing takes in `govreport render`, by package, the dearest first."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-X", "importtime", *GOVREPORT[1:], "render", str(EXAMPLES[example])]
        command += ["-o", str(Path(folder) / "out.docx")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    taken: Counter[str] = Counter()
    for line in done.stderr.splitlines():
        if match := _LINE.match(line):
            name = match.group(2).partition(".")[0]
            taken[name if name not in sys.stdlib_module_names else "standard library"] += int(match.group(1))
    return [(name, micro / 1000) for name, micro in taken.most_common(10)]
