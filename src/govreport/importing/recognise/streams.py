"""Cells that follow each other without ends of rows: cut into rows at the labels of the form.

Whether a row then has as many cells as the form asks for is judged later, by who reads it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govreport.form.table import Layout
from govreport.importing.documents.content import GridCell, Trust
from govreport.importing.recognise.figures import looks_like_figure
from govreport.importing.recognise.labels import Hit, Kind, Labels
from govreport.importing.recognise.lines import Line

LONGEST_CELL = 8
"""Characters of a line that may still be a cell for a figure; a longer one ends the row."""
LONGEST_LABEL = 60
MOST_GROUPS = 4
"""Groups of digits apart by blanks that may be one number."""
MOST_BROKEN = 4
"""Lines over which a label may be broken."""
SURE = 0.98
SHORTEST_LABEL = 4
"""Characters from which words without a digit are a label that the form does not have, not a cell."""
_PAGE = re.compile(r"\s*(?:[-—–·\s]*\d{1,3}[-—–·\s]+|第\s*\d{1,3}\s*页.*|P\.\s*\d+|[-—–]\s*\d{1,3})\s*")


@dataclass(frozen=True, slots=True)
class Token:
    """A cell and the line it came from."""

    cell: GridCell
    line: Line


@dataclass(slots=True)
class Stream:
    """A row cut out of a stream. spaced: its figures stood in one line, apart by blanks only."""

    tokens: list[Token] = field(default_factory=list)
    spaced: bool = False


def rows_of_stream(
    tokens: list[Token], labels: Labels, is_heading: Callable[[str], bool], *, trust: Trust, lead: bool
) -> Iterator[Stream]:
    """Yield rows: a banner, a header, or a label with what follows it."""
    cutter = _Cutter(labels, is_heading, trust, lead)
    at = 0
    while at < len(tokens):
        token, used = cutter.joined(tokens, at)
        at += used
        for stream in cutter.take(token):
            if stream.spaced and at < len(tokens) and _goes_on(tokens[at]):
                # Numbers too long for their cells go on below: with these, the row has too many.
                stream.tokens.append(tokens[at])
            yield stream
    yield from cutter.flush(last=True)
    if cutter.across and cutter.blanks:
        # Nothing but blank cells below a header: a line of figures that is blank altogether.
        yield Stream(cutter.blanks[1:] if lead else cutter.blanks)


class _Cutter:
    """Goes along a stream. mode: what the current row is (none, header, row, values)."""

    def __init__(
        self,
        labels: Labels,
        is_heading: Callable[[str], bool],
        trust: Trust,
        lead: bool,  # noqa: FBT001
    ) -> None:
        self.labels = labels
        self.is_heading = is_heading
        self.trust = trust
        self.lead = lead
        self.mode = "none"
        self.across = False
        self.blanks: list[Token] = []
        self.current = Stream()

    def joined(self, tokens: list[Token], at: int) -> tuple[Token, int]:
        """Return the token at *at*, put together with those after it when only that is a label."""
        first = tokens[at]
        if self.trust is not Trust.LINES or looks_like_figure(first.cell.text):
            return first, 1
        if any(hit.score >= SURE for hit in self.labels.hits(first.cell.text)):
            return first, 1
        text = first.cell.text
        for count in range(2, MOST_BROKEN + 1):
            if at + count > len(tokens) or len(text) > LONGEST_LABEL:
                break
            following = tokens[at + count - 1].cell.text.strip()
            if looks_like_figure(following):
                break
            text += following
            if any(hit.score >= SURE for hit in self.labels.hits(text)):
                return Token(GridCell(text, first.cell.place), first.line), count
        return first, 1

    def take(self, token: Token) -> Iterator[Stream]:
        text = token.cell.text
        if self.trust is Trust.LINES and (not text.strip() or _PAGE.fullmatch(text)):
            return
        figure = looks_like_figure(text)
        apart = not figure or len(text.split()) > MOST_GROUPS
        if apart and (spaced := self.spaced(token)) is not None:
            yield from self.flush()
            yield spaced
            self.blanks = []
            return
        hits = () if figure else self.labels.hits(text)
        if hits and not self.is_heading(text):
            yield from self.label(token, hits)
        elif figure:
            yield from self.figure(token)
            return
        else:
            yield from self.other(token)
        self.blanks = []

    def label(self, token: Token, hits: tuple[Hit, ...]) -> Iterator[Stream]:
        kinds = {hit.label.kind for hit in hits}
        across = any(hit.label.layout is Layout.ACROSS for hit in hits)
        row = any(hit.label.kind is Kind.ROW and hit.label.layout is not Layout.ACROSS for hit in hits)
        if Kind.BANNER in kinds:
            yield from self.flush()
            self.current.tokens.append(token)
            yield from self.flush()
        elif row and not (self.mode == "header" and Kind.COLUMN in kinds):
            yield from self.flush()
            self.mode, self.current = "row", Stream([token])
        else:
            if self.mode != "header":
                yield from self.flush()
                self.mode = "header"
            self.across = across and (self.across or Kind.COLUMN not in kinds or not row)
            self.current.tokens.append(token)

    def figure(self, token: Token) -> Iterator[Stream]:
        blank = not token.cell.text.strip()
        if self.mode in ("row", "values"):
            self.current.tokens.append(token)
        elif blank:
            self.blanks.append(token)
        else:
            # Blank cells before the first figure belong to it, but for the one that begins the row.
            before = self.blanks[1:] if self.lead else self.blanks
            yield from self.flush()
            self.mode, self.current, self.blanks = "values", Stream([*before, token]), []

    def other(self, token: Token) -> Iterator[Stream]:
        text = token.cell.text
        if (parts := text.split())[1:] and self.trust is Trust.LINES and all(map(self.labels.hits, parts)):
            if self.mode != "header":
                yield from self.flush()
            self.mode = "header"
            self.current.tokens += [Token(GridCell(part, token.cell.place), token.line) for part in parts]
        elif self.is_heading(text) or (self.trust is Trust.LINES and len(text.strip()) > LONGEST_CELL):
            yield from self.flush()
        elif self.mode == "row" and _is_label(text):
            yield from self.flush()
            self.mode, self.current = "row", Stream([token])
        elif self.mode in ("row", "header"):
            self.current.tokens.append(token)

    def spaced(self, token: Token) -> Stream | None:
        """Read a line such as `四、结转下年度继续办理 0 0 0 0 0 0 0`."""
        parts = re.split(r"\s+", token.cell.text.strip())
        count = next((at for at, part in enumerate(parts) if looks_like_figure(part)), len(parts))
        rest = parts[count:]
        if not rest or not all(map(looks_like_figure, rest)):
            return None
        label = "".join(parts[:count])
        if label and not self.labels.hits(label):
            return None
        cells = [*([label] if label else []), *rest]
        return Stream([Token(GridCell(cell, token.cell.place), token.line) for cell in cells], spaced=True)

    def flush(self, *, last: bool = False) -> Iterator[Stream]:
        """Give out the current row. Where a blank cell stands before each row, the last one is that."""
        done, self.current = self.current, Stream()
        if (
            self.lead
            and not last
            and self.mode in ("row", "values")
            and done.tokens
            and not done.tokens[-1].cell.text.strip()
        ):
            done.tokens.pop()
        self.mode = "none"
        if done.tokens:
            yield done


def _goes_on(token: Token) -> bool:
    return bool(token.cell.text.strip()) and looks_like_figure(token.cell.text)


def _is_label(text: str) -> bool:
    """Tell whether words are the label of a row that the form does not have."""
    return len(text.strip()) >= SHORTEST_LABEL and not any(char.isdigit() for char in text)
