r"""Markdown as clerks write it → blocks of prose.

What is read (docs/decisions/0008-narrative-blocks.md has the reasons):

    blank line                 ends a paragraph; a single line break inside one joins its lines
    （一）…  ## …               level 2; ### level 3, #### level 4
    （一）主动公开。本年度……      the heading up to the first 。, the rest as body text behind it
    1.…  （1）…  ①…             at the start of a line begins a new paragraph
    - …   1. …                 lists, nested by indentation; markers as typed, bullets as •
    | 项目 | 件数 |              small tables, with a line of dashes under the header row
    ![说明](图.png)             an image, on a line of its own
    **…**                      bold; `\` at the end of a line forces a line break

Everything else is text and comes out as it was typed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from govreport.narrative.blocks import Heading, ListItem, Paragraph, Prose, Run, TextBlock
from govreport.narrative.grammar import Token, tokens_of
from govreport.narrative.inline import join_lines, read_runs, stray_bold
from govreport.narrative.pictures import read_picture
from govreport.narrative.text_table import read_table, row_problems
from govreport.reading.problem import Problem

BULLET = "•"
_HASHES = re.compile(r"#{2,}|#(?=\s)")


def read_markdown(
    text: str, folder: Path, inserted: Mapping[str, str] = {}
) -> tuple[Prose, tuple[Problem, ...]]:
    """Read *text* into blocks, and say what is wrong with it.

    folder: where its images are looked for. inserted: inside of a `{{ }}` → what is printed for it.
    """
    reading = _Reading(text, folder, inserted)
    for token in tokens_of(text):
        reading.take(token)
    return Prose(tuple(reading.blocks)), tuple(reading.problems)


class _Reading:
    """One pass over the tokens. marker: of a list item whose first text has not come yet."""

    def __init__(self, text: str, folder: Path, inserted: Mapping[str, str]) -> None:
        self.lines = text.split("\n")
        self.folder = folder
        self.inserted = inserted
        self.blocks: list[TextBlock] = []
        self.problems: list[Problem] = []
        self.depth = -1
        self.marker = ""
        self.begun = 0

    def take(self, token: Token) -> None:
        kind = token.type
        if kind.endswith("list_open"):
            self.settle_marker()
            self.depth += 1
        elif kind.endswith("list_close"):
            self.depth -= 1
        elif kind == "list_item_open":
            self.marker = token.info + token.markup if token.info else BULLET
            self.begun = _first_line(token)
        elif kind == "list_item_close":
            self.settle_marker()
        else:
            self.block(token)

    def block(self, token: Token) -> None:
        line = _first_line(token)
        if token.type == "prose":
            self.prose(token.content.split("\n"), line)
        elif token.type == "heading":
            self.heading(token, line)
        elif token.type == "picture":
            self.picture(token, line)
        elif token.type == "table":
            self.table(token, line)

    def settle_marker(self) -> None:
        if self.marker:
            self.blocks.append(ListItem(self.marker, (), self.depth, self.begun))
            self.marker = ""

    def prose(self, lines: list[str], line: int) -> None:
        runs = self.runs(lines, line)
        if self.marker:
            self.blocks.append(ListItem(self.marker, runs, self.depth, line))
            self.marker = ""
        else:
            self.blocks.append(Paragraph(runs, line))

    def heading(self, token: Token, line: int) -> None:
        runs, lead = split_heading(self.runs(token.content.split("\n"), line))
        self.blocks.append(Heading(token.meta["level"], runs, lead, line))

    def picture(self, token: Token, line: int) -> None:
        caption, path = (
            "".join(run.text for run in read_runs(token.meta[part], self.inserted))
            for part in ("caption", "path")
        )
        found = read_picture(path, caption, self.folder, line)
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        self.blocks.append(found)
        if not caption:
            self.problems.append(Problem("GR-718", {"path": path}, line))

    def table(self, token: Token, line: int) -> None:
        self.settle_marker()
        lines = self.lines[line : token.map[1] if token.map else line + 2]
        self.blocks.append(read_table(lines, line, self.inserted))
        self.problems.extend(row_problems(lines, line))
        for offset, row in enumerate(lines):
            self.problems.extend(_suspicions(row, line + offset, table=True))

    def runs(self, lines: list[str], line: int) -> tuple[Run, ...]:
        for offset, text in enumerate(lines):
            self.problems.extend(_suspicions(text, line + offset))
        joined = join_lines(lines)
        if stray_bold(joined):
            self.problems.append(Problem("GR-724", {"text": joined}, line))
        return read_runs(joined, self.inserted)


def split_heading(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Split the runs of a heading line behind its first 。: what is heading, what is body text."""
    for number, run in enumerate(runs):
        head, stop, rest = run.text.partition("。")
        if stop:
            lead = (Run(rest.lstrip(), run.bold), *runs[number + 1 :])
            lead = tuple(each for each in lead if each.text)
            return (*runs[:number], Run(head + stop, run.bold)), lead
    return runs, ()


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _suspicions(text: str, line: int, *, table: bool = False) -> Iterator[Problem]:
    """Yield what looks like a mark and is none; it is printed as typed."""
    text = text.strip()
    if "![" in text:
        yield Problem("GR-717", {"text": text}, line)
    if text.startswith("|") and not table:
        yield Problem("GR-722", {"text": text}, line)
    if _HASHES.match(text):
        yield Problem("GR-723", {"text": text}, line)
