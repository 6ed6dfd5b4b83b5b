"""Title, organ, year, preface, sections, signature: found by their words, wherever the numbers stand."""

import pytest
from importing_kit import EDITIONS, PLUGINS, figures, read, table_of
from importing_layouts import LAYOUTS

from govreport.importing.imported import Imported

EDITION = PLUGINS.editions["2021"]
TABS = next(layout for layout in LAYOUTS if layout.name == "tabs")
TITLE = "示例县水利局2023年政府信息公开工作年度报告"


def tables() -> dict[str, str]:
    cells = figures(EDITION, 7)
    rows = {section: table_of(EDITION, section, cells) for section in EDITION.tables}
    return {
        section: "\n".join("\t".join(cell.text for cell in row) for row in table)
        for section, table in rows.items()
    }


def report(*before: str, headings: dict[str, str] | None = None, after: str = "", **texts: str) -> Imported:
    parts = list(before or (TITLE,))
    for number, section in enumerate(EDITION.sections):
        usual = f"{'一二三四五六'[number]}、{section.title}"
        parts.append((headings or {}).get(section.id, usual))
        parts.append(tables().get(section.id) or texts.get(section.id, f"{section.title}的文字。"))
    return read("\n".join([*parts, after]), "report.txt")


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        (TITLE, "示例县水利局", 2023),
        ("2022年上海市政府信息公开工作年度报告", "上海市", 2022),
        ("示例县水利局2023年度政府信息公开年度报告", "示例县水利局", 2023),
        ("示例县水利局二〇二三年政府信息公开工作年度报告", "示例县水利局", 2023),
        ("示例县水利局政府信息公开工作年度报告（2023年度）", "示例县水利局", 2023),
        ("示例县水利局 2023 年政府信息公开工作年度报告", "示例县水利局", 2023),
        ("关于示例县水利局2023年政府信息公开工作年度报告", "示例县水利局", 2023),
    ],
)
def test_organ_and_year_are_read_from_the_title(title, organ, year):
    head = report(title).head
    assert (head.organ, head.year) == (organ, year)


def test_a_title_over_two_lines_is_one():
    assert report("示例县水利局", "2023年政府信息公开工作年度报告").head.organ == "示例县水利局"


def test_a_title_as_the_form_has_it_needs_no_key_of_its_own():
    assert report(TITLE).head.title == ""
    assert report("2022年上海市政府信息公开工作年度报告").head.title == "2022年上海市政府信息公开工作年度报告"


def test_the_frame_of_a_page_is_no_preface():
    head = report(
        "首页 > 年报", "来源：县水利局", TITLE, "发布时间：2024-01-20", "字体：大 中 小", "根据条例编制。"
    ).head
    assert (head.organ, head.preface) == ("示例县水利局", "根据条例编制。")


def test_number_addressee_preface_signature_and_date():
    head = report(
        "示水〔2024〕5号", TITLE, "示例县人民政府办公室：", "根据条例，编制本报告。",
        after="示例县水利局\n2024年1月20日",
    ).head  # fmt: skip
    assert (head.number, head.addressee, head.preface) == (
        "示水〔2024〕5号", "示例县人民政府办公室", "根据条例，编制本报告。",
    )  # fmt: skip
    assert (head.signed_by, head.date) == ("示例县水利局", "2024-01-20")


def test_the_year_may_stand_in_the_preface_only():
    preface = "本报告的统计期限为2023年1月1日至12月31日。"
    assert report("示例县水利局政府信息公开工作年度报告", preface).head.year == 2023


def test_the_foot_of_a_page_is_no_part_of_the_last_section():
    found = report(after="【打印】\n主办单位：示例县人民政府\n某ICP备1号")
    assert found.texts["other"] == "其他需要报告的事项的文字。"


HEADINGS = {
    "overview": ["工作基本情况", "一、 总 体 情 况", "（空）", "总体情况"],
    "proactive": ["二、主动公开政府信息的情况", "三、行政机关主动公开政府信息情况"],
    "requests": ["三、收到和处理政府信息公开的申请情况", "五、行政机关收到和处理政府信息公开申请情况"],
    "disputes": [
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "五、政府信息公开行政复议及行政诉讼情况",
    ],
    "improvement": [
        "五、政府信息公开工作存在的主要问题及改进情况", "六、主要问题和改进情况", "五、存在问题及整改措施",
        "五、存在的主要问题和改进情况",
    ],
    "other": ["六、其他报告的事项", "七、其他需要报告的事项", "六、其它需要报告的事项"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("section", "heading"),
    [(section, each) for section, many in HEADINGS.items() for each in many if each != "（空）"],
)
def test_a_heading_in_other_words_is_recognised(section, heading):
    found = report(headings={section: heading})
    assert set(found.texts) == {"overview", "improvement", "other"}
    assert all(text.endswith("的文字。") and "\n" not in text for text in found.texts.values())
    assert len(found.cells) == 200


def test_the_last_row_of_table_three_is_not_the_heading_of_section_four():
    found = report()
    assert ("requests", "carried_forward", "total") in found.cells
    assert ("disputes", "review", "total") in found.cells


def test_a_table_of_contents_is_no_section():
    contents = [
        f"{'一二三四五六'[number]}、{section.title}" for number, section in enumerate(EDITION.sections)
    ]
    found = report(TITLE, "目录", *contents, overview="全年工作总体平稳。")
    assert found.texts["overview"] == "全年工作总体平稳。"


def test_subheadings_like_those_of_sections_stay_in_their_text():
    text = "（一）主动公开政府信息情况。全年30条。\n（二）其他需要报告的事项。没有。"
    assert report(overview=text).texts["overview"] == text.replace("\n", "\n\n")


def test_a_section_without_text_is_said():
    found = report(improvement="")
    assert [each.at.path for each in found.findings if each.code == "RB-040"] == ["improvement"]


def test_a_sentence_between_a_heading_and_its_table_is_the_note_of_the_section():
    heading = "三、收到和处理政府信息公开申请情况\n本年度共收到申请8件，均为自然人申请，已按时答复。"
    found = report(headings={"requests": heading})
    assert found.texts["requests"] == "本年度共收到申请8件，均为自然人申请，已按时答复。"
    assert len(found.cells) == 200


def test_other_words_beside_a_table_are_said():
    heading = "三、收到和处理政府信息公开申请情况\n统计口径：本机关及所属事业单位全部"
    found = report(headings={"requests": heading})
    assert [each.args["text"] for each in found.findings if each.code == "RB-043"] == [
        "统计口径：本机关及所属事业单位全部"
    ]


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("全年发出信息处理费收费通知2件，总金额380元，实际收取300元。", ["2", "380", "300"]),
        ("本年度未收取信息处理费。", ["0", "0", "0"]),
        ("本年度收取信息处理费380元。", []),
        ("没有其他需要报告的事项。", []),
    ],
)
def test_the_fee_is_taken_from_a_sentence_that_states_all_of_it(text, fee):
    assert [str(cell) for cell in report(other=text).facts.values()] == fee


