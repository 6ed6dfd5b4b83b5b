"""One faulty template a code: found at its place, with exactly one finding."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lint_kit import (
    DOCUMENT,
    OFFICE,
    after,
    built,
    changed,
    edited,
    findings,
    p,
    packed,
    unpacked,
    with_member,
)

from govreport.messages import engine_catalogue
from govreport.word.build import build_extension

STYLES = "word/styles.xml"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CELL = "{{ requests.new_received.total }}"
HEADING = "{{ section.heading }}"
OVERVIEW = built()["overview.docx"]
CHILD = build_extension("head", "附言")
IF = "{%p if document.number %}"


def cell(new: str) -> dict[str, bytes]:
    return changed("requests.docx", (CELL, new))


def heading(new: str) -> dict[str, bytes]:
    return changed("overview.docx", (HEADING, new))


def in_if(new: str) -> dict[str, bytes]:
    return changed("report.docx", (IF, new))


def document(name: str, **parts: tuple[str, str, str]) -> dict[str, bytes]:
    content = built()[name]
    for stem, (xml, kind, content_type) in parts.items():
        content = with_member(content, f"word/{stem}.xml", xml, kind, content_type)
    return {name: content}


def without_font() -> bytes:
    """Return a template whose style of body text names no Chinese font, nor do those it is based on."""
    content = after("overview.docx", p("附注"))["overview.docx"]
    members = unpacked(content)
    text = members[STYLES].decode()
    for start in ("<w:docDefaults>", '<w:style w:type="paragraph" w:default="1"', 'w:styleId="GovBody"'):
        at = text.index(start)
        text = text[:at] + re.sub(r'w:eastAsia="[^"]+"', "", text[at:], count=1)
    return packed({**members, STYLES: text.encode()})


COMMENT = f'<w:comments {NS}><w:comment w:id="1">{p("%s")}</w:comment></w:comments>'
DELETED = '<w:p><w:del w:id="1"><w:r><w:delText>%s</w:delText></w:r></w:del></w:p>'
EXTERNAL = (
    f'<Relationship Id="rIdY" Type="{OFFICE}/image" Target="http://example.cn/a.png" TargetMode="External"/>'
    "</Relationships>"
)

CASES: dict[str, tuple[str, Mapping[str, bytes], str]] = {
    "a file of another kind": ("GR-502", {"overview.docx": b"{\\rtf1 }"}, ""),
    "macros": ("GR-512", {"overview.docx": with_member(OVERVIEW, "word/vbaProject.bin", "x")}, ""),
    "broken XML": ("GR-513", changed("overview.docx", ("</w:body>", "")), "正文"),
    "a linked picture": (
        "GR-514",
        changed("overview.docx", ("</Relationships>", EXTERNAL), part="word/_rels/document.xml.rels"),
        "",
    ),
    "an include that is not there": (
        "GR-520",
        changed("report.docx", ("include section.template", "include 'overveiw.docx'")),
        "overveiw",
    ),
    "full-width braces": ("GR-531", heading("｛｛ section.heading ｝｝"), "第1段"),
    "a tag without an end": ("GR-532", after("overview.docx", p("{{ report.year")), "第2段“{{ report.year”"),
    "words beside a paragraph tag": ("GR-533", in_if(f"另{IF}"), "第2段"),
    "a row tag outside a table": (
        "GR-534",
        after("overview.docx", p("{%tr if report.year %}") + p("{%p endif %}")),
        "第2段",
    ),
    "an if without an end": ("GR-535", changed("report.docx", ("{%p endif %}", "")), "{%p if document"),
    "an end without a beginning": ("GR-536", after("overview.docx", p("{%p endif %}")), "第2段"),
    "an unknown statement": ("GR-537", after("overview.docx", p("{%p inclde 'a.docx' %}")), "第2段"),
    "a tag in a comment": (
        "GR-538",
        document("report.docx", comments=(COMMENT % "{{ report.year }}", "comments", f"{WML}.comments+xml")),
        "comments.xml",
    ),
    "an expression that is none": ("GR-540", in_if("{%p if document number %}"), "第2段"),
    "a footnote in an included file": (
        "GR-541",
        after("overview.docx", "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"),
        "",
    ),
    "words outside the blocks of a child": (
        "GR-542",
        {"report.docx": edited(CHILD, ("<w:sectPr>", p("多余的话") + "<w:sectPr>"))},
        "多余的话",
    ),
    "a filter that is not there": ("GR-544", heading("{{ section.heading|uper }}"), "第1段"),
    "a test that is not there": ("GR-544", in_if("{%p if document.number is devined %}"), "第2段"),
    "a name that is not there": ("GR-551", heading("{{ sektion.heading }}"), "第1段"),
    "a leaf that is not there": ("GR-551", cell("{{ requests.new_recieved.total }}"), "表1 行4 列8"),
    "an attribute of a loop item": ("GR-551", heading("{{ section.heeding }}"), "第1段"),
    "running text in a line": ("GR-552", changed("overview.docx", ("{{p overview", "{{ overview")), "第2段"),
    "a whole row in one tag": ("GR-552", after("overview.docx", p("{{ requests.granted }}")), "第2段"),
    "an invisible sign": ("TPL-001", cell("{{ requests.\u200bnew_received.total }}"), "表1 行4 列8"),
    "a no-break space": ("TPL-002", cell("{{\u00a0requests.new_received.total }}"), "表1 行4 列8"),
    "a full-width space": ("TPL-002", cell("{{\u3000requests.new_received.total }}"), "表1 行4 列8"),
    "curly quotes": ("TPL-003", in_if("{%p if document.number != “” %}"), "第2段"),
    "a full-width percent sign": ("TPL-004", in_if("{％p if document.number ％}"), "第2段"),
    "a full-width bar": ("TPL-004", heading("{{ section.heading｜trim }}"), "第1段"),
    "braces apart": ("TPL-005", heading("{ { section.heading } }"), "第1段"),
    "an end of a tag alone": ("TPL-005", after("overview.docx", p("共 }} 件")), "第2段"),
    "a tag in the properties": (
        "TPL-011",
        changed("report.docx", ("<dc:title>", "<dc:title>{{ report.title }}"), part="docProps/core.xml"),
        "core.xml",
    ),
    "a tag in a footer that is not carried over": (
        "TPL-011",
        changed("overview.docx", ("— ", "{{ report.year }}"), part="word/footer1.xml"),
        "页脚",
    ),
    "a tag in a deletion": ("TPL-012", after("overview.docx", DELETED % "{{ report.year }}"), "第2段"),
    "a block that nobody has": (
        "TPL-021",
        {"report.docx": edited(CHILD, ("block head", "block haed"), ("{{p super() }}", ""))},
        "第2段",
    ),
    "a file that nobody asks for": ("TPL-022", {"overwiev.docx": edited(built()["overview.docx"])}, ""),
    "a section left out": (
        "TPL-031",
        changed("report.docx", ("{%p for section in sections.disputes %}", "{%p for section in [] %}")),
        "[disputes]",
    ),
    "a heading left out": ("TPL-032", heading(""), "[overview]"),
    "a text left out": ("TPL-033", changed("overview.docx", ("{{p overview.text }}", "")), "[overview.text]"),
    "figures left out": ("TPL-034", cell(""), "[requests.new_received]"),
    "a value left out": (
        "TPL-036",
        changed("other.docx", ("{{ other.fee_statement }}", "")),
        "[other.fee_statement]",
    ),
    "a label with a wrong sign": ("TPL-041", changed("requests.docx", ("自然人", "自然入")), "表1 行2 列2"),
    "a row's label changed": (
        "TPL-041",
        changed("requests.docx", ("本年新收政府信息公开申请数量", "本年新收政府信息公开申请数")),
        "表1 行4 列1",
    ),
    "a label taken away": ("TPL-042", changed("requests.docx", ("自然人", "")), "表1 行2 列2"),
    "a heading changed by one sign": ("TPL-044", heading("一、总体情兄"), "第1段"),
    "a law changed by one sign": (
        "TPL-045",
        after("overview.docx", p("根据《中华人民共和国政府信息公开条列》的规定")),
        "第2段",
    ),
    "words beside a figure": ("TPL-046", cell(f"{CELL}件"), "表1 行4 列8"),
    "words beside a heading": ("TPL-046", heading(f"{HEADING}（摘要）"), "第1段"),
    "a style without a Chinese font": ("TPL-051", {"overview.docx": without_font()}, "第2段“附注”"),
    "a font of no standard": (
        "TPL-052",
        after("overview.docx", p("附注", run='<w:rPr><w:rFonts w:eastAsia="华文彩云"/></w:rPr>')),
        "第2段“附注”",
    ),
    "a row that may split": ("TPL-053", changed("requests.docx", ("<w:cantSplit/>", "")), "表1 行1 列1"),
    "a header that is not repeated": (
        "TPL-054",
        changed("requests.docx", ("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
        "表1 行1 列1",
    ),
    "a margin of its own": ("TPL-055", changed("report.docx", ('w:left="1587"', 'w:left="1800"')), ""),
    "open revisions": ("TPL-061", after("overview.docx", DELETED % "旧的话"), "第2段"),
    "protection": (
        "TPL-062",
        changed(
            "overview.docx",
            ("<w:zoom", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:zoom'),
            part="word/settings.xml",
        ),
        "",
    ),
    "an embedded object": (
        "TPL-063",
        {"overview.docx": with_member(OVERVIEW, "word/embeddings/a.bin", "x", "oleObject", "x/y")},
        "正文",
    ),
    "comments": (
        "TPL-064",
        document("report.docx", comments=(COMMENT % "核对", "comments", f"{WML}.comments+xml")),
        "comments.xml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_one_finding_at_its_place(tmp_path: Path, name: str) -> None:
    code, files, where = CASES[name]
    found = findings(tmp_path, files)
    assert [each.code for each in found] == [code], [engine_catalogue().line(each) for each in found]
    line = str(found[0].at) + str(found[0].args.get("tag", "")) + str(found[0].args.get("name", ""))
    assert where in line
    assert found[0].at.file in files


def test_a_whole_table_left_out_is_one_finding(tmp_path: Path) -> None:
    text = built()["disputes.docx"]
    xml = unpacked(text)[DOCUMENT].decode()
    table = xml[xml.index("<w:tbl>") : xml.index("</w:tbl>") + len("</w:tbl>")]
    found = findings(tmp_path, changed("disputes.docx", (table, "")))
    assert [each.code for each in found] == ["TPL-035"]


def test_two_tags_that_changed_places_are_both_found(tmp_path: Path) -> None:
    other = "{{ requests.carried_over.total }}"
    files = changed("requests.docx", (CELL, "{{ x }}"), (other, CELL), ("{{ x }}", other))
    assert [each.code for each in findings(tmp_path, files)] == ["TPL-043", "TPL-043"]


def test_all_mistakes_of_a_template_come_in_one_list(tmp_path: Path) -> None:
    files = changed("requests.docx", (CELL, "{{ requests.new_recieved.total }}"), ("自然人", "自然入"))
    files |= changed("report.docx", (IF, "{%p if document.nummer %}"))
    files |= heading("{{ section.heading|uper }}")
    assert {each.code for each in findings(tmp_path, files)} == {"GR-551", "TPL-041", "GR-544"}


def test_every_code_of_the_lint_has_its_template() -> None:
    shown = {code for code, _, _ in CASES.values()} | {"TPL-035", "TPL-043"}
    assert {each.code for each in engine_catalogue() if each.code.startswith("TPL-")} - shown == set()
