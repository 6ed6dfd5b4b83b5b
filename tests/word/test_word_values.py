"""Whatever a value holds, it is printed whole, in every place where text can stand."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_documents import by_docxtpl, docx, p, part, rendered, report, table, templates, texts

from govreport.errors import TemplateError
from govreport.narrative.blocks import Heading, ListItem, Paragraph, Prose, Run, TextTable
from govreport.word import render_docx
from govreport.word.values import ILLEGAL

AWKWARD = [
    "甲 & 乙 之后",
    "甲&amp;乙",
    "<单位名称>",
    "前</w:t>后",
    "前</w:body>后",
    "]]>",
    "{{7*7}}",
    "{% for x in y %}",
    "{# 说明 #}",
    "{_{ }_}",
    "｛｛ 全角 ｝｝",
    "{{{a}}}",
    "“引号” 'single' \"double\"",
    "𠮷😀",
    "  前后空格  ",
]
ANY = docx(p("{{ x }}"))
EVERYWHERE = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml")


@pytest.fixture(scope="module")
def everywhere() -> bytes:
    tag = "{{ text }}"
    body = p("首", tag, "尾") + p("{{p prose }}") + table((tag, "B"))
    return docx(body, header=p(tag), footer=p(tag), footnote=p(tag), title="{{ text }}")


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("member", EVERYWHERE)
def test_a_value_is_printed_whole_in_every_part(
    tmp_path: Path, everywhere: bytes, text: str, member: str
) -> None:
    printed = texts(
        rendered(tmp_path, {"text": text, "prose": Prose((Paragraph((Run(text),)),))}, report=everywhere),
        member,
    )
    assert any(text in each for each in printed)
    assert member != "word/document.xml" or printed == [f"首{text}尾", text, text, "B"]


@pytest.mark.parametrize("text", AWKWARD)
def test_running_text_of_every_kind_is_printed_whole(tmp_path: Path, text: str) -> None:
    runs = (Run(text),)
    prose = Prose(
        (Heading(2, runs, lead=runs), Heading(3, runs), ListItem("1.", runs), TextTable(((runs,), (runs,))))
    )
    printed = texts(rendered(tmp_path, {"prose": prose}, report=docx(p("{{p prose }}"))))
    assert printed[:7] == [text + text, text, f"1.{text}", "", text, text, ""]


@pytest.mark.parametrize("text", AWKWARD)
def test_the_title_of_the_file_is_text_and_never_run(tmp_path: Path, everywhere: bytes, text: str) -> None:
    context = {"text": "x", "prose": Prose()}
    content = render_docx(context, templates(tmp_path, report=everywhere), report(title=text))
    titles = [node.text for node in part(content, "docProps/core.xml") if node.tag.endswith("}title")]
    assert titles == [text]


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x1f", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff", "\ufdd0"]
)
def test_what_no_word_file_can_hold_is_refused_by_name(tmp_path: Path, sign: str) -> None:
    with pytest.raises(TemplateError, match=rf"GR-552.*U\+{ord(sign):04X}"):
        rendered(tmp_path, {"text": f"前{sign}后"}, report=docx(p("{{ text }}")))


def test_what_no_word_file_can_hold_is_refused_in_running_text_too(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"U\+000B"):
        rendered(tmp_path, {"x": Prose((Paragraph((Run("\x0b"),)),))}, report=docx(p("{{p x }}")))


def test_docxtpl_alone_loses_the_rest_after_a_stray_tag(tmp_path: Path) -> None:
    template, context = docx(p("{{ text }}") + p("后面的段落")), {"text": "前</w:t></w:r></w:p></w:body>"}
    assert "后面的段落" not in texts(by_docxtpl(template, context))
    assert "后面的段落" in texts(rendered(tmp_path, context, report=template))


def test_docxtpl_alone_loses_text_in_angle_brackets(tmp_path: Path) -> None:
    template, context = docx(p("{{ text }}")), {"text": "甲<单位名称>乙"}
    assert texts(by_docxtpl(template, context)) != ["甲<单位名称>乙"]
    assert texts(rendered(tmp_path, context, report=template)) == ["甲<单位名称>乙"]


def test_docxtpl_alone_loses_the_sign_after_which_text_follows(tmp_path: Path) -> None:
    template, context = docx(p("{{ text }}")), {"text": "甲 & 乙"}
    assert texts(by_docxtpl(template, context)) != ["甲 & 乙"]
    assert texts(rendered(tmp_path, context, report=template)) == ["甲 & 乙"]


def test_docxtpl_alone_prints_nothing_for_a_misspelt_name(tmp_path: Path) -> None:
    template = docx(p("{{ requests.new_recieved.total }}"))
    context = {"requests": {"new_received": {"total": 58}, "granted": {}}}
    with pytest.raises(TemplateError, match=r"GR-551.*new_recieved.*new_received"):
        rendered(tmp_path, context, report=template)
    assert texts(by_docxtpl(docx(p("{{ requests.total }}")), context)) == [""]


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), [1], {"a": 1}])
def test_a_value_that_is_no_text_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(TemplateError, match="GR-552"):
        rendered(tmp_path, {"x": value}, report=docx(p("{{ x }}")))


def test_an_object_in_the_data_is_refused_before_any_template_sees_it(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="GR-550"):
        rendered(tmp_path, {"x": {"y": Path("/")}}, report=docx(p("a")))


def test_text_that_calls_itself_html_is_refused(tmp_path: Path) -> None:
    from markupsafe import Markup

    with pytest.raises(TemplateError, match="GR-550"):
        rendered(tmp_path, {"x": Markup("<w:br/>")}, report=docx(p("{{ x }}")))


def test_numbers_are_printed_plainly(tmp_path: Path) -> None:
    from decimal import Decimal

    from govreport.cells import Mark

    context = {"n": [Decimal("1E+3"), Decimal("12.50"), 10**9, 0, -3, Mark.NOT_APPLICABLE, Mark.BLANK]}
    printed = texts(rendered(tmp_path, context, report=docx(p("{% for x in n %}{{ x }};{% endfor %}"))))
    assert printed == ["1000;12.50;1000000000;0;-3;/;;"]


def test_data_called_like_a_method_are_data(tmp_path: Path) -> None:
    printed = texts(
        rendered(tmp_path, {"a": {"items": 3, "keys": 4}}, report=docx(p("{{ a.items }}{{ a.keys }}")))
    )
    assert printed == ["34"]


def test_a_method_without_brackets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="GR-552"):
        rendered(tmp_path, {"a": {}}, report=docx(p("{{ a.items }}")))


def test_a_line_break_of_any_kind_becomes_one_line_break(tmp_path: Path) -> None:
    printed = texts(rendered(tmp_path, {"x": "一\r\n二\n三\r四"}, report=docx(p("{{ x }}"))))
    assert printed == ["一\n二\n三\n四"]


def test_a_braces_escape_prints_braces(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, {}, report=docx(p("{_{ x }_} {_% y %_}")))) == ["{{ x }} {% y %}"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_is_printed_as_it_is_or_refused_by_name(tmp_path: Path, text: str) -> None:
    if ILLEGAL.search(text):
        with pytest.raises(TemplateError, match="GR-552"):
            rendered(tmp_path, {"x": text}, report=ANY)
        return
    printed = "".join(texts(rendered(tmp_path, {"x": text}, report=ANY)))
    breaks = dict.fromkeys(map(ord, "\r\n\a\f"))
    assert printed.translate(breaks) == text.translate(breaks)
