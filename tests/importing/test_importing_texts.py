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
