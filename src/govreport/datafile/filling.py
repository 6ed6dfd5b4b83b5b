"""What is written into a data file; everything else stays to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from govreport.cells import Cell
from govreport.model import Level


@dataclass(frozen=True, slots=True)
class Filling:
    """Values by the names of the data file.

    document: keys of [document] → text (date: `2024-01-31`). cells: (section, row, column) → cell.
    texts: section id → Markdown. facts: dotted key → cell. remarks: dotted key → comment above it.
    absent: a row without any cell is written as a comment, not as blank cells. top: further keys of
    the file as a whole (`previous`). notes: comment lines at the head of the file.
    """

    year: int | None = None
    organ: str = ""
    level: Level = Level.OTHER
    document: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str, str], Cell] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Cell] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    absent: bool = False
    top: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def row(self, section: str, row: str) -> dict[str, Cell]:
        """Return column key → cell of what is known of a row."""
        return {
            column: cell for (id_, key, column), cell in self.cells.items() if (id_, key) == (section, row)
        }
