"""Text that looks like XML, like a template or like nothing sane, in every text of a data file.

It comes out as it was written, or it is refused with the name of its place: there is no third way.
"""

import re

import pytest
from lxml import etree

import govreport
from govreport.testing import blank_report, report_from
from govreport.word.visible import paragraph_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAME = ["document.title", "document.number", "document.addressee", "document.signed_by", "organ.name"]
TEXTS = ["document.preface", "overview.text", "improvement.text", "other.text"]
NOTES = ["proactive.text", "requests.text", "disputes.text"]
FIELDS = [*FRAME, *TEXTS, *NOTES]
KEPT = [
    "& 之后", "<单位名称>", "</w:t></w:r></w:p></w:body>", "]]> &amp; &#x0b;", "{_{ 7*7 }_}", "{ { 名称 } }",
    "${7*7} %s {0}", "\\u4e00 \\n", "<!-- 注 --><?xml ?>", "<w:p/>", "a_b_*c*`d`[e](f)", "“引号”——…",
]  # fmt: skip
REFUSED = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ 不存在的 }}", "{% if x %}", "{# 注 #}",
    "｛｛ 名称 ｝｝", "\x0b", "\x00", "\ufffe", "\ud800", "\u202e",
]  # fmt: skip


def report_with(field: str, text: str) -> govreport.Report:
    data = blank_report("2021")
    table, key = field.split(".")
    data[table] = {**data.get(table, {}), key: f"甲{text}乙"}  # type: ignore[dict-item]
    return report_from(data)


def printed(content: bytes) -> str:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join("".join(paragraph_text(paragraph).split()) for paragraph in root.iter(f"{W}p"))


@pytest.mark.parametrize("text", KEPT)
@pytest.mark.parametrize("field", FIELDS)
def test_a_strange_text_is_printed_as_it_was_written(field: str, text: str) -> None:
    content = govreport.render(report_with(field, text))
    assert "".join(f"甲{text}乙".split()) in printed(content)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("field", FIELDS)
def test_what_cannot_be_printed_is_refused_at_its_place(field: str, text: str) -> None:
    found = govreport.check(report_with(field, text))
    errors = [each for each in found if re.match(r"GR-(12\d|70\d)", each.code)]
    assert {each.at.path for each in errors} == {field}
    with pytest.raises(govreport.ReportRejectedError):
        govreport.render(report_with(field, text))
