"""One wrong cell is one finding: which, where, with which repair."""

import pytest

from govreport import check
from govreport.cells import Mark
from govreport.pipeline import installed_plugins
from govreport.testing import blank_report, report_from

CATALOGUE = installed_plugins().catalogue
COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service", "other", "total"]
APPLICANTS = COLUMNS[:-1]
EDITIONS = ["2019", "2021"]
ROWS = [
    (edition, row)
    for edition in EDITIONS
    for row in installed_plugins().editions[edition].tables["requests"].rows
]


def table(edition: str) -> dict:
    """A balanced table three with every total: 23 or 25 rows, no two columns alike."""
    data = blank_report(edition)
    rows = data["requests"]
    leaves = [
        row for row in rows if row not in ("new_received", "carried_over", "total_handled", "carried_forward")
    ]
    for number, column in enumerate(APPLICANTS):
        for place, row in enumerate(leaves):
            rows[row][column] = 3 + number * 7 + place * 2
        rows["carried_over"][column] = 11 + number
        rows["carried_forward"][column] = 40 + number * 5
        rows["total_handled"][column] = sum(rows[row][column] for row in leaves)
        rows["new_received"][column] = (
            rows["total_handled"][column] + rows["carried_forward"][column] - rows["carried_over"][column]
        )
    for row in rows.values():
        row["total"] = sum(row[column] for column in APPLICANTS)
    return data


def found(data: dict, previous: dict | None = None) -> list:
    last = report_from(previous) if previous else None
    return [each for each in check(report_from(data), last) if each.code.startswith(("REQ", "DIS"))]


def repaired(finding) -> dict:
    return dict(finding.repair.changes)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_that_adds_up_has_no_finding(edition):
    assert found(table(edition)) == []


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(("edition", "row"), ROWS)
def test_one_wrong_cell_is_one_finding_at_the_cell_with_the_right_figure(edition, row, column):
    data = table(edition)
    right = data["requests"][row][column]
    data["requests"][row][column] = right + 4
    (finding,) = found(data)
    assert finding.at.path == f"requests.{row}.{column}"
    assert repaired(finding) == {f"requests.{row}.{column}": right}
    assert finding.repair.certain


