"""Totals left out are computed, totals given are checked, on both editions and in every line."""

from decimal import Decimal

import pytest
from form_kit import EDITIONS, filled, findings, places, small_table
from hypothesis import given
from hypothesis import strategies as st

from govreport.arithmetic import complete
from govreport.cells import Mark
from govreport.messages import fill

RESULTS = [
    "granted", "partially_granted",
    "denied_state_secret", "denied_other_law", "denied_security_stability", "denied_third_party",
    "denied_internal_affairs", "denied_process_info", "denied_enforcement_file",
    "denied_administrative_query",
    "unable_not_held", "unable_needs_creation", "unable_still_unclear",
    "refused_petition", "refused_repeated", "refused_publication", "refused_excessive", "refused_reconfirm",
]  # fmt: skip
OTHER_HANDLING = {"2019": ["other_handling"], "2021": ["other_uncorrected", "other_unpaid", "other_other"]}
APPLICANTS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other"]
BLOCKS = ["review", "litigation_direct", "litigation_after_review"]
OUTCOMES = ["upheld", "corrected", "other", "pending"]

both = pytest.mark.parametrize("edition", ["2019", "2021"])


def requests(edition: str, **given):
    """A balanced table three: each applicant got every result once; *given* replaces `row__column` cells."""
    table = EDITIONS[edition].tables["requests"]
    results = RESULTS + OTHER_HANDLING[edition]
    cells = {(row, column): 1 for row in results for column in APPLICANTS}
    for column in APPLICANTS:
        cells["new_received", column] = len(results)
        cells["carried_over", column] = 2
        cells["carried_forward", column] = 2
    return table, cells | {tuple(key.split("__")): cell for key, cell in given.items()}


def disputes(**given):
    table = EDITIONS["2021"].tables["disputes"]
    cells = {(row, column): 1 for row in BLOCKS for column in OUTCOMES}
    return table, cells | {tuple(key.split("__")): cell for key, cell in given.items()}


@both
def test_the_sums_name_exactly_the_results_and_the_applicants_of_the_edition(edition):
    first, second, third = EDITIONS[edition].tables["requests"].sums
    assert (first.code, first.of, first.left, first.right) == (
        "REQ-001", "rows", ("new_received", "carried_over"), ("total_handled", "carried_forward"),
    )  # fmt: skip
    assert (second.code, second.of, second.right) == ("REQ-002", "rows", ("total_handled",))
    assert list(second.left) == RESULTS + OTHER_HANDLING[edition]
    assert (third.code, third.of, third.right) == ("REQ-003", "columns", ("total",))
    assert list(third.left) == APPLICANTS


@both
def test_table_four_adds_up_four_results(edition):
    (relation,) = EDITIONS[edition].tables["disputes"].sums
    assert (relation.code, relation.of, relation.right) == ("DIS-001", "columns", ("total",))
    assert list(relation.left) == OUTCOMES


@both
def test_table_two_has_no_sums(edition):
    assert EDITIONS[edition].tables["proactive"].sums == ()


@both
def test_totals_left_out_are_computed(edition):
    table, cells = requests(edition)
    figures = complete(table, cells)
    results = len(RESULTS + OTHER_HANDLING[edition])
    assert figures["granted", "total"] == 6
    assert figures["total_handled", "business"] == results
    assert figures["total_handled", "total"] == 6 * results
    assert figures.computed == figures.cells.keys() - cells.keys()
    assert set(figures.cells) == set(table.cells())


@both
def test_a_table_that_adds_up_has_no_findings(edition):
    table, cells = requests(edition)
    assert findings(table, cells) == []
    assert findings(table, dict(complete(table, cells).cells)) == []


def test_a_given_total_is_kept_and_not_called_computed():
    table, cells = requests("2021", granted__total=7)
    figures = complete(table, cells)
    assert figures["granted", "total"] == 7
    assert ("granted", "total") not in figures.computed


