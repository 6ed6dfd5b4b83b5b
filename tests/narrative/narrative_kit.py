"""A small report to bind names in, and images small enough to write by hand."""

import struct
import zlib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from govreport.cells import Mark
from govreport.figures import Figures
from govreport.findings import Finding
from govreport.form.edition import Edition
from govreport.form.table import Block, Layout, Line, Table
from govreport.model import DocumentHead, Organ, PlacedSection, Report
from govreport.narrative import Narrative
from govreport.narrative.blocks import TextBlock
from govreport.narrative.markdown import read_markdown
from govreport.reading.problem import Problem
from govreport.source import PlainSource

TABLE = Table(
    id="requests",
    name="表三",
    en="table 3",
    layout=Layout.MATRIX,
    blocks=(
        Block(
            rows=tuple(Line(key, key) for key in ("new_received", "granted", "refused", "empty", "amounts")),
            columns=(Line("person", "自然人"), Line("total", "总计")),
        ),
    ),
)
CELLS = {
    ("new_received", "person"): 7,
    ("new_received", "total"): 8,
    ("granted", "person"): 3,
    ("granted", "total"): 3,
    ("refused", "person"): Mark.NOT_APPLICABLE,
    ("refused", "total"): 0,
    ("empty", "person"): Mark.BLANK,
    ("empty", "total"): Mark.BLANK,
    ("amounts", "person"): Decimal("12.50"),
    ("amounts", "total"): Decimal("0.1"),
}
EDITION = Edition("t", "t", "t", "t", 2021, (), {"requests": TABLE}, "{organ}{year}")


def a_report(
    *narratives: Narrative,
    loaded: bool = True,
    folder: Path = Path(),
    findings: tuple[Finding, ...] = (),
    values: Mapping[str, object] | None = None,
) -> Report:
    """Return a report on 2023 with one statistics table and these texts. loaded: whether the table is."""
    figures = Figures(TABLE, CELLS)
    said: dict[str, object] = {"year": 2023, "organ": {"name": "**甲**县 | {{ year }}", "public": True}}
    if loaded:
        said["requests"] = figures.values()
    return Report(
        organ=Organ("甲县"),
        year=2023,
        edition=EDITION,
        document=DocumentHead("t"),
        outline=(
            PlacedSection("requests", "三", "t", "requests.docx"),
            PlacedSection("extra", "四", "t", "e.docx"),
        ),
        sections={"requests": figures} if loaded else {},
        source=PlainSource("report.toml", folder, {}),
        values=values or said,
        figures={"requests": figures} if loaded else {},
        narratives={each.path: each for each in narratives},
        findings=findings,
    )


def blocks(text: str, folder: Path = Path(), inserted: Mapping[str, str] = {}) -> tuple[TextBlock, ...]:
    """Return what *text* is read into."""
    return read_markdown(text, folder, inserted)[0].blocks


def problems(text: str, folder: Path = Path()) -> tuple[Problem, ...]:
    """Return what is wrong with *text*."""
    return read_markdown(text, folder)[1]


def png(width: int = 2, height: int = 1) -> bytes:
    """Return a PNG of this size; of a large one only the head is true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(min(width * height + height, 1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 1) -> bytes:
    """Return the markers of a JPEG: start, size, end."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"
