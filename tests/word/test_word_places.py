"""Every mistake in a template is named with its place, its tag and the nearest right name."""

from pathlib import Path

import pytest
from word_documents import docx, p, rendered, table

from govreport.errors import TemplateError
from govreport.findings import Finding

CONTEXT = {"a": 1, "rows": [1, 2], "requests": {"new_received": {"total": 58}}}


def fault(tmp_path: Path, body: str, **parts: str) -> Finding:
    with pytest.raises(TemplateError) as caught:
        rendered(tmp_path, CONTEXT, report=docx(body, **parts))
    return caught.value.findings[0]


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (p("a") + p("{{ 7 + }}"), "GR-540", "第2段"),
        (p("{{ a|upperr }}"), "GR-544", "upper"),
        (p("{% if false %}{{ a|upperr }}{% endif %}"), "GR-544", "upper"),
        (p("{% if a is defind %}{% endif %}"), "GR-544", "defined"),
        (p("{%p if a %}") + p("x"), "GR-535", "endif"),
        (p("{%p for x in rows %}") + p("{{ x }}") + p("{{ a }}"), "GR-535", "endfor"),
        (p("{%p if a %}") + p("{%p for x in rows %}") + p("{%p endif %}"), "GR-535", "for x in rows"),
        (p("x") + p("{% endif %}"), "GR-536", "endif"),
        (p("{%pif a %}") + p("{%p endif %}"), "GR-537", "if"),
        (p("{%p forr x in rows %}"), "GR-537", "for"),
        (p("前面 {%p if a %}") + p("{%p endif %}"), "GR-533", "前面"),
        (p("{%p if a %}{%p endif %}"), "GR-533", "endif"),
        (p("{%tr for x in rows %}"), "GR-534", "表格行"),
        (p("｛｛ a ｝｝"), "GR-531", "全角"),
        (p("本年 ｛ 件"), "GR-531", "全角"),
        (p("{{ a"), "GR-532", "}}"),
        (p("{{ requests.new_recieved.total }}"), "GR-551", "new_received"),
        (p("{{ reqests.new_received }}"), "GR-551", "requests"),
        (p("{% for x in rowz %}{% endfor %}"), "GR-551", "rows"),
        (p("{{ 1 / 0 }}"), "GR-555", "除数为 0"),
        (p("{{ a + 'x' }}"), "GR-555", "不能这样用"),
        (p("{%p include 'overveiw.docx' %}"), "GR-520", "overveiw.docx"),
        (p("{%p include '../../etc/passwd' %}"), "GR-522", "passwd"),
        (p("{{p a }}"), "GR-552", "不带 p"),
        (p("{{p overveiw }}"), "GR-551", "overveiw"),
        (p("{{r overveiw }}"), "GR-551", "overveiw"),
        (p("{{ self.nothing() }}"), "GR-551", "nothing"),
        (p("{{ none }}"), "GR-552", "空值"),
        (p("{{ 年度 }}"), "GR-551", "a、requests、rows"),
        (p("{{ " * 20_000), "GR-532", "}}"),
        (p("{" * 60_000), "GR-532", "}}"),
        (p("{% raw %}{{ x }}{% endraw %}"), "GR-539", "“{{ x }}”"),
    ],
)
def test_a_mistake_is_told_with_code_and_remedy(tmp_path: Path, body: str, code: str, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(tmp_path, CONTEXT, report=docx(body))
    assert caught.value.findings[0].code == code
    assert words in str(caught.value)


def test_a_wrong_name_in_a_table_is_found_by_table_row_and_cell(tmp_path: Path) -> None:
    body = p("一、总体情况") + table(("甲", "乙"), ("丙", "{{ a }}{{ b }}"))
    found = fault(tmp_path, table(("x",)) + body)
    assert found.at.place == "正文 【一、总体情况】表2 行2 列2“{{ a }}{{ b }}”"
    assert found.args["tag"] == "{{ b }}"


def test_a_tag_split_into_runs_by_word_is_told_as_one(tmp_path: Path) -> None:
    found = fault(tmp_path, p("共 ", "{", "{ requests.", "new_recieved", " }", "} 件"))
    assert found.args["tag"] == "{{ requests.new_recieved }}"
    assert found.at.place == "正文 第1段“共 {{ requests.new_reciev…”"


def test_a_wrong_name_is_found_behind_loops_that_removed_paragraphs(tmp_path: Path) -> None:
    loops = p("{%p for x in rows %}") + p("{{ x }}") + p("{%p endfor %}")
    assert fault(tmp_path, loops * 4 + p("{{ wrong }}")).at.place == "正文 第13段“{{ wrong }}”"


def test_a_wrong_name_in_a_header_names_the_header(tmp_path: Path) -> None:
    assert "页眉（header1.xml）" in str(fault(tmp_path, p("a"), header=p("{{ wrong }}")).at)


def test_a_comment_is_called_by_its_name(tmp_path: Path) -> None:
    assert fault(tmp_path, p("a"), comment=p("{{ a }}")).at.place == "批注（comments.xml）"


def test_a_tag_in_a_comment_would_stay_and_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, p("a"), comment=p("{", "{ a }}")).code == "GR-538"


def test_text_in_a_paragraph_that_a_row_tag_takes_with_it_is_not_lost(tmp_path: Path) -> None:
    found = fault(tmp_path, table(("{%tr for x in rows %}", "别的"), ("{%tr endfor %}", "")))
    assert (found.code, found.args["words"]) == ("GR-533", "别的")


def test_no_mistake_comes_out_in_the_language_of_jinja(tmp_path: Path) -> None:
    for payload in (
        "{{ a.b.c }}",
        "{{ rows['x'] }}",
        "{{ rows[9] }}",
        "{{ a() }}",
        "{{ [][0] }}",
        "{{ rows|first|first }}",
    ):
        assert fault(tmp_path, p(payload)).code.startswith("GR-55")


def test_curly_quotes_inside_a_word_of_a_tag_are_kept(tmp_path: Path) -> None:
    from word_documents import texts

    assert texts(rendered(tmp_path, {}, report=docx(p('{{ "他说“好”了" }}')))) == ["他说“好”了"]
    assert texts(rendered(tmp_path, {}, report=docx(p("{{ '他说“好”了' }}")))) == ["他说“好”了"]
    assert texts(rendered(tmp_path, {}, report=docx(p("{{ “直” }}")))) == ["直"]


def test_an_ampersand_in_a_word_of_a_tag_is_right(tmp_path: Path) -> None:
    from word_documents import texts

    assert texts(rendered(tmp_path, {}, report=docx(p("{{ 'a &amp; b' if 'x&amp;y' == 'x&amp;y' }}")))) == [
        "a & b"
    ]
