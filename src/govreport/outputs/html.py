"""`--to html`: the report as one web page that needs no other file, for the agency's site."""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.cells import printed
from govreport.context import template_context
from govreport.figures import Figures
from govreport.form.grid import GridCell, Role, grid
from govreport.model import PlacedSection, Report
from govreport.narrative.blocks import Prose
from govreport.outputs.html_prose import prose_html, text_html

if TYPE_CHECKING:
    from govreport.plugins import Plugins

STYLE = """
body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.8; }
h1 { text-align: center; font-size: 1.5em; } h2 { font-size: 1.15em; } h3, h4, h5 { font-size: 1em; }
p { text-indent: 2em; margin: .4em 0; } .run-in { font-weight: bold; } .depth1 { margin-left: 2em; }
.frame { text-indent: 0; } .signature { text-align: right; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: .8em; line-height: 1.4; }
th, td { border: 1px solid; padding: .25em; font-weight: normal; text-align: center; }
th.label, .left { text-align: left; } .right { text-align: right; }
figure { text-align: center; margin: 1em 0; } img { max-width: 100%; height: auto; }
@media print { body { max-width: none; } tr { break-inside: avoid; } }
""".strip()


def write_html(report: Report, plugins: "Plugins", template: Path | None) -> bytes:  # noqa: ARG001 - the signature of every output
    """Return the report as an HTML page, UTF-8. Word templates do not apply. Raises PluginError."""
    context = template_context(report, plugins)
    body = "\n".join(_body(report, context))
    title = escape(report.document.title)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def _body(report: Report, context: Mapping[str, object]) -> Iterator[str]:
    document = report.document
    if document.number:
        yield f'<p class="frame signature">{escape(document.number)}</p>'
    yield f"<h1>{escape(document.title)}</h1>"
    frame = context["document"]
    if isinstance(frame, Mapping):
        if addressee := str(frame["addressee"]):
            yield f'<p class="frame">{escape(addressee)}：</p>'
        yield from _value(frame["preface"])
    for section in report.outline:
        yield from _section(section, report, context)
    if isinstance(frame, Mapping):
        signed = (document.signed_by, str(frame["date"]))
        yield from (f'<p class="signature">{escape(line)}</p>' for line in signed if line)


def _section(section: PlacedSection, report: Report, context: Mapping[str, object]) -> Iterator[str]:
    yield f'<h2 id="{escape(section.id)}">{escape(section.heading)}</h2>'
    figures = report.figures.get(section.id)
    if figures is not None:
        yield figures_html(figures)
    values = context.get(section.id)
    if isinstance(values, Mapping):
        for value in values.values():
            yield from _value(value)


def _value(value: object) -> Iterator[str]:
    """Yield what a web page shows of a section's value: its texts. Its figures stand in the table."""
    if isinstance(value, Prose) and value:
        yield prose_html(value)
    elif type(value) is str and value:
        yield text_html(value)


def figures_html(figures: Figures) -> str:
    """Return a statistics table with the merged cells of the form."""
    layout = grid(figures.table)
    rows: list[list[str]] = [[] for _ in range(layout.rows)]
    for cell in layout.cells:
        rows[cell.row].append(_cell(cell, figures))
    lines = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table aria-label="{escape(figures.table.name)}">\n{lines}\n</table>'


def _cell(cell: GridCell, figures: Figures) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1
    )
    if cell.path is not None:
        return f"<td{spans}>{escape(printed(figures[cell.path]))}</td>"
    role = ' class="label"' if cell.role is Role.LABEL else ""
    return f"<th{role}{spans}>{escape(cell.text)}</th>"