@both
@pytest.mark.parametrize("column", APPLICANTS)
def test_what_came_in_equals_what_went_out_in_every_column(edition, column):
    table, cells = requests(edition)
    cells["new_received", column] += 1
    assert places(findings(table, cells))[0] == ("REQ-001", f"requests.carried_forward.{column}")


@both
@pytest.mark.parametrize("column", APPLICANTS)
def test_the_results_of_every_column_add_up_to_its_total(edition, column):
    table, cells = requests(edition)
    cells["total_handled", column] = len(RESULTS + OTHER_HANDLING[edition]) + 1
    assert ("REQ-002", f"requests.total_handled.{column}") in places(findings(table, cells))


@pytest.mark.parametrize(
    ("edition", "row"),
    [(edition, row) for edition in EDITIONS for row in EDITIONS[edition].tables["requests"].rows],
)
def test_the_applicants_of_every_row_add_up_to_its_total(edition, row):
    table, cells = requests(edition)
    total = complete(table, cells)[row, "total"]
    found = findings(table, cells | {(row, "total"): total + 1})
    expected = "REQ-002" if row == "total_handled" else "REQ-003"
    assert (expected, f"requests.{row}.total") in places(found)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_results_of_every_block_add_up_to_its_total(block):
    table, cells = disputes()
    assert places(findings(table, cells | {(block, "total"): 5})) == [("DIS-001", f"disputes.{block}.total")]


def test_a_finding_says_what_is_and_what_should_be():
    table, cells = requests("2021")
    cells |= {("total_handled", "business"): 20, ("total_handled", "total"): 125}
    found = next(each for each in findings(table, cells) if each.code == "REQ-002")
    zh = "{table}“{line}”列{left}为 {left_sum}，{right}填 {right_sum}，差 {difference}"
    en = "{table}, {line}: {left} is {left_sum}, {right} is {right_sum}, difference {difference}"
    assert fill(zh, found.args, "zh") == "表三“商业企业”列（一）至（六）之和为 21，（七）总计填 20，差 1"
    assert fill(en, found.args, "en") == (
        "table 3, businesses: the sum from granted to other handling is 21, total handled is 20, difference 1"
    )


def test_the_balance_is_called_by_the_numerals_of_the_form():
    table, cells = requests("2021", new_received__business=30)
    found = findings(table, cells)[0]
    assert str(found.args["left"]) == "第一项与第二项之和"
    assert str(found.args["right"]) == "第三项（七）与第四项之和"
    assert (found.args["left_sum"], found.args["right_sum"], found.args["difference"]) == ("32", "23", "9")


def test_a_row_is_called_with_the_numerals_above_it():
    table, cells = requests("2021", denied_third_party__total=1)
    found = next(each for each in findings(table, cells) if each.code == "REQ-003")
    assert str(found.args["line"]) == "第三项（三）4.保护第三方合法权益"
    assert str(found.args["left"]) == "自然人与法人或其他组织之和"


def test_the_four_results_of_table_four_are_called_by_their_labels():
    table, cells = disputes(review__total=9)
    (found,) = findings(table, cells)
    assert str(found.args["line"]) == "行政复议"
    assert str(found.args["left"]) == "结果维持、结果纠正、其他结果与尚未审结之和"
    assert found.args["left"].en == "upheld + corrected + other result + pending"


def test_a_blank_total_beside_figures_is_a_broken_sum():
    table, cells = disputes(review__total=Mark.BLANK)
    (found,) = findings(table, cells)
    assert found.args["right_sum"].zh == "空白"
    assert found.args["difference"] == "4"


def test_a_total_that_is_not_applicable_beside_figures_is_a_broken_sum():
    table, cells = disputes(review__total=Mark.NOT_APPLICABLE)
    (found,) = findings(table, cells)
    assert found.args["right_sum"] == "/"


def test_marks_count_nothing_in_a_sum():
    table, cells = disputes(review__upheld=Mark.NOT_APPLICABLE, review__corrected=Mark.BLANK, review__total=2)
    assert findings(table, cells) == []


