"""Running text as HTML: one element a block, every sign of the clerk's escaped."""

import base64
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from govreport.narrative.blocks import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Prose,
    Run,
    TextTable,
)

KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def prose_html(prose: Prose) -> str:
    """Return *prose* as HTML elements, pictures inside the page itself."""
    return "\n".join(_PRINTERS[type(block)](block) for block in prose.blocks)


def text_html(text: str) -> str:
    """Return one line of plain text as a paragraph."""
    return f"<p>{escape(text)}</p>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    return f"<strong>{text}</strong>" if run.bold else text


def _paragraph(block: Paragraph) -> str:
    return f"<p>{_runs(block.runs)}</p>"


def _heading(block: Heading) -> str:
    if block.lead:
        return f'<p><span class="run-in">{_runs(block.runs)}</span>{_runs(block.lead)}</p>'
    level = block.level + 1  # the report's title is h1, a section's heading h2
    return f"<h{level}>{_runs(block.runs)}</h{level}>"


def _item(block: ListItem) -> str:
    return f'<p class="item depth{block.depth}">{escape(block.marker)} {_runs(block.runs)}</p>'


def _table(block: TextTable) -> str:
    aligns = [*block.aligns, *["left"] * len(block.rows[0])]
    rows = []
    for number, row in enumerate(block.rows):
        tag = "td" if number else 'th scope="col"'
        cells = (
            f'<{tag} class="{align}">{_runs(cell)}</{tag[:2]}>'
            for cell, align in zip(row, aligns, strict=False)
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>\n{chr(10).join(rows)}\n</table>"


def _picture(block: Picture) -> str:
    content = block.file.read_bytes()
    kind = next(kind for sign, kind in KINDS.items() if content.startswith(sign))
    data = base64.b64encode(content).decode("ascii")
    caption = escape(block.caption)
    image = (
        f'<img src="data:{kind};base64,{data}" alt="{caption}" width="{block.width}" height="{block.height}">'
    )
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


_PRINTERS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    ListItem: _item,
    TextTable: _table,
    Picture: _picture,
}
