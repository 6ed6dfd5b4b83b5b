"""Figures bound in the text: what is printed, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_kit import a_report

from govreport.findings import Finding, Locator
from govreport.narrative import Narrative
from govreport.narrative.bindings import Bound, bind
from govreport.narrative.expression import percent
from govreport.narrative.names import Names


def bound(text: str, **report: object) -> Bound:
    return bind(text, Names(a_report(**report)))


def value(expression: str) -> str:
    found = bound(f"{{{{{expression}}}}}")
    assert found.problems == ()
    return found.inserted[expression]


def code(text: str) -> str:
    (problem,) = bound(text).problems
    return problem.code


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("requests.new_received.total", "8"),
        (" year ", "2023"),
        (" organ.name ", "**甲**县 | {{ year }}"),
        ("requests.refused.total", "0"),
        ("requests.amounts.person", "12.50"),
        ("year - 1", "2022"),
        ("requests.new_received.total + requests.granted.total", "11"),
        ("requests.granted.total-(requests.new_received.total-1)", "-4"),
        ("requests.amounts.person + requests.amounts.total", "12.60"),
        ("percent(requests.granted.total, requests.new_received.total)", "37.5%"),
        ("percent(requests.new_received.total - 6, 6)", "33.33%"),
    ],
)
def test_names_sums_and_percentages_are_worked_out(expression, printed):
    assert value(expression) == printed


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (1, 8, "12.5%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 800, "0.13%"),
        (3, 3, "100%"),
        (0, 5, "0%"),
        (-1, 10**6, "0%"),
        (-1, 3, "-33.33%"),
        (Decimal("0.5"), 2, "25%"),
        (300, 1, "30000%"),
    ],
)
def test_a_percentage_is_rounded_half_up_to_two_places_without_idle_zeros(part, whole, printed):
    assert percent(part, whole) == printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ year", "GR-701"),
        ("year }}", "GR-701"),
        ("{{ year\n", "GR-701"),
        ("｛｛ year ｝", "GR-702"),
        ("{% if year %}", "GR-703"),
        ("{# 注 #}", "GR-703"),
        ("{{ }}", "GR-704"),
        ("{{ year * 2 }}", "GR-704"),
        ("{{ year / 2 }}", "GR-704"),
        ("{{ year ＋ 1 }}", "GR-704"),
        ("{{ year | string }}", "GR-704"),
        ("{{ 'a' }}", "GR-704"),
        ("{{ year.__class__() }}", "GR-705"),
        ("{{ [].__class__ }}", "GR-704"),
        ("{{ year 1 }}", "GR-704"),
        ("{{ (year }}", "GR-704"),
        ("{{ year + }}", "GR-704"),
        ("{{ percent(1, 2) + 1 }}", "GR-704"),
        ("{{ percent(1) }}", "GR-704"),
        ("{{ max(1, 2) }}", "GR-705"),
        ("{{ ((((" + "(" * 300 + " }}", "GR-704"),
        ("{{ 1.2.3 }}", "GR-704"),
        ("{{ years }}", "GR-705"),
        ("{{ requests.new_received.totals }}", "GR-705"),
        ("{{ year.real }}", "GR-705"),
        ("{{ organ.name.upper }}", "GR-705"),
        ("{{ requests }}", "GR-706"),
        ("{{ requests.granted }}", "GR-706"),
        ("{{ organ }}", "GR-706"),
        ("{{ requests.granted + 1 }}", "GR-706"),
        ("{{ requests.refused.person }}", "GR-707"),
        ("{{ requests.empty.total }}", "GR-707"),
        ("{{ requests.empty.total + 1 }}", "GR-707"),
        ("{{ organ.name + 1 }}", "GR-708"),
        ("{{ organ.public }}", "GR-708"),
        ("{{ percent(1, requests.refused.total) }}", "GR-709"),
    ],
)
def test_whatever_is_no_figure_is_a_finding_of_its_own(text, expected):
    assert code(text) == expected


def test_two_open_braces_on_one_line_are_told_apart():
    found = bound("{{ year 与 {{ year }}")
    assert [each.code for each in found.problems] == ["GR-701"]
    assert found.inserted == {" year ": "2023"}


def test_a_problem_knows_its_line_and_its_tag():
    (problem,) = bound("甲\n乙\n丙 {{ requests.new_recieved.total }}").problems
    assert (problem.line, problem.args["tag"]) == (2, "{{ requests.new_recieved.total }}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("requests.new_recieved.total", "requests.new_received.total"),
        ("new_received.total", "requests.new_received.total"),
        ("organ.nam", "organ.name"),
        ("zzz", ""),
    ],
)
def test_an_unknown_name_comes_with_the_nearest_full_name(typed, meant):
    (problem,) = bound(f"{{{{ {typed} }}}}").problems
    assert problem.args["nearest"] == meant


def test_a_row_without_its_column_lists_the_columns():
    (problem,) = bound("{{ requests.granted }}").problems
    assert problem.args["members"] == ["requests.granted.person", "requests.granted.total"]


def test_another_text_cannot_be_put_into_a_text():
    report = a_report(Narrative("overview.text", "甲"), values={"overview": {"text": "甲"}})
    (problem,) = bind("{{ overview.text }}", Names(report)).problems
    assert problem.code == "GR-708"


@pytest.mark.parametrize("name", ["requests.granted.total", "extra.anything"])
def test_a_section_that_did_not_load_makes_no_second_finding(name):
    assert bound(f"{{{{ {name} }}}}", loaded=False) == Bound({}, (), complete=False)


@pytest.mark.parametrize(
    ("name", "expected"), [("requests.grated.total", "GR-705"), ("requests.granted", "GR-706")]
)
def test_a_misspelt_name_is_found_even_when_the_section_did_not_load(name, expected):
    (problem,) = bound(f"{{{{ {name} }}}}", loaded=False).problems
    assert problem.code == expected


def test_a_value_that_loading_refused_makes_no_second_finding():
    said = (Finding("GR-101", Locator("organ.name")),)
    assert not bound("{{ organ.name }}", findings=said, values={"organ": {}}).problems


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="{}%#｛｝ye ar.+-(),0|'\"\n", max_size=40))
def test_no_text_makes_binding_fail_otherwise_than_by_findings(text):
    found = bound(text)
    assert all(problem.code.startswith("GR-70") for problem in found.problems)


def test_the_same_mistake_in_one_line_is_told_once() -> None:
    found = bound("{{ nothing.such }}" * 3 + "\n{{ nothing.such }}").problems
    assert [(problem.code, problem.line) for problem in found] == [("GR-705", 0), ("GR-705", 1)]


def test_braces_without_number_are_told_in_few_words() -> None:
    assert len(bound("{{" * 30_000).problems) < 20
