"""Running text back to the Markdown of a data file: headings, bold, lists, small tables, pictures."""

import re
from collections.abc import Iterator

from govreport.importing.documents.content import Grid, Paragraph
from govreport.importing.recognise.lines import Line
from govreport.narrative.blocks import Run

_NUMBERED = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)"
)
_BULLET = re.compile(r"\s*[•●▪◆■]\s+(?=\S)")
_SPACE = " \t\u3000\xa0"


def markdown(lines: list[Line], folder: str, *, breaks: bool) -> str:
    """Return the text of *lines* as Markdown.

    folder: where its pictures will lie, as the data file names it. breaks: whether a line break inside
    a paragraph is one (Word), or only begins the next paragraph (pages made of <br>).
    """
    parts: list[str] = []
    listed = False
    for part, in_list in _parts(lines, folder, breaks=breaks):
        if parts and not (listed and in_list):
            parts.append("")
        parts.append(part)
        listed = in_list
    return "\n".join(parts)


def _parts(lines: list[Line], folder: str, *, breaks: bool) -> Iterator[tuple[str, bool]]:
    caption = ""
    done: set[int] = set()
    for line in lines:
        if line.picture is not None:
            caption = line.picture.caption
            if line.picture.name:
                yield f"![{' '.join(caption.split())}]({folder}/{line.picture.name})", False
        elif line.paragraph is not None:
            if not caption or line.paragraph.text.strip() != caption.strip():
                yield from _paragraph(line.paragraph, breaks=breaks)
            caption = ""
        elif line.grid is not None and line.grid not in done and line.source is not None:
            done.add(line.grid)
            yield from _grid(line.source, {id(each.cells) for each in lines})


def _paragraph(paragraph: Paragraph, *, breaks: bool) -> Iterator[tuple[str, bool]]:
    if paragraph.marker and not _NUMBERED.match(paragraph.marker):
        yield "  " * paragraph.depth + "- " + _runs(paragraph.runs).strip(_SPACE), True
        return
    if paragraph.marker:
        yield paragraph.marker + _runs(paragraph.runs).strip(_SPACE), False
        return
    text = paragraph.text.strip(_SPACE + "\n")
    if bullet := _BULLET.match(paragraph.text):
        words = _runs(paragraph.runs).strip(_SPACE)[len(bullet[0].strip()) :].strip(_SPACE)
        yield "  " * paragraph.depth + "- " + words, True
        return
    if paragraph.level is not None:
        hashes = "" if _NUMBERED.match(text) else "#" * min(max(paragraph.level, 2), 4) + " "
        yield hashes + " ".join(text.split("\n")), False
        return
    written = _runs(paragraph.runs) if not _is_heading(paragraph) else text
    pieces = [piece.strip(_SPACE) for piece in written.split("\n") if piece.strip(_SPACE)]
    if breaks:
        yield "\\\n".join(pieces), False
    else:
        yield from ((piece, False) for piece in pieces)


def _is_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is bold as a whole because it is a heading."""
    bold = all(run.bold for run in paragraph.runs if run.text.strip())
    return bold and bool(_NUMBERED.match(paragraph.text)) and "\n" not in paragraph.text


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_bold(run.text) if run.bold else run.text for run in runs)


def _bold(text: str) -> str:
    """Put ** around the words of *text*, blanks at its ends and line breaks left outside."""
    if "**" in text:
        return text
    pieces = []
    for piece in text.split("\n"):
        bare = piece.strip(_SPACE)
        head = piece[: len(piece) - len(piece.lstrip(_SPACE))]
        tail = piece[len(piece.rstrip(_SPACE)) :]
        pieces.append(f"{head}**{bare}**{tail}" if bare else piece)
    return "\n".join(pieces)


def _grid(grid: Grid, among: set[int]) -> Iterator[tuple[str, bool]]:
    rows = [[" ".join(cell.text.split()) for cell in row] for row in grid.rows if id(row) in among]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if all(sum(map(bool, row)) == 1 for row in rows):
        yield from (("".join(row), False) for row in rows)
    elif rows:
        written = [_row(row + [""] * (width - len(row))) for row in rows]
        yield "\n".join([written[0], "|" + " --- |" * width, *written[1:]]), False


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |"
