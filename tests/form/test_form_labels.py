"""Every label of both editions, written out here a second time on purpose: the form itself is tested."""

import pytest
from form_kit import EDITIONS, labels

from govreport.cells import Kind
from govreport.form.sums import walk

SECTIONS = [
    ("overview", "总体情况"),
    ("proactive", "主动公开政府信息情况"),
    ("requests", "收到和处理政府信息公开申请情况"),
    ("disputes", "政府信息公开行政复议、行政诉讼情况"),
    ("improvement", "存在的主要问题及改进情况"),
    ("other", "其他需要报告的事项"),
]

PROACTIVE_2019 = [
    ("第二十条第（一）项",
     [("made", "本年新制作数量"), ("published", "本年新公开数量"), ("public_total", "对外公开总数量")],
     [("government_rules", "规章"), ("normative_documents", "规范性文件")]),
    ("第二十条第（五）项",
     [("items_last_year", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")],
     [("permits", "行政许可"), ("other_services", "其他对外管理服务事项")]),
    ("第二十条第（六）项",
     [("items_last_year", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")],
     [("penalties", "行政处罚"), ("coercive_measures", "行政强制")]),
    ("第二十条第（八）项",
     [("items_last_year", "上一年项目数量"), ("change", "本年增/减")],
     [("fees", "行政事业性收费")]),
    ("第二十条第（九）项",
     [("projects", "采购项目数量"), ("amount", "采购总金额")],
     [("procurement", "政府集中采购")]),
]  # fmt: skip

PROACTIVE_2021 = [
    ("第二十条第（一）项",
     [("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
     [("government_rules", "规章"), ("normative_documents", "行政规范性文件")]),
    ("第二十条第（五）项", [("decisions", "本年处理决定数量")], [("permits", "行政许可")]),
    ("第二十条第（六）项", [("decisions", "本年处理决定数量")],
     [("penalties", "行政处罚"), ("coercive_measures", "行政强制")]),
    ("第二十条第（八）项", [("amount", "本年收费金额（单位：万元）")], [("fees", "行政事业性收费")]),
]  # fmt: skip

APPLICANTS = [
    ("applicants", "申请人情况", [
        ("natural_person", "自然人"),
        ("organisation", "法人或其他组织", [
            ("business", "商业企业"),
            ("research", "科研机构"),
            ("public_welfare", "社会公益组织"),
            ("legal_service", "法律服务机构"),
            ("other", "其他"),
        ]),
        ("total", "总计"),
    ]),
]  # fmt: skip

OTHER_HANDLING_2021 = (
    "other_handling", "（六）其他处理", [
        ("other_uncorrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other_other", "3.其他"),
    ],
)  # fmt: skip


def requests(other_handling):
    return [
        ("new_received", "一、本年新收政府信息公开申请数量"),
        ("carried_over", "二、上年结转政府信息公开申请数量"),
        ("handled", "三、本年度办理结果", [
            ("granted", "（一）予以公开"),
            ("partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
            ("denied", "（三）不予公开", [
                ("denied_state_secret", "1.属于国家秘密"),
                ("denied_other_law", "2.其他法律行政法规禁止公开"),
                ("denied_security_stability", "3.危及“三安全一稳定”"),
                ("denied_third_party", "4.保护第三方合法权益"),
                ("denied_internal_affairs", "5.属于三类内部事务信息"),
                ("denied_process_info", "6.属于四类过程性信息"),
                ("denied_enforcement_file", "7.属于行政执法案卷"),
                ("denied_administrative_query", "8.属于行政查询事项"),
            ]),
            ("unable", "（四）无法提供", [
                ("unable_not_held", "1.本机关不掌握相关政府信息"),
                ("unable_needs_creation", "2.没有现成信息需要另行制作"),
                ("unable_still_unclear", "3.补正后申请内容仍不明确"),
            ]),
            ("refused", "（五）不予处理", [
                ("refused_petition", "1.信访举报投诉类申请"),
                ("refused_repeated", "2.重复申请"),
                ("refused_publication", "3.要求提供公开出版物"),
                ("refused_excessive", "4.无正当理由大量反复申请"),
                ("refused_reconfirm", "5.要求行政机关确认或重新出具已获取信息"),
            ]),
            other_handling,
            ("total_handled", "（七）总计"),
        ]),
        ("carried_forward", "四、结转下年度继续办理"),
    ]  # fmt: skip


DISPUTES_ROWS = [
    ("review", "行政复议"),
    ("litigation", "行政诉讼", [
        ("litigation_direct", "未经复议直接起诉"),
        ("litigation_after_review", "复议后起诉"),
    ]),
]  # fmt: skip
DISPUTES_COLUMNS = [
    ("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"),
    ("total", "总计"),
]  # fmt: skip

both = pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))


@both
def test_the_six_sections_stand_in_the_order_of_the_form(edition):
    assert [(section.id, section.title) for section in edition.sections] == SECTIONS


@pytest.mark.parametrize(("edition", "blocks"), [("2019", PROACTIVE_2019), ("2021", PROACTIVE_2021)])
def test_table_two_prints_the_labels_of_its_notice(edition, blocks):
    table = EDITIONS[edition].tables["proactive"]
    assert [(block.banner, labels(block.columns), labels(block.rows)) for block in table.blocks] == blocks
    assert {block.heading for block in table.blocks} == {"信息内容"}


@pytest.mark.parametrize(
    ("edition", "other_handling"),
    [("2019", ("other_handling", "（六）其他处理")), ("2021", OTHER_HANDLING_2021)],
)
def test_table_three_prints_the_labels_of_its_notice(edition, other_handling):
    table = EDITIONS[edition].tables["requests"]
    (block,) = table.blocks
    assert labels(block.rows) == requests(other_handling)
    assert labels(block.columns) == APPLICANTS
    assert table.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@both
def test_table_four_prints_the_labels_of_the_notice(edition):
    (block,) = edition.tables["disputes"].blocks
    assert labels(block.rows) == DISPUTES_ROWS
    assert labels(block.columns) == DISPUTES_COLUMNS


@pytest.mark.parametrize(
    ("edition", "table", "rows", "figures"),
    [
        ("2019", "proactive", 8, 22),
        ("2021", "proactive", 6, 10),
        ("2019", "requests", 23, 161),
        ("2021", "requests", 25, 175),
        ("2019", "disputes", 3, 15),
        ("2021", "disputes", 3, 15),
    ],
)
def test_a_table_asks_as_many_figures_as_the_form(edition, table, rows, figures):
    form = EDITIONS[edition].tables[table]
    assert (len(form.rows), len(list(form.cells()))) == (rows, figures)


@pytest.mark.parametrize(
    ("edition", "special"),
    [
        ("2019", {
            ("permits", "change"): Kind.CHANGE,
            ("other_services", "change"): Kind.CHANGE,
            ("penalties", "change"): Kind.CHANGE,
            ("coercive_measures", "change"): Kind.CHANGE,
            ("fees", "change"): Kind.CHANGE,
            ("procurement", "amount"): Kind.AMOUNT,
        }),
        ("2021", {("fees", "amount"): Kind.AMOUNT}),
    ],
)  # fmt: skip
def test_only_changes_and_amounts_are_no_counts(edition, special):
    found = {
        place: table.kind(*place)
        for table in EDITIONS[edition].tables.values()
        for place in table.cells()
        if table.kind(*place) is not Kind.COUNT
    }
    assert found == special


@both
def test_every_line_and_section_has_words_in_english_too(edition):
    lines = [
        line
        for table in edition.tables.values()
        for block in table.blocks
        for line in (*walk(block.rows), *walk(block.columns))
    ]
    facts = [line for section in edition.sections for line in walk(section.facts)]
    assert [
        each for each in (*lines, *facts, *edition.sections, *edition.tables.values()) if not each.en
    ] == []


def test_only_the_edition_of_2021_asks_for_the_information_fee():
    facts = {id_: labels(edition.section("other").facts) for id_, edition in EDITIONS.items()}
    assert facts["2019"] == []
    assert [fact[0] for fact in facts["2021"]] == ["information_fee"]
    assert [fact[0] for fact in facts["2021"][0][2]] == ["notices", "billed", "received"]


def test_the_editions_say_who_set_them_and_for_which_years():
    heads = {
        id_: (edition.basis, edition.first_year, edition.last_year, edition.by_default, edition.lineage)
        for id_, edition in EDITIONS.items()
    }
    assert heads == {
        "2019": ("国办公开办函〔2019〕60号", 2019, 2020, True, ("2019",)),
        "2021": ("国办公开办函〔2021〕30号", 2021, None, True, ("2021", "2019")),
    }


@both
def test_the_title_is_organ_year_and_the_name_of_the_report(edition):
    title = edition.title.format(organ="示例市人民政府", year=2023)
    assert title == "示例市人民政府2023年政府信息公开工作年度报告"


@both
def test_the_tables_are_called_as_the_form_calls_them(edition):
    names = {id_: table.name for id_, table in edition.tables.items()}
    assert names == {"proactive": "表二", "requests": "表三", "disputes": "表四"}
