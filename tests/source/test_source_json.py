"""JSON is read as exactly as TOML, and its keys have lines."""

from decimal import Decimal
from pathlib import Path

import pytest

from govreport.errors import SourceError
from govreport.findings import Finding
from govreport.source import Source, read_source


def read(folder: Path, text: str) -> Source:
    (folder / "report.json").write_text(text, encoding="utf-8")
    return read_source(folder / "report.json")


def refused(folder: Path, text: str) -> Finding:
    with pytest.raises(SourceError) as caught:
        read(folder, text)
    (finding,) = caught.value.findings
    return finding


def test_a_decimal_stays_exact(tmp_path: Path) -> None:
    assert read(tmp_path, '{"a": 0.1}').data["a"] == Decimal("0.1")


def test_keys_and_elements_have_lines(tmp_path: Path) -> None:
    source = read(tmp_path, '{\n "a": {\n  "b": [1,\n   2]\n }\n}')
    assert [source.locate(path).line for path in ("a", "a.b", "a.b.1", "a.x")] == [2, 3, 4, 2]


def test_a_double_key_names_both_its_lines(tmp_path: Path) -> None:
    finding = refused(tmp_path, '{"t": {\n "a": 1,\n "a": 2}}')
    assert (finding.code, finding.at.path, finding.args["first"], finding.args["second"]) == (
        "GR-330",
        "t.a",
        2,
        3,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": 1,}', "GR-381"),
        ("[1]", "GR-383"),
        ("{}", "GR-309"),
        ('{"a": ' + "9" * 5000 + "}", "GR-369"),
        ('{"a": ' + "[" * 100_000 + "}", "GR-342"),
    ],
)
def test_what_is_not_a_json_table_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert refused(tmp_path, text).code == code


@pytest.mark.parametrize(
    "text", ['{"a" 1}', '{"a": 1 "b": 2}', '{"a": }', "{1: 2}", '{"a": "x', '{"a": "x\ny"}', "{} x"]
)
def test_the_reason_is_told_in_chinese(tmp_path: Path, text: str) -> None:
    reason = str(refused(tmp_path, text).args["reason"])
    assert not reason.isascii()
