"""Patterns that are compiled late: what they need is part of every match, so that nothing is overlooked."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from govreport import LatePattern
from govreport_sections import prose_figures, text_rules

ROOT = Path(__file__).parents[2]
PLACES = ("tests/*/*.toml", "tests/text_rules/*.py", "plugins/govreport_sections/*/cases/*.toml")
LINES = [
    line
    for place in PLACES
    for file in sorted(ROOT.glob(place))
    for line in file.read_text(encoding="utf-8").splitlines()
]
PATTERNS = {
    f"{module.name}{name}": pattern
    for room in (prose_figures, text_rules)
    for module in iter_modules(room.__path__, f"{room.__name__}.")
    for name, pattern in vars(import_module(module.name)).items()
    if isinstance(pattern, LatePattern)
}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_match_is_overlooked(name: str) -> None:
    pattern = PATTERNS[name]
    for line in LINES:
        assert [each.span() for each in pattern.finditer(line)] == [
            each.span() for each in pattern.compiled.finditer(line)
        ]


def test_every_pattern_that_needs_something_meets_a_text_that_has_it() -> None:
    for name, pattern in PATTERNS.items():
        if pattern.needs:
            assert any(pattern.search(line) for line in LINES), name


def test_nothing_is_compiled_for_a_text_without_what_is_needed() -> None:
    pattern = LatePattern(r"(", "复议")  # not even a pattern
    assert pattern.search("收到申请 3 件") is None
    assert pattern.match("收到申请 3 件") is None
    assert list(pattern.finditer("收到申请 3 件")) == []


def test_it_matches_like_the_pattern_that_it_is() -> None:
    pattern = LatePattern(r"\d+(?=件)", "件")
    assert [each[0] for each in pattern.finditer("12件，3件")] == ["12", "3"]
    assert pattern.match("收12件", 1)
    assert pattern.search("12件，3件", 3, 5) is None
