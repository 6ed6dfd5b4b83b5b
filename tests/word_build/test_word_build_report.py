"""report.docx is a frame of blocks; a section's file is its heading, its table, its text."""

import re

import jinja2
import pytest
from build_kit import EDITIONS, TABLES, Built, text, value
from docxtpl import DocxTemplate

from govreport.word import look
from govreport.word.build import build_added_section, build_all, build_report, build_section


def paragraphs(content):
    return [text(each) for each in Built(content).find("w:body/w:p")]


def source(content):
    """Return the Jinja source that docxtpl makes of a template."""
    body = Built(content).archive.read("word/document.xml").decode()
    return DocxTemplate.patch_xml(None, body)


def test_each_part_of_the_report_is_a_block_to_override(edition):
    blocks = re.findall(r"\{%p block (\w+) %\}", "".join(paragraphs(build_report(edition))))
    assert blocks == ["head", *(section.id for section in edition.sections), "signature"]


def test_a_section_block_prints_all_that_stand_at_its_place(edition):
    lines = paragraphs(build_report(edition))
    at = lines.index("{%p block requests %}")
    assert lines[at + 1 : at + 5] == [
        "{%p for section in sections.requests %}",
        "{%p include section.template %}",
        "{%p endfor %}",
        "{%p endblock %}",
    ]


@pytest.mark.parametrize("part", ["number", "addressee", "preface", "signed_by", "date"])
def test_what_a_report_may_lack_is_printed_only_if_given(edition, part):
    lines = paragraphs(build_report(edition))
    at = lines.index(f"{{%p if document.{part} %}}")
    assert f"document.{part} }}}}" in lines[at + 1]
    assert lines[at + 2] == "{%p endif %}"


def test_every_template_is_jinja_that_docxtpl_understands(edition):
    environment = jinja2.Environment(autoescape=True)
    files = build_all(edition, {"other": ("fee_statement",)})
    assert all(environment.parse(source(content)) for content in files.values())


def test_tags_for_the_machine_are_grey_and_small_and_each_in_one_run(edition):
    for each in Built(build_report(edition)).find("w:body/w:p"):
        tagged = text(each).startswith("{%")
        assert tagged == (value(each, "w:pPr/w:pStyle") == look.TAG)
        assert len(each.findall("w:r", each.nsmap)) == 1


@pytest.mark.parametrize(("edition", "section"), TABLES, ids=[f"{each.id}-{name}" for each, name in TABLES])
def test_a_section_with_a_table_may_have_text_behind_it(edition, section):
    lines = [line for line in paragraphs(build_section(edition, section)) if line]
    assert lines == [
        "{{ section.heading }}",
        f"{{%p if {section}.text %}}",
        f"{{{{p {section}.text }}}}",
        "{%p endif %}",
    ]


def test_a_section_without_a_table_is_its_text():
    lines = paragraphs(build_section(EDITIONS["2021"], "overview"))
    assert lines == ["{{ section.heading }}", "{{p overview.text }}"]


def test_a_statement_is_printed_only_if_given():
    lines = paragraphs(build_section(EDITIONS["2021"], "other", ["fee_statement"]))
    assert lines[2:] == ["{%p if other.fee_statement %}", "{{ other.fee_statement }}", "{%p endif %}"]


def test_a_section_of_a_plugin_gets_its_template_with_its_own_table():
    table = EDITIONS["2021"].tables["disputes"]
    body = Built(build_added_section("appeals", table)).find("w:body/w:tbl")[0]
    assert "{{ appeals.review.upheld }}" in text(body)


def test_a_section_of_a_plugin_without_a_table_gets_its_text():
    assert "{{p channels.text }}" in paragraphs(build_added_section("channels"))


def test_quotation_marks_are_set_in_chinese_type(edition):
    runs = [each for each in Built(build_section(edition, "requests")).find(".//w:r") if "“" in text(each)]
    assert [value(each, "w:rPr/w:rFonts", "hint") for each in runs] == ["eastAsia"]
