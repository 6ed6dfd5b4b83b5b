"""What a narrative consists of, once read: a short list of plain blocks that every output can print."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text in one look. A "\n" in it is a forced line break."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text. line: 0-based line of the narrative where it begins."""

    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section. level 2: （一）, 3: 1., 4: （1）.

    lead: body text that follows the heading in the same paragraph (`（一）主动公开。本年度……`).
    """

    level: int
    runs: tuple[Run, ...]
    lead: tuple[Run, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list. marker: what is printed before it (`1.`, `•`). depth: 0 for the outermost list."""

    marker: str
    runs: tuple[Run, ...]
    depth: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class TextTable:
    """A small table in the text. rows[0] is its header row; aligns: left | center | right, a column."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    aligns: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image. file: where it lies (inside the data file's folder). width, height: pixels."""

    file: Path
    caption: str
    width: int
    height: int
    line: int = 0


TextBlock: TypeAlias = Paragraph | Heading | ListItem | TextTable | Picture


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative, figures filled in and read: what outputs print in its place."""

    blocks: tuple[TextBlock, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)
