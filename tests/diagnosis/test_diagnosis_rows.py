"""A mistake with a whole row is told once, also where only last year's report or the text notices it."""

import pytest
from test_diagnosis_folding import TEXT, figures, found, row

from govreport import check
from govreport.testing import report_from

KEYS = (
    "new_received",
    "carried_over",
    "granted",
    "denied_third_party",
    "denied_process_info",
    "carried_forward",
)


def without_totals(data):
    """Leave out what govreport adds up."""
    requests = data["requests"]
    for key, cells in requests.items():
        if key != "unlisted":
            requests[key] = cells[:6] if isinstance(cells, list) else {**cells}
            if isinstance(requests[key], dict):
                requests[key].pop("total", None)
    requests.pop("total_handled", None)
    return data


def cells_of(line):
    return list(line.values()) if isinstance(line, dict) else list(line)


@pytest.mark.parametrize("totals", [True, False])
def test_two_rows_in_each_others_place(totals):
    data = figures(TEXT)
    requests = data["requests"]
    requests["new_received"], requests["carried_over"] = requests["carried_over"], requests["new_received"]
    (finding,) = found(data if totals else without_totals(data))
    assert finding.code == "REQ-004"
    assert "两行互换了位置" in finding.repair.words.zh
    assert "changed places" in finding.repair.words.en
    assert not finding.repair.certain
    assert finding.repair.changes["requests.new_received.natural_person"] == 130
    assert finding.repair.changes["requests.carried_over.natural_person"] == 3
    assert "REQ-011" in {each.code for each in finding.related}


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize(
    "wrong", [row(0, 0, 0, 0, 0, 0), row(0, 3, 0, 0, 0, 0), row(1, 2, 0, 0, 0, 0), row(2, 3, 1, 0, 0, 0)]
)
def test_a_row_that_is_not_last_years(totals, wrong):
    data = figures(TEXT)
    data["requests"]["carried_over"] = wrong
    (finding,) = found(data if totals else without_totals(data))
    assert "REQ-004" in {finding.code, *(each.code for each in finding.related)}
    assert finding.repair.changes["requests.carried_over.natural_person"] == 3


def test_the_row_that_last_year_carried_forward_is_the_repair():
    data = without_totals(figures("依申请公开按规定办理。"))
    data["requests"]["carried_over"] = [5, 3, 0, 0, 0, 0]
    data["requests"]["granted"] = [120, 16, 0, 0, 0, 0]
    last = without_totals(figures("上年的情况。")) | {"year": 2022}
    last["requests"]["carried_forward"] = [3, 1, 0, 0, 0, 0]
    findings = check(report_from(data), report_from(last))
    (finding,) = [each for each in findings if each.code.startswith("REQ")]
    assert finding.code == "REQ-001"
    assert "应为 [3, 1, 0, 0, 0, 0]：改后数字相符，与上年度报告也一致" in finding.repair.words.zh


def test_what_last_years_report_says_of_one_cell_is_the_repair_of_the_sum():
    data = without_totals(figures("依申请公开按规定办理。"))
    data["requests"]["carried_over"] = [4, 0, 0, 0, 0, 0]
    (finding,) = found(data)
    assert finding.code == "REQ-001"
    assert finding.repair.changes == {"requests.carried_over.natural_person": 3}
    assert "与上年度报告也一致" in finding.repair.words.zh
    assert "so does last year's report" in finding.repair.words.en


@pytest.mark.parametrize("wrong", [row(0, 0, 0, 0), [0, 134, 13, 20, 203], [13, 20, 36, 0, 69]])
def test_a_row_that_only_the_text_knows(wrong):
    data = figures(TEXT)
    data["disputes"]["review"] = wrong
    (finding,) = found(data)
    assert finding.repair.words.zh.startswith("可能是")
    assert "DIS-011" in {finding.code, *(each.code for each in finding.related)}


def test_the_text_tells_a_row_that_is_off_from_a_total_that_is_wrong():
    data = figures(TEXT.replace("203件，其中维持134件，纠正13件", "3件，其中纠正1件"))
    data["disputes"]["review"] = [1, 0, 0, 3, 0]
    (finding,) = [each for each in found(data) if each.code != "ALL-006"]
    assert "行错开了一列，应为 [2, 1, 0, 0, 3]" in finding.repair.words.zh
    data["overview"]["text"] = "按规定办理。"
    (finding,) = [each for each in found(data) if each.code != "ALL-006"]
    assert finding.repair.changes == {"disputes.review.total": 4}


def test_figures_that_no_single_mistake_explains_stay_apart():
    data = figures(TEXT)
    data["disputes"]["review"] = row(120, 15, 32, 36)
    assert [each.code for each in found(data)] == ["DIS-011", "DIS-011"]


@pytest.mark.parametrize("totals", [True, False])
def test_no_row_that_is_dropped_or_shifted_is_told_twice(totals):
    several = {}
    for key in KEYS:
        right = cells_of(figures(TEXT)["requests"][key])[:6]
        for name, wrong in {"dropped": [0] * 6, "right": [0, *right[:5]], "left": [*right[1:], 0]}.items():
            data = figures(TEXT)
            data["requests"][key] = row(*wrong)
            codes = [each.code for each in found(data if totals else without_totals(data))]
            if len(codes) != 1:
                several[key, name] = codes
    assert several == {}
