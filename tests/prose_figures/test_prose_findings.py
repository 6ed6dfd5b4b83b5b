import tomllib
from pathlib import Path

import pytest

import govreport
from govreport.pipeline import installed_plugins
from govreport.testing import report_from
from govreport_sections.prose_figures.rules import RULES

FOLDER = Path(__file__).parent
SILENT = tomllib.loads((FOLDER / "silent.toml").read_text(encoding="utf-8"))["sentences"]
LOUD = tomllib.loads((FOLDER / "loud.toml").read_text(encoding="utf-8"))["sentence"]
OURS = {rule.code for rule in RULES}


def found(report, previous=None):
    return [each for each in govreport.check(report, previous) if each.code in OURS]


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in SILENT.items() for text in texts]
)
def test_an_ordinary_sentence_raises_nothing(level, text, with_text):
    catalogue = installed_plugins().catalogue
    assert [catalogue.line(each) for each in found(with_text(text, level))] == []


def test_there_are_enough_silent_sentences():
    assert sum(map(len, SILENT.values())) >= 40


@pytest.mark.parametrize("entry", LOUD, ids=[entry["text"][:24] for entry in LOUD])
def test_a_contradiction_is_found_once_and_quoted(entry, with_text):
    findings = found(with_text(entry["text"]))
    assert [each.code for each in findings] == [entry["code"]] * bool(entry["code"])
    for each in findings:
        line = installed_plugins().catalogue.line(each)
        assert each.at.path == "overview.text"
        for words in entry["says"]:
            assert words in line


def test_a_bound_figure_is_never_held_against_its_own_cell(with_text):
    text = (
        "新收政府信息公开申请{{ requests.carried_over.total }}件，办结{{ requests.total_handled.total }}件。"
    )
    assert found(with_text(text)) == []


def test_a_typed_figure_beside_bound_ones_is_checked(with_text):
    text = "新收政府信息公开申请{{ requests.new_received.total }}件，办结14件。"
    assert [each.args["stated"] for each in found(with_text(text))] == ["14件"]


LEADS = (
    "本年新收政府信息公开申请{{ requests.new_received.total }}件，上年{{ requests.carried_over.total }}件。",
    "被申请行政复议{{ disputes.review.total }}件，直接起诉{{ disputes.litigation_direct.total }}件。",
    "作出行政许可决定{{ proactive.permits.decisions }}件。各科室为此开展的工作如下。",
)


@pytest.mark.parametrize("lead", LEADS)
def test_a_sentence_of_bound_figures_tells_what_the_next_one_speaks_of(lead, with_text, monkeypatch):
    texts = [lead + entry["text"] for entry in LOUD] + [lead + "其中结果纠正9件，办结1件，维持2件。"]
    passed_over = [found(with_text(text)) for text in texts]
    assert sum(map(len, passed_over)) > len(LOUD) // 2
    monkeypatch.setattr("govreport_sections.prose_figures.walk._is_bound", lambda *_: False)
    assert [found(with_text(text)) for text in texts] == passed_over


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新收政府信息公开申请{{ requests.new_received.total }}件，已全部办结。", "REQ-012"),
        ("因政府信息公开被申请行政复议{{ disputes.review.total }}件，均获维持。", "DIS-012"),
        (
            "新收政府信息公开申请{{ requests.new_received.total }}件。没有政府信息公开申请结转下年度。",
            "REQ-011",
        ),
    ],
)
def test_what_is_said_of_all_of_them_is_checked_beside_bound_figures(text, code, with_text):
    assert [each.code for each in found(with_text(text))] == [code]


def test_the_hint_binds_the_figure(with_text):
    (finding,) = found(with_text("新收政府信息公开申请21件。"))
    hint = installed_plugins().catalogue.hint(finding)
    assert "{{ requests.new_received.total }}" in hint


def test_a_sentence_over_two_lines_is_read_as_one_and_the_line_of_the_figure_is_named(tmp_path):
    file = tmp_path / "report.toml"
    file.write_text(
        'year = 2023\norgan = { name = "示例县水利局", level = "department" }\n'
        "[requests]\nunlisted = 0\n[disputes]\nunlisted = 0\n[proactive]\nunlisted = 0\n"
        "[overview]\ntext = '''\n一句话。\n本年新收政府信息公开申请\n5件。\n'''\n"
        "[improvement]\ntext = '不足。改进。'\n[other]\ntext = '没有。'\n",
        encoding="utf-8",
    )
    (finding,) = found(govreport.load(file))
    assert (finding.code, finding.at.line) == ("REQ-011", 13)


