import re
from dataclasses import replace
from pathlib import Path

import pytest

import govreport
from govreport import plain_lines
from govreport_sections.prose_figures.rules import RULES

EXAMPLES = Path(__file__).parents[2] / "examples"
FIGURE = re.compile(r"\d{1,3}")


def typed(report, change=None):
    """The report with its bound figures typed out, the figure number *change* raised by one."""
    narratives, number = {}, 0
    for path, narrative in report.narratives.items():
        lines = []
        for line in plain_lines(narrative, report):
            pieces = []
            for text, bound in line.pieces:
                figure = bound and FIGURE.fullmatch(text)
                pieces.append(str(int(text) + 1) if figure and number == change else text)
                number += bool(figure)
            lines.append("".join(pieces))
        narratives[path] = replace(narrative, text="\n".join(lines))
    return replace(report, narratives=narratives), number


def found(report):
    ours = {rule.code for rule in RULES}
    return [each for each in govreport.check(report) if each.code in ours]


@pytest.mark.parametrize("name", ["yiluo-2020", "county-bureau-2023"])
def test_an_example_raises_nothing_with_its_figures_bound_or_typed(name):
    report = govreport.load(EXAMPLES / name / "report.toml")
    assert found(report) == []
    assert found(typed(report)[0]) == []


def test_most_typed_figures_that_are_off_by_one_are_found_and_each_only_once():
    report = govreport.load(EXAMPLES / "county-bureau-2023" / "report.toml")
    figures = typed(report)[1]
    counts = [len(found(typed(report, number)[0])) for number in range(figures)]
    assert max(counts) == 1
    assert sum(counts) >= 0.8 * figures
