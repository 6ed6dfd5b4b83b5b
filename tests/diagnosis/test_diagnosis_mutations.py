"""Every small slip in the two examples, on both editions: found once, at its place, or harmless."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from govreport.testing.mutations import GOOD, Outcome, judge, mutations

BENCHMARK = runpy.run_path(str(Path(__file__).parent.parent.parent / "benchmarks" / "mutations.py"))
TABLES = list(BENCHMARK["example_tables"]())
EVERY = 3
"""Of the wrong numbers every third is tried here; benchmarks/mutations.py tries them all."""


def outcomes(totals: bool) -> Counter:
    found: Counter = Counter()
    for edition, figures in TABLES:
        for number, mutation in enumerate(mutations(figures, totals=totals)):
            if mutation.kind != "number" or number % EVERY == 0:
                outcome, _ = judge(mutation, figures, edition)
                found[mutation.kind, outcome] += 1
    return found


@pytest.fixture(scope="module")
def given() -> Counter:
    return outcomes(totals=True)


@pytest.fixture(scope="module")
def left_out() -> Counter:
    return outcomes(totals=False)


def share(found: Counter, kind: str, *wanted: Outcome) -> float:
    breaking = sum(
        count for (name, each), count in found.items() if name == kind and each is not Outcome.HARMLESS
    )
    return sum(found[kind, each] for each in wanted) / breaking


def test_both_examples_are_tried_on_both_editions():
    assert Counter(edition for edition, _ in TABLES) == {"2019": 4, "2021": 4}


@pytest.mark.parametrize("totals", ["given", "left_out"])
def test_each_mistake_is_found_with_exactly_one_finding_at_its_place(totals, request):
    found = request.getfixturevalue(totals)
    assert {key: count for key, count in found.items() if key[1] not in GOOD} == {}


@pytest.mark.parametrize("totals", ["given", "left_out"])
def test_mistakes_of_every_kind_were_made(totals, request):
    found = request.getfixturevalue(totals)
    kinds = {kind for kind, outcome in found if outcome is not Outcome.HARMLESS}
    assert kinds == {
        "number", "dropped row", "shifted left", "shifted right", "swapped columns", "swapped rows",
    }  # fmt: skip


def test_with_totals_given_nine_wrong_numbers_of_ten_are_mended_by_the_proposed_repair(given):
    assert share(given, "number", Outcome.MENDED) > 0.9


def test_with_totals_given_every_dropped_row_is_mended_by_the_proposed_repair(given):
    assert share(given, "dropped row", Outcome.MENDED) == 1


@pytest.mark.parametrize("kind", ["shifted left", "shifted right", "swapped columns", "swapped rows"])
def test_with_totals_given_most_moved_figures_are_mended_by_the_proposed_repair(given, kind):
    assert share(given, kind, Outcome.MENDED) > 0.6