@pytest.mark.parametrize("column", APPLICANTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_came_in_and_went_out_is_the_balance_of_every_column(edition, column):
    data = table(edition)
    for row in data["requests"].values():
        del row["total"]
    del data["requests"]["total_handled"]
    data["requests"]["new_received"][column] += 1
    (finding,) = found(data)
    assert (finding.code, finding.at.path) == ("REQ-001", f"requests.carried_forward.{column}")


@pytest.mark.parametrize("column", APPLICANTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_wrong_total_of_results_is_told_as_the_sum_of_its_column(edition, column):
    data = table(edition)
    data["requests"]["total_handled"][column] += 1
    (finding,) = found(data)
    assert finding.code == "REQ-002"
    assert {each.code for each in finding.related} == {"REQ-001", "REQ-003"}


@pytest.mark.parametrize(("edition", "row"), ROWS)
def test_a_wrong_total_of_a_row_is_told_as_the_sum_of_its_row(edition, row):
    data = table(edition)
    data["requests"][row]["total"] += 1
    (finding,) = found(data)
    assert finding.code == "REQ-003"


@pytest.mark.parametrize("block", ["review", "litigation_direct", "litigation_after_review"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_block_of_table_four_is_added_up(edition, block):
    data = blank_report(edition)
    data["disputes"][block] = [1, 2, 3, 4, 12]
    (finding,) = found(data)
    assert (finding.code, finding.at.path) == ("DIS-001", f"disputes.{block}.total")


def test_two_wrong_cells_are_two_findings():
    data = table("2021")
    data["requests"]["granted"]["business"] += 1
    data["requests"]["refused_petition"]["other"] += 5
    assert {each.at.path for each in found(data)} == {
        "requests.granted.business", "requests.refused_petition.other",
    }  # fmt: skip


def test_two_neighbours_that_changed_places_are_named():
    data = table("2021")
    row = data["requests"]["granted"]
    row["natural_person"], row["business"] = 1, 12
    data["requests"]["total_handled"]["natural_person"] += 9
    data["requests"]["new_received"]["natural_person"] += 9
    data["requests"]["total_handled"]["business"] -= 9
    data["requests"]["new_received"]["business"] -= 9
    (finding,) = found(data)
    assert finding.at.path == "requests.granted.natural_person"
    assert repaired(finding) == {"requests.granted.natural_person": 12, "requests.granted.business": 1}
    assert "互换了位置" in CATALOGUE.remedy(finding)


def test_a_row_that_is_one_column_off_is_shown_as_it_should_be():
    data = table("2021")
    row = data["requests"]["granted"]
    right = [row[column] for column in COLUMNS]
    data["requests"]["granted"] = dict(zip(COLUMNS, [0, *right[:-2], right[-1]], strict=True))
    (finding,) = found(data)
    assert finding.at.path == "requests.granted"
    assert f"应为 [{', '.join(map(str, right))}]" in CATALOGUE.remedy(finding)


def test_a_row_that_the_file_does_not_list_is_the_one_that_was_left_out():
    data = table("2021")
    data["requests"]["unlisted"] = 0
    right = data["requests"].pop("unable_not_held")
    (finding,) = found(data)
    assert finding.at.path == "requests.unable_not_held"
    assert repaired(finding) == {f"requests.unable_not_held.{column}": right[column] for column in APPLICANTS}


def test_digits_in_the_wrong_order_are_said_to_be():
    data = blank_report("2021")
    data["disputes"]["review"] = [10, 2, 0, 0, 21]
    (finding,) = found(data)
    assert not finding.repair.certain
    assert CATALOGUE.remedy(finding).startswith("可能是“行政复议”的“总计”应为 12（现为 21），两位数字颠倒了")
    assert CATALOGUE.remedy(finding, "en").startswith("probably: ")


def test_a_total_that_leaves_out_one_figure_names_it():
    data = blank_report("2021")
    data["disputes"]["review"] = [30, 0, 2, 17, 32]
    (finding,) = found(data)
    assert "漏加了“行政复议”的“尚未审结”" in CATALOGUE.remedy(finding)


def test_a_total_without_a_trace_of_the_mistake_gets_no_repair():
    data = blank_report("2021")
    data["disputes"]["review"] = [3, 1, 1, 0, 8]
    (finding,) = found(data)
    assert finding.repair is None
    assert finding.args["candidates"] == tuple(
        f"disputes.review.{column}" for column in ("upheld", "corrected", "other", "pending", "total")
    )


def test_no_repair_makes_a_count_negative():
    data = blank_report("2021")
    data["disputes"]["review"] = [0, 0, 0, 0, 3]
    (finding,) = found(data)
    assert all(value >= 0 for value in (finding.repair.changes.values() if finding.repair else ()))


def test_a_blank_total_is_repaired_with_its_sum():
    data = table("2021")
    right = data["requests"]["granted"]["total"]
    data["requests"]["granted"]["total"] = ""
    (finding,) = found(data)
    assert repaired(finding) == {"requests.granted.total": right}


def test_a_rule_across_years_about_the_same_cell_is_told_with_it():
    data, last = table("2021"), table("2021")
    last["year"] = 2020
    for column in COLUMNS:
        last["requests"]["carried_forward"][column] = data["requests"]["carried_over"][column]
        last["requests"]["new_received"][column] += (
            last["requests"]["carried_forward"][column] - (data["requests"]["carried_forward"][column])
        )
    assert found(data, last) == []
    data["requests"]["carried_over"]["business"] += 6
    (finding,) = found(data, last)
    assert finding.at.path == "requests.carried_over.business"
    assert "REQ-004" in {each.code for each in finding.related}


def test_marks_in_a_balanced_table_are_no_finding():
    data = blank_report("2021")
    data["disputes"] = dict.fromkeys(data["disputes"], "/")
    assert found(data) == []
    assert report_from(data).figures["disputes"]["review", "total"] is Mark.NOT_APPLICABLE


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_row_of_totals_shifted_without_its_own_total_is_one_finding(edition, by):
    data = table(edition)
    row = data["requests"]["total_handled"]
    figures = [row[column] for column in APPLICANTS]
    moved = [1, *figures[:-1]] if by == 1 else [*figures[1:], 1]
    data["requests"]["total_handled"] = {**row, **dict(zip(APPLICANTS, moved, strict=True))}
    (finding,) = found(data)
    assert finding.at.path == "requests.total_handled"
    assert repaired(finding) == {
        f"requests.total_handled.{column}": value for column, value in zip(APPLICANTS, figures, strict=True)
    }