def test_a_street_office_that_names_itself_shortly_speaks_of_all_its_requests(with_text):
    organ = {"name": "示例区河畔街道办事处", "level": "township"}
    report = with_text("本年度街道收到申请公开9件。", organ=organ)
    assert [each.args["stated"] for each in found(report)] == ["9件"]


@pytest.mark.parametrize("name", ["镇政府全年", "全镇", "我镇", "石桥镇政府", "石桥镇人民政府"])
def test_so_does_a_township(name, with_text):
    organ = {"name": "示例县石桥镇人民政府", "level": "township"}
    report = with_text(f"{name}收到政府信息公开申请9件。", organ=organ)
    assert [each.args["stated"] for each in found(report)] == ["9件"]


@pytest.mark.parametrize("name", ["县政府", "县人民政府", "石桥镇人民政府", "县税务局", "石桥镇"])
def test_the_government_of_a_county_is_one_of_its_organs(name, with_text):
    organ = {"name": "示例县人民政府", "level": "county"}
    text = f"{name}收到政府信息公开申请9件，{name}因政府信息公开被提起行政诉讼2件。"
    assert found(with_text(text, organ=organ)) == []


def test_a_heading_tells_what_the_paragraph_below_it_speaks_of(with_text):
    fee = {"notices": 1, "billed": "180", "received": "180"}
    text = "（一）信息处理费收取情况\n\n发出收费通知{}件，总金额180元。\n\n发出整改通知9件。"
    wrong = with_text("情况如下。", other={"text": text.format(3), "information_fee": fee})
    assert [(each.code, each.args["stated"]) for each in found(wrong)] == [("OTH-011", "3件")]
    assert found(with_text("情况如下。", other={"text": text.format(1), "information_fee": fee})) == []


def test_a_shortcoming_in_a_heading_tells_nothing(with_text):
    text = "（一）依申请公开答复不够规范\n\n全年收到申请9件，办结7件。"
    assert found(with_text("情况如下。", improvement={"text": text})) == []


def test_a_blank_cell_contradicts_nothing(with_text):
    requests = {"requests": {"unlisted": ""}}
    assert found(with_text("新收政府信息公开申请21件。", **requests)) == []


def test_last_years_report_gives_the_base_of_a_percentage(with_text):
    now, last = with_text("新收政府信息公开申请12件，同比增长50%。"), with_text("上年。")
    assert [each.code for each in found(now, last)] == ["ALL-032"]
    assert found(now) == []


@pytest.mark.parametrize("against", ["较2021年", "与2021年相比，", "比前年", "较往年平均"])
def test_a_percentage_against_another_year_is_not_held_against_last_years_report(against, with_text):
    now, last = with_text(f"新收政府信息公开申请12件，{against}增长50%。"), with_text("上年。")
    assert found(now, last) == []


@pytest.mark.parametrize(
    "behind",
    [
        "，网站访问量同比增长23%",
        "，占全县的6.8%，较上年提高0.4%",
        "，平均办理时长较上年下降13%",
        "，征收领域的申请同比增长52%",
        "，按时答复率比上年提高8%",
        "，同比网站访问量增长23%",
        "，与上年相比平均办理时长下降13%",
    ],
)
def test_a_percentage_of_something_else_is_not_held_against_last_years_report(behind, with_text):
    now, last = with_text(f"新收政府信息公开申请12件{behind}。"), with_text("上年。")
    assert found(now, last) == []


@pytest.mark.parametrize(
    "behind",
    ["，申请量同比增长50%", "（较上年增长50%）", "，总量比上年上升50%", "，与上年同期相比，大幅增加50%"],
)
def test_a_percentage_of_the_figure_before_it_is(behind, with_text):
    now, last = with_text(f"新收政府信息公开申请12件{behind}。"), with_text("上年。")
    assert [each.code for each in found(now, last)] == ["ALL-032"]


def test_a_wrong_figure_is_told_once_whatever_else_is_said_of_it(with_text):
    text = "新收政府信息公开申请21件，其中自然人10件、法人或其他组织2件，上年为9件，同比增长33.3%。"
    assert [each.code for each in found(with_text(text))] == ["REQ-011"]


def test_the_edition_of_2019_has_columns_of_its_own():
    from govreport.testing import blank_report

    data = blank_report("2019")
    data["proactive"]["normative_documents"] = {"made": 3, "published": 2, "public_total": 9}
    data["overview"] = {"text": "新制作规范性文件3件，新公开规范性文件2件，对外公开总数为9件。"}
    assert found(report_from(data)) == []
    data["overview"] = {"text": "新制作规范性文件4件，新公开规范性文件3件。"}
    assert [each.args["value"] for each in found(report_from(data))] == [3, 2]
