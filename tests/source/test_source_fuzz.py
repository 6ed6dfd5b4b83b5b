"""Whatever the bytes, reading ends in a source or in one finding that has words: never in a traceback."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport.errors import SourceError
from govreport.messages import engine_catalogue
from govreport.source import read_source

VALID = '''edition = "2021"
year = 2023
[organ]
name = "示例市示例街道办事处"  # 全称
[proactive]
permits = { decisions = 120, "a b" = [1, "x", 2.5, 2024-01-20] }
[[other.items]]
path = 'C:\\数据'
text = """
第一行 \\
第二行 "引号" {{ a.b }}
"""
[requests]
unlisted = 0
new_received = [
  58, 7, 0,  # 自然人
  0, 1, 0,
]
'''
PIECES = [
    *"\"'[]{}=,.#\\\n\r\t /%0９＝“”，［］：年件\x00\x0b\ufeff\u200b",
    '"""',
    "'''",
    "[[",
    "]]",
    "null",
    "0x",
    "1,234",
    "a = 1\n",
]

quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(file: Path, content: bytes) -> str:
    """Read *content*; return the words of what it is refused for, "" when it can be read."""
    file.write_bytes(content)
    try:
        read_source(file).locate("requests.new_received.2")
    except SourceError as error:
        (finding,) = error.findings
        assert finding.code in engine_catalogue(), finding
        assert (
            finding.at.line is None or 1 <= finding.at.line <= content.count(b"\n") + content.count(b"\r") + 1
        )
        return engine_catalogue().line(finding, "zh") + engine_catalogue().line(finding, "en")
    return ""


@quick
@given(content=st.binary(max_size=80))
def test_no_bytes_bring_a_traceback(tmp_path: Path, content: bytes) -> None:
    assert "{" not in outcome(tmp_path / "a.toml", content).partition("GR-")[2][:7]


@quick
@given(at=st.integers(0, len(VALID)), length=st.integers(0, 30), piece=st.sampled_from(PIECES))
def test_no_change_to_a_valid_file_brings_a_traceback(
    tmp_path: Path, at: int, length: int, piece: str
) -> None:
    changed = VALID[:at] + piece + VALID[at + length :]
    assert outcome(tmp_path / "a.toml", changed.encode()) == "" or changed != VALID


@quick
@given(text=st.lists(st.sampled_from([*PIECES, "a", "b = ", "[t]\n", "1", '"x"']), max_size=14).map("".join))
def test_no_mixture_of_signs_brings_a_traceback(tmp_path: Path, text: str) -> None:
    words = outcome(tmp_path / "a.toml", text.encode())
    assert words == "" or "GR-3" in words


@quick
@given(text=st.lists(st.sampled_from([*'{}[],:"\\ \n1a', "null", '"k": ']), max_size=14).map("".join))
def test_no_mixture_of_signs_brings_a_traceback_in_json(tmp_path: Path, text: str) -> None:
    words = outcome(tmp_path / "a.json", text.encode())
    assert words == "" or "GR-3" in words


@pytest.mark.parametrize("seed", range(5))
def test_no_damaged_bytes_bring_a_traceback(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        content = bytearray(VALID.encode())
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        words = outcome(tmp_path / "a.toml", bytes(content))
        assert words == "" or "GR-3" in words
