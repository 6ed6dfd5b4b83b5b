"""One slip is told once, whichever rules notice it: the sums, last year's report, the text."""

import pytest

from govreport import check, load
from govreport.testing import blank_report, report_from


def row(*cells):
    return [*cells, sum(cells)]


def figures(text):
    data = blank_report("2021")
    data["year"] = 2023
    data["organ"] = {"name": "示例县水利局", "level": "department"}
    data["requests"] |= {
        "new_received": row(130, 20, 0, 0, 0, 0),
        "carried_over": row(3, 0, 0, 0, 0, 0),
        "granted": row(120, 15, 0, 0, 0, 0),
        "denied_third_party": row(6, 1, 0, 0, 0, 0),
        "denied_process_info": row(5, 0, 0, 0, 0, 0),
        "total_handled": row(131, 16, 0, 0, 0, 0),
        "carried_forward": row(2, 4, 0, 0, 0, 0),
    }
    data["disputes"] |= {"review": row(134, 13, 20, 36)}
    data["proactive"] |= {"normative_documents": {"issued": 5, "repealed": 1, "in_force": 20}}
    data["overview"] = {"text": text}
    return data


def last_year():
    data = figures("上年的情况。")
    data["year"] = 2022
    data["requests"]["carried_over"] = row(5, 0, 0, 0, 0, 0)
    data["requests"]["carried_forward"] = row(3, 0, 0, 0, 0, 0)
    data["requests"]["total_handled"] = row(132, 20, 0, 0, 0, 0)
    data["requests"]["granted"] = row(121, 19, 0, 0, 0, 0)
    data["proactive"]["normative_documents"] = {"issued": 2, "repealed": 0, "in_force": 16}
    return report_from(data)


TEXT = (
    "（一）主动公开。制发行政规范性文件5件，废止1件，现行有效20件。\n\n"
    "（二）依申请公开。新收政府信息公开申请150件，上年结转3件，办结147件，其中予以公开135件，不予公开12件。"
    "因政府信息公开被申请行政复议203件，其中维持134件，纠正13件。"
)
ABOUT = ("REQ", "DIS", "PRO", "ALL-006")


def found(data):
    return [each for each in check(report_from(data), last_year()) if each.code.startswith(ABOUT)]


def test_tables_and_text_that_agree_have_no_finding():
    assert found(figures(TEXT)) == []


@pytest.mark.parametrize(
    ("place", "wrong", "code"),
    [
        ("requests.new_received.6", 190, "REQ-003"),
        ("requests.carried_over.6", 8, "REQ-003"),
        ("requests.granted.6", 153, "REQ-003"),
        ("requests.denied_third_party.6", 9, "REQ-003"),
        ("requests.total_handled.6", 174, "REQ-003"),
    ],
)
def test_a_wrong_total_and_the_text_beside_it_are_one_finding(place, wrong, code):
    section, key, column = place.split(".")
    data = figures(TEXT)
    data[section][key][int(column)] = wrong
    (finding,) = found(data)
    assert (finding.code, finding.at.path) == (code, f"{section}.{key}.total")
    assert "REQ-011" in {each.code for each in finding.related}


@pytest.mark.parametrize(("column", "wrong"), [(0, 145), (1, 37), (4, 213)])
def test_the_text_tells_which_of_the_results_is_wrong(column, wrong):
    data = figures(TEXT)
    right = data["disputes"]["review"][column]
    data["disputes"]["review"][column] = wrong
    (finding,) = found(data)
    assert finding.code == "DIS-001"
    assert list(finding.repair.changes.values()) == [right]
    assert not finding.repair.certain
    assert "正文" in finding.repair.words.zh
    assert [each.code for each in finding.related] == ["DIS-011"]


@pytest.mark.parametrize(("key", "wrong"), [("issued", 9), ("repealed", 7), ("in_force", 26)])
def test_last_years_stock_and_the_text_point_at_one_figure(key, wrong):
    data = figures(TEXT)
    right = data["proactive"]["normative_documents"][key]
    data["proactive"]["normative_documents"][key] = wrong
    (finding,) = [each for each in found(data) if each.code.startswith("PRO")]
    assert finding.repair.changes == {f"proactive.normative_documents.{key}": right}


def test_a_figure_that_is_wrong_is_not_wondered_at_as_well():
    data = figures(TEXT)
    data["requests"]["new_received"][0] = 2130
    (finding,) = found(data)
    assert finding.at.path == "requests.new_received.natural_person"
    assert "ALL-006" in {each.code for each in finding.related}


