"""A document as one sequence of lines: paragraphs, pictures and the rows of its grids."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from govreport.importing.documents.content import (
    Document,
    Grid,
    GridCell,
    Paragraph,
    Picture,
    Place,
    Trust,
)
from govreport.narrative.blocks import Run


@dataclass(slots=True, eq=False)
class Line:
    """A row of a grid, a paragraph (one cell) or a picture (no cell).

    grid: number of its grid, None outside of one. taken: it was recognised as part of a table of the
    form, or as a heading.
    """

    cells: tuple[GridCell, ...]
    trust: Trust
    grid: int | None = None
    paragraph: Paragraph | None = None
    picture: Picture | None = None
    lead: bool = False
    source: Grid | None = None
    taken: bool = field(default=False)

    @property
    def text(self) -> str:
        """Return the words of its only cell, "" when it has several."""
        own = [cell for cell in self.cells if not cell.continued and cell.text.strip()]
        return own[0].text if len(own) == 1 else ""

    @property
    def place(self) -> Place:
        """Return where the line begins."""
        if self.paragraph is not None:
            return self.paragraph.place
        return self.cells[0].place if self.cells else Place()


def lines_of(document: Document) -> list[Line]:
    """Return the lines of *document* in reading order."""
    return list(_lines(document))


def _lines(document: Document) -> Iterator[Line]:
    number = 0
    for block in document.blocks:
        if isinstance(block, Picture):
            yield Line((), Trust.ROWS, picture=block)
        elif isinstance(block, Paragraph):
            yield Line((GridCell(block.marker + block.text, block.place),), Trust.LINES, paragraph=block)
        else:
            number += 1
            for row in block.rows:
                yield Line(row, block.trust, number, lead=block.lead, source=block)


def divided(lines: list[Line], is_heading: Callable[[str], bool], *, everywhere: bool) -> list[Line]:
    """Return the lines with paragraphs divided at their line breaks: whole pages are written as one.

    everywhere: also those paragraphs in which no line is a heading.
    """
    done: list[Line] = []
    for line in lines:
        pieces = line.paragraph.text.split("\n") if line.paragraph is not None else []
        if len(pieces) > 1 and (everywhere or any(is_heading(piece.strip()) for piece in pieces)):
            done += _divided(line)
        else:
            done.append(line)
    return done


def _divided(line: Line) -> Iterator[Line]:
    if line.paragraph is None:
        return
    runs: list[list[Run]] = [[]]
    for run in line.paragraph.runs:
        first, *others = run.text.split("\n")
        runs[-1].append(Run(first, run.bold))
        runs += [[Run(each, run.bold)] for each in others]
    marker = line.paragraph.marker
    for own in runs:
        paragraph = replace(line.paragraph, runs=tuple(run for run in own if run.text), marker=marker)
        if paragraph.text.strip():
            cell = GridCell(marker + paragraph.text, paragraph.place)
            yield Line((cell,), Trust.LINES, paragraph=paragraph)
            marker = ""