def test_a_row_of_marks_has_a_mark_for_its_total():
    marks = {f"review__{outcome}": Mark.NOT_APPLICABLE for outcome in OUTCOMES}
    table, cells = disputes(**marks)
    assert complete(table, cells)["review", "total"] is Mark.NOT_APPLICABLE


def test_a_missing_cell_leaves_its_total_out_and_breaks_no_sum():
    table, cells = disputes()
    del cells["review", "upheld"]
    figures = complete(table, cells)
    assert ("review", "total") not in figures.cells
    assert findings(table, cells) == []


def test_a_wrong_cell_breaks_its_row_and_its_column_when_both_totals_are_given():
    table, cells = requests("2021")
    cells = dict(complete(table, cells).cells)
    cells["granted", "business"] += 1
    assert places(findings(table, cells)) == [
        ("REQ-002", "requests.total_handled.business"),
        ("REQ-003", "requests.granted.total"),
    ]


def test_the_total_of_totals_is_reported_once_by_its_column():
    table, cells = requests("2021")
    cells = dict(complete(table, cells).cells)
    cells["total_handled", "total"] += 1
    assert places(findings(table, cells)) == [
        ("REQ-001", "requests.carried_forward.total"),
        ("REQ-002", "requests.total_handled.total"),
    ]


def test_computed_totals_are_not_reported_for_a_mistake_in_one_column():
    table, cells = requests("2021", new_received__business=30)
    assert places(findings(table, cells)) == [("REQ-001", "requests.carried_forward.business")]


@given(st.data())
def test_the_total_of_totals_is_the_same_by_rows_and_by_columns(data):
    table = EDITIONS["2021"].tables["requests"]
    marks = st.one_of(st.integers(0, 10**8), st.sampled_from(list(Mark)))
    cells = {place: data.draw(marks) for place in list(filled(table))[::5]}
    figures = complete(table, filled(table) | cells)
    results = RESULTS + OTHER_HANDLING["2021"]
    numbers = [figures[row, column] for row in results for column in APPLICANTS]
    assert figures["total_handled", "total"] == sum(cell for cell in numbers if not isinstance(cell, Mark))
    assert {code for code, _ in places(findings(table, filled(table) | cells))} <= {"REQ-001"}


@given(st.data())
def test_a_finding_stands_exactly_where_a_plain_sum_disagrees(data):
    table, cells = requests("2021")
    cells = dict(complete(table, cells).cells)
    for place in data.draw(st.lists(st.sampled_from(sorted(cells)), max_size=4)):
        cells[place] = data.draw(st.integers(0, 60))
    results = RESULTS + OTHER_HANDLING["2021"]
    wrong = {
        f"requests.total_handled.{column}"
        for column in (*APPLICANTS, "total")
        if sum(cells[row, column] for row in results) != cells["total_handled", column]
    }
    wrong |= {
        f"requests.{row}.total"
        for row in table.rows
        if sum(cells[row, each] for each in APPLICANTS) != cells[row, "total"]
    }
    wrong |= {
        f"requests.carried_forward.{column}"
        for column in (*APPLICANTS, "total")
        if cells["new_received", column] + cells["carried_over", column]
        != cells["total_handled", column] + cells["carried_forward", column]
    }
    assert {path for _, path in places(findings(table, cells))} == wrong


def test_amounts_are_added_as_decimals():
    table = small_table(
        'name = "附表"\nlayout = "matrix"\nrows = [{ key = "a", label = "甲" }]\n'
        'columns = [{ key = "x", label = "一季度", kind = "amount" }, '
        '{ key = "y", label = "二季度", kind = "amount" }, { key = "total", label = "合计" }]\n'
        'sums = [{ code = "CHN-001", of = "columns", left = ["x", "y"], right = ["total"] }]'
    )
    figures = complete(table, {("a", "x"): Decimal("0.1"), ("a", "y"): Decimal("0.2")})
    assert figures["a", "total"] == Decimal("0.3")
