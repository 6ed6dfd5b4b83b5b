"""One report in memory: our engine, docxtpl, docxtemplater, and the floor below which nobody gets."""

import io
import itertools
import json
import shutil
import subprocess
import tempfile
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path

from docxtpl import DocxTemplate
from material import EXAMPLES, ROOT, Material, leaves, material
from timing import in_turn

import govreport
from govreport.outputs.docx import write_docx
from govreport.pipeline import installed_plugins
from govreport.word.readback import compare
from govreport.word.rendering import fill
from govreport.word.zipping import archive, packed

ROUNDS = 15
_HERE = Path(__file__).parent / "docxtemplater"


def measure(example: str) -> dict[str, float]:
    """Return the median seconds of every way to one report of *example*."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = material(EXAMPLES[example], place)
        numbers = itertools.count()
        content, name = fill(made.values, made.flat_set, made.report)
        members = _members(content)
        plugins, path = installed_plugins(), EXAMPLES[example]
        text = path.read_text(encoding="utf-8")

        def write(content: bytes) -> None:
            # A new name each time: writing over a file waits for the disk on some systems.
            (place / f"{next(numbers)}.docx").write_bytes(content)

        def docxtpl() -> None:
            template = DocxTemplate(str(made.flat))
            template.render(dict(made.plain))
            template.save(str(place / f"{next(numbers)}.docx"))

        def whole() -> None:
            report = govreport.load(path)
            govreport.check(report)
            write(write_docx(report, plugins, None))

        times = in_turn(
            {
                "docxtpl": (docxtpl, 1),
                "engine": (lambda: write(fill(made.values, made.flat_set, made.report)[0]), 20),
                "engine, built-in templates": (
                    lambda: write(fill(made.values, made.templates, made.report)[0]),
                    20,
                ),
                "floor": (lambda: write(archive([packed(*each) for each in members])), 20),
                "reading back": (lambda: compare(content, made.report, name), 20),
                "toml": (lambda: tomllib.loads(text, parse_float=Decimal), 20),
                "load": (lambda: govreport.load(path), 10),
                "check": (lambda report=made.report: govreport.check(report), 10),  # type: ignore[misc]
                "pipeline": (whole, 10),
            },
            ROUNDS,
        )
        if (other := docxtemplater(made, place)) is not None:
            times["docxtemplater"] = other
        return times


def docxtemplater(made: Material, place: Path) -> float | None:
    """Return the median seconds of docxtemplater, tags rewritten; None without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    home = ROOT / "build" / "docxtemplater"
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "node_modules" / "docxtemplater").exists():
        command = [
            npm,
            "install",
            "--prefix",
            str(home),
            "--no-audit",
            "--no-fund",
            "docxtemplater",
            "pizzip",
        ]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
    data = {_flat(name): value for name, value in leaves(made.plain)}
    template = _members(made.template)
    rewritten = [
        (name, _rewritten(content) if name.endswith("document.xml") else content)
        for name, content in template
    ]
    (place / "theirs.docx").write_bytes(archive([packed(*each) for each in rewritten]))
    (place / "data.json").write_text(json.dumps(data, default=str, ensure_ascii=False), encoding="utf-8")
    shutil.copy(_HERE / "loop.cjs", home)
    done = subprocess.run(
        ["node", "loop.cjs", str(place), "40"], cwd=home, capture_output=True, text=True, check=False
    )
    return float(done.stdout) / 1000 if done.returncode == 0 else None


def _rewritten(xml: bytes) -> bytes:
    import re

    def tag(match: re.Match[str]) -> str:
        raw, name = match.group(1), match.group(2)
        return f"{{{'@' if raw else ''}{_flat(name)}}}"

    return re.sub(r"\{\{(p)? ([^ ]+) \}\}", tag, xml.decode()).encode()


def _flat(name: str) -> str:
    return name.replace(".", "_").replace("[", "_").replace("]", "")


def _members(content: bytes) -> list[tuple[str, bytes]]:
    members = zipfile.ZipFile(io.BytesIO(content))
    return [(name, members.read(name)) for name in members.namelist()]