def test_every_cell_has_a_place():
    assert all(cell.place.line for cell in report().cells.values())


def test_a_report_is_recognised_by_its_labels_and_not_by_its_year():
    old = EDITIONS[0]
    cells = figures(old, 5)
    content, name = TABS.write(old, {section: table_of(old, section, cells) for section in old.tables})
    found = read(str(content).replace("2019年政府信息公开", "2022年政府信息公开"), name)
    assert (found.edition.id, found.head.year) == ("2019", 2022)


def test_the_title_that_names_the_year_counts_before_the_name_of_a_page():
    frame = "<p>示例县水利局政府信息公开年度报告</p><p>发布日期：2022-01-20</p>"
    body = "<p>示例县水利局2021年政府信息公开工作年度报告</p><p>一、总体情况</p><p>有。</p>"
    rows = "".join(f"<tr><td>{label}</td><td>0</td></tr>" for label in ("行政许可", "行政处罚", "行政强制"))
    head = "<tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    found = read(f"<html><body>{frame}{body}<table>{head}{rows}</table></body></html>", "report.html")
    assert (found.head.organ, found.head.year) == ("示例县水利局", 2021)


def test_figures_below_a_lost_label_are_not_those_of_the_row_above():
    """The row 总计 is blank, and the label of the last row is lost: nothing tells whose the figures are."""
    columns = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他"
    figures = "\n".join(["1", "0", "0", "0", "0", "0", "1"])
    rows = f"一、本年新收政府信息公开申请数量\n{figures}\n（七）总计\n{figures}"
    table = f"三、收到和处理政府信息公开申请情况\n申请人情况\n{columns}\n{rows}"
    cut_off = read(table, "report.txt")
    goes_on = read(f"{table}\n四、政府信息公开行政复议、行政诉讼情况\n无。", "report.txt")
    assert ("requests", "total_handled", "total") in cut_off.cells
    assert ("requests", "total_handled", "total") not in goes_on.cells
    assert "RB-025" in {each.code for each in goes_on.findings}


def test_a_blank_cell_between_two_lonely_tabs_keeps_its_place():
    head = "信息内容\n\t\n本年制发件数\n\t\n本年废止件数\n\t\n现行有效件数"
    rows = "行政规范性文件\n\t\n\n\t\n1\n\t\n25"
    permits = "信息内容\n\t\n本年处理决定数量\n行政许可\n\t\n120"
    found = read(f"第二十条第（一）项\n{head}\n{rows}\n第二十条第（五）项\n{permits}", "report.txt")
    cells = {key: each.seen for key, each in found.cells.items()}
    assert cells["proactive", "normative_documents", "issued"] == ""
    assert cells["proactive", "normative_documents", "repealed"] == "1"
    assert cells["proactive", "normative_documents", "in_force"] == "25"


SPACED = """三、收到和处理政府信息公开申请情况
申请人情况
自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他
一、本年新收政府信息公开申请数量 58 7 0 0 1 0 66
四、结转下年度继续办理 6180 0 0 0 0 0 6180"""


def test_rows_apart_by_blanks_are_read_when_they_add_up():
    found = read(SPACED, "report.txt")
    row = [each.seen for key, each in found.cells.items() if key[1] == "new_received"]
    assert row == ["58", "7", "0", "0", "1", "0", "66"]


def test_a_row_apart_by_blanks_whose_numbers_go_on_in_the_next_line_is_left_out():
    found = read(f"{SPACED}\n231", "report.txt")
    assert {key[1] for key in found.cells} == {"new_received"}
    assert "requests.carried_forward" in {each.at.path for each in found.findings}


def test_a_row_of_zeros_needs_no_labels_above_it():
    down = "结 结 其 尚\n果 果 他 未"
    table = f"行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{down}\n{' '.join('0' * 15)}"
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    found = read(f"四、结转下年度继续办理 0 0 0 0 0 0 0\n{heading}\n{table}", "report.txt")
    assert {key[0] for key in found.cells} == {"requests", "disputes"}
    assert {each.value for each in found.cells.values()} == {0}


def test_a_row_of_other_figures_needs_labels_above_it():
    zeros = "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"
    found = read(f"{zeros}\n四、结转下年度继续办理 1 0 0 0 0 0 1", "report.txt")
    assert {key[1] for key in found.cells} == {"carried_over"}
