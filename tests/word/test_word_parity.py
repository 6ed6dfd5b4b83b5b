"""docxtpl's language stays docxtpl's: the same template and values give the same document."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from word_documents import PNG, by_docxtpl, docx, p, part, rendered, table, texts

ROWS = [{"a": "甲", "b": 1}, {"a": "乙", "b": 2}, {"a": "丙", "b": 3}]
CONTEXT: Mapping[str, object] = {
    "rows": ROWS,
    "cols": ["一", "二", "三", "四"],
    "x": 5,
    "yes": True,
    "no": False,
}
LOOK = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


def styled(text: str) -> str:
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{LOOK.format(text)}</w:p>'


SAME = {
    "a value in the midst of a text": p("前 {{ x }} 后"),
    "a tag split over runs": p("前 {", "{ x", " }", "} 后"),
    "a loop inside a paragraph": p("{% for r in rows %}{{ r.a }}={{ r.b }}、{% endfor %}"),
    "a loop over paragraphs": p("{%p for r in rows %}") + p("{{ r.a }}") + p("{%p endfor %}"),
    "a condition over paragraphs": p("{%p if yes %}")
    + p("有")
    + p("{%p else %}")
    + p("无")
    + p("{%p endif %}"),
    "a loop over rows": table(
        ("{%tr for r in rows %}", ""), ("{{ r.a }}", "{{ r.b }}"), ("{%tr endfor %}", "")
    ),
    "a loop over cells": table(("名", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}")),
    "fewer cells than the grid": table(("{%tc if no %}", "x", "{%tc endif %}", "留")),
    "a cell over several columns": table(("{% colspan cols|length %}{{ x }}", "乙")),
    "a coloured cell": table(("{% cellbg 'FF0000' %}{{ x }}", "乙")),
    "cells merged downwards": table(
        ("{%tr for r in rows %}", ""), ("{% vm %}共", "{{ r.b }}"), ("{%tr endfor %}", "")
    ),
    "cells merged across": table(("名", "{%tc for c in cols %}", "{% hm %}共", "{%tc endfor %}")),
    "a run of its own": p("前") + styled("{%r if yes %}有{%r endif %}"),
    "dashes that join paragraphs": p("前 {%- if yes %}") + p("中") + p("{% endif -%}") + p("后"),
    "curly quotes and signs in a tag": p("{{ “甲” if x &gt; 3 else ‘乙’ }}"),
    "a comment": p("前 {# 不印 #} 后") + p("{#p 整段不印 #}"),
    "escaped braces": p("{_{ x }_} {_% y %_}"),
    "set and calculate": p("{% set y = x + 2 %}{{ y }} {{ y - 1 }} {{ x * 2 }}"),
    "nested tables": table((table(("{{ x }}",)) + p(""), "乙")),
}


def tree(content: bytes) -> list[tuple[str, dict[str, str], str, str]]:
    """Return the document as plain values; where namespaces are declared does not matter."""
    return [
        (str(node.tag), dict(node.attrib), node.text or "", node.tail or "") for node in part(content).iter()
    ]


@pytest.mark.parametrize("body", SAME.values(), ids=SAME)
def test_the_same_template_gives_the_same_document(tmp_path: Path, body: str) -> None:
    template = docx(body)
    assert tree(rendered(tmp_path, CONTEXT, report=template)) == tree(by_docxtpl(template, CONTEXT))


@pytest.mark.parametrize("text", ["一\n二", "一\t二", "一\a二", "一\f二", "\n\t\a\f", "一\n\n二\t三\a四\f五"])
@pytest.mark.parametrize("body", [p("前 {{ x }} 后"), styled("{{ x }}"), table((styled("{{ x }}"),))])
def test_breaks_in_a_listing_are_those_of_docxtpl(tmp_path: Path, text: str, body: str) -> None:
    template = docx(body)
    ours = rendered(tmp_path, {"x": Listing(text)}, report=template)
    assert tree(ours) == tree(by_docxtpl(template, {"x": Listing(text)}))


def test_rich_text_is_that_of_docxtpl(tmp_path: Path) -> None:
    rich = RichText("红 & 粗", color="FF0000", bold=True)
    rich.add("<二>", font="eastAsia:仿宋")
    template = docx(p("前 {{r x }} 后"))
    assert tree(rendered(tmp_path, {"x": rich}, report=template)) == tree(by_docxtpl(template, {"x": rich}))


def test_rich_paragraphs_are_those_of_docxtpl(tmp_path: Path) -> None:
    rich = RichTextParagraph("一段", parastyle="Own")
    template = docx(p("{{p x }}"))
    assert tree(rendered(tmp_path, {"x": rich}, report=template)) == tree(by_docxtpl(template, {"x": rich}))


def test_a_picture_of_docxtpl_is_shown_and_carried(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    image = InlineImage(None, str(file), width=914400)
    content = rendered(tmp_path, {"x": image}, report=docx(p("前{{ x }}后")))
    extent = next(part(content).iter("{*}extent"))
    assert (extent.get("cx"), extent.get("cy")) == ("914400", "914400")
    assert texts(content) == ["前后"]


def test_a_brace_in_rich_text_is_printed(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, {"x": RichText("{{7*7}}")}, report=docx(p("{{r x }}")))) == ["{{7*7}}"]


def test_rich_text_without_its_r_is_refused(tmp_path: Path) -> None:
    from govreport.errors import TemplateError

    with pytest.raises(TemplateError, match=r"GR-552.*\{\{r … \}\}"):
        rendered(tmp_path, {"x": RichText("a")}, report=docx(p("{{ x }}")))
