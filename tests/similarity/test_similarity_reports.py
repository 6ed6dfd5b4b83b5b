"""Reports checked together name whose text they share."""

import pytest

from govreport.copies import copies_among, similar_pairs
from govreport.messages import LANGUAGES, engine_catalogue
from govreport.testing import blank_report, report_from

SHARED = """
本年度围绕防汛抗旱、农村供水和河湖管理主动公开信息，逐条核对发布内容，做到公开及时、表述准确、便于查询。

依申请公开方面，设专人接收申请，逐件登记，明确承办股室和答复期限，疑难申请集体研究后答复申请人。

政府信息管理方面，拟制公文时同步确定公开属性，发布之前先行保密审查，对已经公开的信息每季度清理一遍。
"""
OWN = """
网站专栏改版之后按业务分类，群众扫码就能看到本村最近一次水质检测结果，上线以来查询三万余次，反映良好。

就水价调整方案公开征求意见，采纳群众意见二十三条并逐条反馈理由，听证会全程直播，监督员到场旁听提问。

聘请社会监督员十名，全年提出建议十七条，考核结果与评优挂钩，对办理超期的申请逐件分析原因，培训四期。
"""


def report(organ: str, overview: str):
    data = blank_report("2021") | {"organ": {"name": organ, "level": "department"}}
    return report_from(data | {"overview": {"text": overview}})


def test_two_reports_with_one_text_are_a_pair():
    pairs = similar_pairs([report("甲局", SHARED), report("乙局", OWN), report("丙局", SHARED)])
    assert [(pair.first, pair.second) for pair in pairs] == [(0, 2)]


def test_each_is_told_of_the_other():
    first, second, third = copies_among([report("甲局", SHARED), report("乙局", OWN), report("丙局", SHARED)])
    assert second == ()
    assert [each.args["organ"] for each in (*first, *third)] == ["丙局", "甲局"]
    assert first[0].at.path == "overview.text"
    assert "依申请公开方面" in str(first[0].args["passage"])


def test_the_nearest_is_named_and_the_others_are_counted():
    found = copies_among([report("甲局", SHARED), report("乙局", SHARED), report("丙局", SHARED)])
    assert "另有 1 份" in engine_catalogue().text(found[0][0])


def test_it_stands_at_the_line_where_the_passage_begins():
    (finding,), _ = copies_among([report("甲局", SHARED), report("乙局", OWN[:60] + SHARED)])
    assert finding.at.path == "overview.text"


def test_an_organs_own_reports_are_no_copies():
    assert copies_among([report("甲局", SHARED), report("甲局", SHARED)]) == ((), ())


def test_one_report_has_nothing_to_share():
    assert copies_among([report("甲局", SHARED)]) == ((),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_hold_everything(lang):
    (finding,), _ = copies_among([report("甲局", SHARED), report("乙局", SHARED)])
    words = engine_catalogue().line(finding, lang)
    assert "100%" in words
    assert "乙局" in words
    assert "{" not in words


def test_images_and_tables_are_not_what_is_quoted():
    text = f"\n![办理结果图](results.png)\n\n| 渠道 | 条数 |\n|--|--|\n| 网站 | 12 |\n{SHARED}"
    first, _ = copies_among([report("甲局", text), report("乙局", text)])
    assert str(first[0].args["passage"]).startswith("本年度围绕防汛抗旱")