@pytest.mark.parametrize("section", ["requests", "disputes"])
def test_any_one_wrong_figure_is_one_finding_whatever_text_and_last_year_say(section):
    several = {}
    for key, cells in figures(TEXT)[section].items():
        for column in range(len(cells)):
            data = figures(TEXT)
            line = data[section][key]
            places = list(line) if isinstance(line, dict) else range(len(line))
            line[places[column]] += 7
            codes = [each.code for each in found(data)]
            if len(codes) != 1:
                several[key, column] = codes
    assert several == {}


def test_what_was_folded_stands_alone_where_its_root_is_accepted_or_switched_off(tmp_path):
    rows = "new_received = [130, 20, 0, 0, 0, 0, 190]\ngranted = [130, 20, 0, 0, 0, 0]\n"
    report = tmp_path / "report.toml"
    report.write_text(
        'year = 2023\norgan = { name = "示例县水利局", level = "department" }\n'
        f"[proactive]\nunlisted = 0\n[requests]\nunlisted = 0\n{rows}[disputes]\nunlisted = 0\n"
        '[overview]\ntext = "依申请公开。新收政府信息公开申请150件。"\n'
        '[improvement]\ntext = "不足。改进。"\n[other]\ntext = "没有。"\n',
        encoding="utf-8",
    )

    def codes():
        return [each.code for each in check(load(report)) if each.code.startswith(("REQ", "CFG"))]

    assert codes() == ["REQ-003"]
    (tmp_path / "govreport.toml").write_text('[rules.severity]\nREQ-003 = "off"\n', encoding="utf-8")
    assert codes() == ["CFG-007", "REQ-011"]


def test_a_text_that_asks_for_another_figure_than_the_sums_stays_a_finding_of_its_own():
    data = figures(TEXT.replace("150件", "155件"))
    data["requests"]["new_received"][6] = 190
    assert [each.code for each in found(data)] == ["REQ-003", "REQ-011"]


def test_two_texts_that_name_different_cells_leave_the_sum_as_it_is():
    data = figures(TEXT.replace("维持134件", "维持144件").replace("纠正13件", "纠正23件"))
    data["disputes"]["review"][4] = 213
    codes = [each.code for each in found(data)]
    assert codes == ["DIS-001", "DIS-011", "DIS-011", "DIS-011"]


@pytest.mark.parametrize("key", ["granted", "denied_third_party"])
def test_of_the_rows_without_figures_the_text_tells_which_was_left_out(key):
    text = TEXT.replace("不予公开12件", "因保护第三方合法权益不予公开7件")
    data = figures(text)
    right = data["requests"][key]
    data["requests"][key] = row(0, 0, 0, 0, 0, 0)
    finding, *others = found(data)
    assert [each.code for each in others] == []
    assert not finding.repair.certain
    changed = {path.split(".")[-1]: value for path, value in finding.repair.changes.items()}
    assert changed == {"natural_person": right[0], "business": right[1], "total": right[6]}
    assert {path.split(".")[1] for path in finding.repair.changes} == {key}


def test_of_the_neighbours_that_could_have_changed_places_last_year_tells_which():
    data = figures(TEXT)
    data["requests"]["carried_over"] = row(0, 3, 0, 0, 0, 0)
    (finding,) = found(data)
    assert finding.repair.changes == {
        "requests.carried_over.natural_person": 3,
        "requests.carried_over.business": 0,
    }
    assert {"REQ-004"} <= {each.code for each in finding.related}


def test_two_rows_that_changed_places_and_break_no_sum_are_one_finding():
    data = figures(TEXT)
    rows = data["requests"]
    rows["new_received"], rows["carried_over"] = rows["carried_over"], rows["new_received"]
    (finding,) = found(data)
    assert "两行互换了位置" in finding.repair.words.zh
    assert "changed places" in finding.repair.words.en
    assert not finding.repair.certain
    assert finding.repair.changes["requests.new_received.natural_person"] == 130
    assert {"REQ-004", "REQ-011", "ALL-006"} <= {finding.code, *(each.code for each in finding.related)}


def test_rows_are_not_said_to_have_changed_places_when_only_one_figure_differs():
    data = figures(TEXT.replace("上年结转3件", "上年结转4件"))
    assert [(each.code, each.repair) for each in found(data)] == [("REQ-011", None)]


@pytest.mark.parametrize(("key", "wrong"), [("issued", 105), ("repealed", 101), ("in_force", 220)])
def test_a_jump_of_a_figure_that_another_rule_asks_about_is_told_with_it(key, wrong):
    data = figures("没有写数的一段话。")
    data["proactive"]["normative_documents"][key] = wrong
    codes = [each.code for each in found(data)]
    assert "ALL-006" not in codes
    assert "PRO-001" in codes


def test_a_jump_that_no_other_rule_asks_about_stands_alone():
    data = figures("没有写数的一段话。")
    data["proactive"]["permits"] = {"decisions": 900}
    assert [each.code for each in found(data)] == ["ALL-006"]
