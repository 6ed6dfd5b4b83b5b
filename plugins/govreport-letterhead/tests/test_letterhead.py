"""A look: two blocks of the edition's report filled anew, everything between them untouched."""

import datetime

import pytest

from build_template import FILE, built
from govreport.testing.conformance import *  # noqa: F403 - the suite consists of test functions

HEAD = {
    "document.number": "示政发〔2022〕3号",
    "document.addressee": "示例市人民政府办公室",
    "document.preface": "根据《条例》编制本报告。",
    "document.date": datetime.date(2022, 1, 20),
}


def test_the_head_has_letterhead_number_another_title_and_the_addressee(render_docx):
    assert render_docx(HEAD).paragraphs[:5] == (
        "示例市示例局文件",
        "示政发〔2022〕3号",
        "2021年示例市示例局\n政府信息公开工作年度报告",
        "示例市人民政府办公室：",
        "根据《条例》编制本报告。",
    )


def test_an_addressee_that_ends_with_a_colon_gets_no_second_one(render_docx):
    seen = render_docx(HEAD | {"document.addressee": "示例市人民政府办公室："})
    assert seen.paragraphs[3] == "示例市人民政府办公室："


def test_the_words_at_the_top_can_be_set(render_docx):
    seen = render_docx({"plugins.letterhead.heading": "示例市人民政府办公室文件"})
    assert seen.paragraphs[0] == "示例市人民政府办公室文件"


def test_a_misspelt_setting_is_named_with_the_right_one(govreport):
    report = govreport.report({"plugins.letterhead.haeding": "示例"})
    assert "heading" in govreport.words(report)


def test_what_the_data_leave_out_is_not_printed(render_docx):
    assert render_docx().paragraphs[1].startswith("2021年")


def test_the_organ_signs_over_its_seal(render_docx):
    seen = render_docx(HEAD)
    assert seen.paragraphs[-2:] == ("示例市示例局", "2022年1月20日")
    pictures = [name for name in seen.parts if name.startswith("word/media/")]
    assert [seen.part(name)[:4] for name in pictures] == [b"\x89PNG"]
    assert b"image/png" in seen.part("[Content_Types].xml")
    assert b'descr="\xe5\x8d\xb0\xe7\xab\xa0"' in seen.part("word/document.xml")


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
def test_between_head_and_signature_the_report_is_the_editions_own(govreport, edition_id):
    report = govreport.report(HEAD, edition_id)
    plain = type(govreport)(type(govreport.plugins).discover(disabled=installed_letterhead()))
    own, theirs = govreport.render(report).paragraphs, plain.render(report).paragraphs
    start = "一、总体情况"
    assert own[own.index(start) : -2] == theirs[theirs.index(start) : -1]


def test_the_template_is_what_the_script_builds():
    assert FILE.read_bytes() == built()


def installed_letterhead() -> list[str]:
    from govreport.plugins.discovery import installed

    return [name for name in installed() if name == "letterhead"]
