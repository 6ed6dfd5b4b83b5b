"""A small form table and a way to read a data file from its text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govreport.cells import Kind
from govreport.findings import Finding
from govreport.form.table import Block, Layout, Line, Sum, Table
from govreport.messages import engine_catalogue
from govreport.reader import Reader
from govreport.source import read_source

ReadText = Callable[..., Reader]


@pytest.fixture
def table() -> Table:
    """Return a table of three rows and a total row, each with two columns and a total; and a fee row."""
    columns = (
        Line("person", "自然人", "persons"),
        Line("business", "商业企业", "businesses"),
        Line("total", "总计"),
    )
    rows = (
        Line("received", "一、本年新收", "received"),
        Line(
            "results",
            "三、办理结果",
            lines=(Line("granted", "（一）予以公开"), Line("denied", "（二）不予公开")),
        ),
        Line("handled", "（三）总计"),
    )
    fees = Block(
        (Line("fees", "行政事业性收费"),), (Line("amount", "收费金额（万元）", "amount", kind=Kind.AMOUNT),)
    )
    changes = Block((Line("permits", "行政许可"),), (Line("change", "本年增/减", kind=Kind.CHANGE),))
    return Table(
        "requests",
        "表三",
        "table 3",
        Layout.MATRIX,
        (Block(rows, columns), fees, changes),
        (
            Sum("REQ-1", "rows", ("granted", "denied"), ("handled",), (("granted", "denied"), ("handled",))),
            Sum("REQ-2", "columns", ("person", "business"), ("total",), (("person", "business"), ("total",))),
        ),
    )


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Return a function: text of a data file (and a table's path) → its reader."""

    def read(text: str, path: str = "", name: str = "report.toml") -> Reader:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return Reader(read_source(tmp_path / name), path)

    return read


@pytest.fixture
def told() -> Callable[[Reader], list[tuple[str, str, int | None]]]:
    """Return a function: reader → what it found as (code, path, line), each with all its words filled in."""

    def findings(reader: Reader) -> list[tuple[str, str, int | None]]:
        return [_brief(finding) for finding in reader.log.findings]

    return findings


def _brief(finding: Finding) -> tuple[str, str, int | None]:
    catalogue = engine_catalogue()
    for lang in ("zh", "en"):
        words = catalogue.text(finding, lang) + catalogue.hint(finding, lang)
        assert not [name for name in finding.args if f"{{{name}}}" in words]
        assert finding.code in catalogue
    return finding.code, finding.at.path, finding.at.line
