"""How fast published reports are read back: .docx, web page, text; and what that is of a plain parse.

    python benchmarks/reading_back.py [rounds]

Aim: at least 20 reports a second and core. The ratio says how many times longer reading takes than
parsing the same file without looking for anything in it.
"""

import io
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree
from lxml.html import document_fromstring
from timing import in_turn, machine

from govreport import Plugins, load, render
from govreport.form.grid import grid
from govreport.importing import import_report
from govreport.model import Report

EXAMPLE = Path(__file__).parent.parent / "examples" / "county-bureau-2023" / "report.toml"
TIMES = 5


def page(report: Report) -> str:
    """Return the report as a plain web page: title, headings, texts, tables with spans."""
    parts = [f"<p>{report.document.title}</p>"]
    for section in report.outline:
        parts.append(f"<p>{section.heading}</p>")
        parts += [f"<p>{line}</p>" for line in text_of(report, section.id).split("\n")]
        if section.id in report.figures:
            parts.append(f"<table>{''.join(rows(report, section.id))}</table>")
    return f"<html><meta charset=utf-8><body>{''.join(parts)}</body></html>"


def text_of(report: Report, section: str) -> str:
    """Return the text of a section, "" where it has none."""
    narrative = report.narratives.get(f"{section}.text")
    return narrative.text if narrative else ""


def rows(report: Report, section: str) -> list[str]:
    """Return the rows of a table as HTML."""
    figures = report.figures[section]
    form = grid(figures.table)
    lines: list[list[str]] = [[] for _ in range(form.rows)]
    for cell in form.cells:
        words = str(figures[cell.path]) if cell.path else cell.text
        lines[cell.row].append(f"<td rowspan={cell.rowspan} colspan={cell.colspan}>{words}</td>")
    return ["<tr>" + "".join(line) + "</tr>" for line in lines]


def parse_docx(file: Path) -> object:
    """Parse the document part and nothing more."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    plugins = Plugins.discover()
    report = load(EXAMPLE, plugins=plugins)
    with tempfile.TemporaryDirectory() as folder:
        word, web = Path(folder) / "report.docx", Path(folder) / "report.html"
        word.write_bytes(render(report, plugins=plugins))
        web.write_text(page(report), encoding="utf-8")
        taken = in_turn(
            {
                "parse .docx": (lambda: parse_docx(word), TIMES),
                "import .docx": (lambda: import_report(word, plugins), TIMES),
                "parse .html": (lambda: document_fromstring(web.read_text(encoding="utf-8")), TIMES),
                "import .html": (lambda: import_report(web, plugins), TIMES),
            },
            rounds,
        )
    print(machine())
    for kind in (".docx", ".html"):
        seconds = taken[f"import {kind}"]
        ratio = seconds / taken[f"parse {kind}"]
        rate = f"{1 / seconds:6.1f} reports a second, {seconds * 1000:.1f} ms"
        print(f"{kind}: {rate}, {ratio:.1f} × a plain parse")


if __name__ == "__main__":
    main()
