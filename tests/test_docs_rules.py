"""docs/rules.md is written from the catalogue and is never behind it."""

import runpy

import pytest


@pytest.fixture(scope="module")
def written():
    from pathlib import Path

    script = Path(__file__).parent.parent / "docs" / "build_rules.py"
    return runpy.run_path(str(script))


def test_the_page_of_rules_is_current(written):
    current = written["page"]()
    assert written["PAGE"].read_text(encoding="utf-8") == current, "run: python docs/build_rules.py"


def test_the_page_shows_a_failing_and_a_passing_case_of_every_rule(written):
    rules = written["page"]().partition("\n## 规则 Rules\n")[2].partition("\n## 程序的代码")[0]
    for part in rules.split("\n### ")[1:]:
        assert "✓" in part, part[:7]
        assert "✗" in part, part[:7]
