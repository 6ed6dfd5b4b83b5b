"""Totals left blank (整列或整行总计未填): one mistake, however many cells, and no cascade."""

import pytest
from test_diagnosis_findings import APPLICANTS, COLUMNS, EDITIONS, found, repaired, table

from govreport import check
from govreport.pipeline import installed_plugins
from govreport.testing import report_from

CATALOGUE = installed_plugins().catalogue


def blanked(edition: str, places) -> tuple[dict, dict]:
    """Return a balanced table without the totals at *places*, and what stood there."""
    data = table(edition)
    right = {}
    for row, column in places:
        right[f"requests.{row}.{column}"] = data["requests"][row][column]
        data["requests"][row][column] = ""
    return data, right


def of_column(edition: str):
    return [(row, "total") for row in table(edition)["requests"]]


def of_row():
    return [("total_handled", column) for column in COLUMNS]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", ["column", "row", "both", "two"])
def test_all_totals_left_blank_are_one_finding_with_every_sum(edition, kind):
    places = {
        "column": of_column(edition),
        "row": of_row(),
        "both": dict.fromkeys([*of_column(edition), *of_row()]),
        "two": [("new_received", "total"), ("carried_over", "total")],
    }[kind]
    data, right = blanked(edition, places)
    (finding,) = found(data)
    assert repaired(finding) == right
    assert finding.repair.certain
    assert set(finding.args["candidates"]) == set(right)


def test_the_remedy_names_how_many_and_the_first_of_them():
    data, right = blanked("2021", of_column("2021"))
    (finding,) = found(data)
    first = right["requests.new_received.total"]
    words = CATALOGUE.remedy(finding)
    assert words.startswith(f"25 格总计留空，应为：“总计”列 × “一、本年新收政府信息公开申请数量”行 {first}")
    assert CATALOGUE.remedy(finding, "en").startswith("25 totals are blank, they should be: ")


def test_a_wrong_figure_beside_a_blank_column_is_told_apart_from_it():
    data, right = blanked("2021", of_column("2021"))
    correct = data["requests"]["granted"]["business"]
    data["requests"]["granted"]["business"] += 100
    blank, wrong = found(data)
    assert wrong.at.path == "requests.granted.business"
    assert repaired(wrong) == {"requests.granted.business": correct}
    sure = repaired(blank)
    assert "requests.granted.total" not in sure
    assert sure.items() <= right.items()


def test_the_total_of_a_row_that_holds_a_wrong_figure_is_not_repaired():
    data, _ = blanked("2021", [("granted", "total")])
    data["requests"]["granted"]["business"] += 100
    blank, wrong = found(data)
    assert (blank.at.path, blank.repair) == ("requests.granted.total", None)
    assert wrong.at.path == "requests.granted.business"


def test_a_blank_total_beside_zeros_alone_breaks_no_sum():
    data = table("2021")
    data["requests"]["refused_reconfirm"] = dict.fromkeys(COLUMNS, 0)
    for column in APPLICANTS:
        rows = data["requests"]
        leaves = [row for row in rows if row not in
                  ("new_received", "carried_over", "total_handled", "carried_forward")]  # fmt: skip
        rows["total_handled"][column] = sum(rows[row][column] for row in leaves)
        rows["new_received"][column] = (
            rows["total_handled"][column] + rows["carried_forward"][column] - rows["carried_over"][column]
        )
    for row in ("total_handled", "new_received"):
        data["requests"][row]["total"] = sum(data["requests"][row][each] for each in APPLICANTS)
    data["requests"]["refused_reconfirm"]["total"] = ""
    assert found(data) == []


def test_a_blank_total_and_the_sentence_about_it_are_one_finding():
    data, right = blanked("2021", of_column("2021"))
    total = right["requests.new_received.total"]
    data["overview"] = {"text": f"（一）依申请公开。本年新收政府信息公开申请{total}件。"}
    findings = [each for each in check(report_from(data)) if each.code.startswith("REQ")]
    assert [each.code for each in findings] == ["REQ-003"]
