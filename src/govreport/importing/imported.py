"""What an import comes to: cells with confidence and place, texts, head, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from govreport.cells import Cell
from govreport.findings import Finding
from govreport.form.edition import Edition
from govreport.importing.documents.content import Place


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell of the form. seen: what stood there. confidence: 0 to 1 (1: label and row are exact)."""

    value: Cell
    seen: str
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first section and below the last. Empty where it was not found."""

    organ: str = ""
    year: int | None = None
    title: str = ""
    number: str = ""
    addressee: str = ""
    preface: str = ""
    signed_by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A report, read back.

    cells: (section id, row key, column key) → cell; what is not certain is not there.
    texts: section id → Markdown. facts: dotted key → cell (信息处理费). unread: (section id, row key) →
    what was seen in a row that could not be read. pictures: file name → content.
    """

    file: str
    kind: str
    edition: Edition
    head: Head
    cells: Mapping[tuple[str, str, str], ReadCell]
    texts: Mapping[str, str]
    facts: Mapping[str, Cell] = field(default_factory=dict)
    unread: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
