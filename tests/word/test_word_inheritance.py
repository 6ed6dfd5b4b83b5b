"""Word documents include, extend and import each other as any Jinja templates do."""

from pathlib import Path

import pytest
from word_documents import (
    EDITION,
    PNG,
    R,
    W,
    docx,
    members,
    p,
    part,
    rendered,
    report,
    table,
    templates,
    texts,
)

from govreport.errors import TemplateError
from govreport.word import TemplateSet, render_docx

BASE = docx(
    p("{{ title }}") + p("{%p block middle %}") + p("基本") + p("{%p endblock %}") + p("落款"),
    header=p("页眉"),
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="章"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x">'
    '<a:blip r:embed="rIdseal"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
TITLE = {"title": "年报"}


def in_two_folders(tmp_path: Path, own: dict[str, bytes], base: dict[str, bytes]) -> bytes:
    templates(tmp_path / "own", **own)
    templates(tmp_path / "base", **base)
    found = TemplateSet((tmp_path / "own", tmp_path / "base"), EDITION)
    return render_docx(TITLE | {"rows": [1, 2]}, found, report())


def test_a_document_includes_another_where_its_tag_stands(tmp_path: Path) -> None:
    root = docx(p("前") + p("{%p include 'part.docx' %}") + p("后"))
    assert texts(rendered(tmp_path, {"x": 5}, report=root, part=docx(p("部分 {{ x }}")))) == [
        "前",
        "部分 5",
        "后",
    ]


def test_an_included_document_sees_the_loop_around_it(tmp_path: Path) -> None:
    root = docx(p("{%p for s in rows %}") + p("{%p include s.file %}") + p("{%p endfor %}"))
    rows = [{"file": "a.docx", "n": 1}, {"file": "b.docx", "n": 2}]
    files = {"a": docx(p("甲{{ s.n }}")), "b": docx(table(("乙{{ s.n }}",)))}
    assert texts(rendered(tmp_path, {"rows": rows}, report=root, **files)) == ["甲1", "乙2"]


def test_one_block_is_overridden_and_the_rest_of_the_base_stays(tmp_path: Path) -> None:
    child = docx(
        p("{%p extends 'base.docx' %}") + p("{%p block middle %}") + p("自定") + p("{%p endblock %}")
    )
    content = rendered(tmp_path, TITLE, report=child, base=BASE)
    assert texts(content) == ["年报", "自定", "落款"]
    assert texts(content, "word/header1.xml") == ["页眉"]


def test_an_overriding_block_prints_the_one_below_with_super(tmp_path: Path) -> None:
    block = p("{%p block middle %}") + p("先") + p("{{p super() }}") + p("再") + p("{%p endblock %}")
    child = docx(p("{%p extends 'base.docx' %}") + block)
    assert texts(rendered(tmp_path, TITLE, report=child, base=BASE)) == ["年报", "先", "基本", "再", "落款"]


def test_a_whole_paragraph_in_the_midst_of_a_text_is_refused(tmp_path: Path) -> None:
    block = p("{%p block middle %}") + p("先 {{ super() }}") + p("{%p endblock %}")
    with pytest.raises(TemplateError, match=r"GR-552.*\{\{p … \}\}"):
        rendered(tmp_path, TITLE, report=docx(p("{%p extends 'base.docx' %}") + block), base=BASE)


def test_a_file_of_the_same_name_overrides_one_file(tmp_path: Path) -> None:
    root = docx(p("{%p include 'a.docx' %}") + p("{%p include 'b.docx' %}"))
    base = {"report": root, "a": docx(p("甲")), "b": docx(p("乙"))}
    assert texts(in_two_folders(tmp_path, {"b": docx(p("自己的乙"))}, base)) == ["甲", "自己的乙"]


def test_a_file_may_extend_the_one_that_it_overrides(tmp_path: Path) -> None:
    child = docx(
        p("{%p extends 'report.docx' %}") + p("{%p block middle %}") + p("自定") + p("{%p endblock %}")
    )
    assert texts(in_two_folders(tmp_path, {"report": child}, {"report": BASE})) == ["年报", "自定", "落款"]


def test_an_included_file_may_extend_the_one_that_it_overrides(tmp_path: Path) -> None:
    section = docx(p("标题") + p("{%p block inner %}") + p("原文") + p("{%p endblock %}"))
    own = docx(p("{%p extends 'a.docx' %}") + p("{%p block inner %}") + p("新文") + p("{%p endblock %}"))
    base = {"report": docx(p("{%p include 'a.docx' %}") + p("尾")), "a": section}
    assert texts(in_two_folders(tmp_path, {"a": own}, base)) == ["标题", "新文", "尾"]


def test_a_whole_template_takes_the_place_of_the_report(tmp_path: Path) -> None:
    templates(tmp_path / "base", report=BASE, part=docx(p("部分")))
    own = tmp_path / "desk" / "mine.docx"
    own.parent.mkdir()
    own.write_bytes(docx(p("我的 {{ title }}") + p("{%p include 'part.docx' %}")))
    found = TemplateSet((tmp_path / "base",), EDITION, own)
    assert texts(render_docx(TITLE, found, report())) == ["我的 年报", "部分"]


def test_a_finished_report_beside_a_whole_template_is_not_taken_for_the_base(tmp_path: Path) -> None:
    templates(tmp_path / "base", report=BASE)
    templates(tmp_path / "desk", report=docx(p("去年的报告")))
    own = tmp_path / "desk" / "mine.docx"
    own.write_bytes(docx(p("{%p extends 'report.docx' %}")))
    found = TemplateSet((tmp_path / "base",), EDITION, own)
    assert texts(render_docx(TITLE, found, report())) == ["年报", "基本", "落款"]


def test_macros_are_imported_from_another_document(tmp_path: Path) -> None:
    root = docx(p("{%p from 'macros.docx' import sign %}") + p("{{p sign(title) }}") + p("{{p sign('二') }}"))
    macros = docx(p("{%p macro sign(who) %}") + p("署名 {{ who }}") + p("{%p endmacro %}"))
    assert texts(rendered(tmp_path, {"title": "甲&乙"}, report=root, macros=macros)) == [
        "署名 甲&乙",
        "署名 二",
    ]


def test_words_outside_the_blocks_of_a_child_are_refused_not_lost(tmp_path: Path) -> None:
    child = docx(p("{%p extends 'base.docx' %}") + p("会丢的话"))
    with pytest.raises(TemplateError, match=r"GR-542.*会丢的话"):
        rendered(tmp_path, TITLE, report=child, base=BASE)


def test_extends_is_the_first_tag(tmp_path: Path) -> None:
    child = docx(p("{%p if title %}") + p("{%p endif %}") + p("{%p extends 'base.docx' %}"))
    with pytest.raises(TemplateError, match="GR-543"):
        rendered(tmp_path, TITLE, report=child, base=BASE)


def test_a_picture_of_an_included_document_comes_along_once(tmp_path: Path) -> None:
    root = docx(p("{%p for x in rows %}") + p("{%p include 'seal.docx' %}") + p("{%p endfor %}"))
    content = rendered(tmp_path, {"rows": [1, 2]}, report=root, seal=docx(PICTURE, media={"seal.png": PNG}))
    media = {name: data for name, data in members(content).items() if name.startswith("word/media/")}
    assert list(media.values()) == [PNG]
    used = {node.get(f"{{{R}}}embed") for node in part(content).iter("{*}blip")}
    targets = {node.get("Id"): node.get("Target") for node in part(content, "word/_rels/document.xml.rels")}
    assert {f"word/{targets[id_]}" for id_ in used} == set(media)


def test_a_link_of_an_included_document_keeps_its_address(tmp_path: Path) -> None:
    link = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>'
    files = {
        "a": docx(link, links={"rId1": "https://a.example/"}),
        "b": docx(link, links={"rId1": "https://b.example/"}),
    }
    root = docx(p("{%p include 'a.docx' %}") + p("{%p include 'b.docx' %}"))
    content = rendered(tmp_path, {}, report=root, **files)
    targets = {node.get("Id"): node.get("Target") for node in part(content, "word/_rels/document.xml.rels")}
    links = [targets[node.get(f"{{{R}}}id")] for node in part(content).iter(f"{{{W}}}hyperlink")]
    assert links == ["https://a.example/", "https://b.example/"]


def test_styles_that_the_whole_one_lacks_come_along_and_its_own_stay(tmp_path: Path) -> None:
    def style(id_: str, size: int, based: str = "") -> str:
        look = f'{based}<w:rPr><w:sz w:val="{size}"/></w:rPr>'
        return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/>{look}</w:style>'

    part_styles = (
        style("Own", 1) + style("New", 2, '<w:basedOn w:val="Below"/>') + style("Below", 3) + style("Idle", 4)
    )
    root = docx(p("a", style="Own") + p("{%p include 'part.docx' %}"), styles=style("Own", 9))
    content = rendered(tmp_path, {}, report=root, part=docx(p("b", style="New"), styles=part_styles))
    found = {
        node.get(f"{{{W}}}styleId"): node.find(f".//{{{W}}}sz").get(f"{{{W}}}val")
        for node in part(content, "word/styles.xml")
    }
    assert found == {"Own": "9", "New": "2", "Below": "3"}


def test_lists_of_included_documents_get_numbers_of_their_own(tmp_path: Path) -> None:
    def numbering(words: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{words}"/></w:lvl>'
            "</w:abstractNum>"
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )

    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    root = docx(item + p("{%p include 'a.docx' %}") + p("{%p include 'b.docx' %}"), numbering=numbering("根"))
    files = {"a": docx(item, numbering=numbering("甲")), "b": docx(item, numbering=numbering("乙"))}
    content = rendered(tmp_path, {}, report=root, **files)
    used = [node.get(f"{{{W}}}val") for node in part(content).iter(f"{{{W}}}numId")]
    lists = part(content, "word/numbering.xml")
    assert used == ["1", "2", "3"]
    assert [node.get(f"{{{W}}}val") for node in lists.iter(f"{{{W}}}lvlText")] == ["根", "甲", "乙"]


def test_a_list_comes_along_even_where_the_whole_one_has_none(tmp_path: Path) -> None:
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:p>'
    numbering = '<w:abstractNum w:abstractNumId="9"/><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>'
    root = docx(p("{%p include 'a.docx' %}"))
    content = rendered(tmp_path, {}, report=root, a=docx(item, numbering=numbering))
    kinds = {node.get("Type").rsplit("/", 1)[-1] for node in part(content, "word/_rels/document.xml.rels")}
    assert "numbering" in kinds
    assert b"/word/numbering.xml" in members(content)["[Content_Types].xml"]


def test_a_footnote_in_an_included_document_is_refused_not_lost(tmp_path: Path) -> None:
    note = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    with pytest.raises(TemplateError, match="GR-541"):
        rendered(tmp_path, {}, report=docx(p("{%p include 'a.docx' %}")), a=docx(note, footnote=p("注")))


def test_identifiers_that_only_the_included_document_declares_stay_behind(tmp_path: Path) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    declared = f'xmlns:w14="{w14}" xmlns:mc="{mc}" mc:Ignorable="w14"'
    inner = docx('<w:p w14:paraId="12345678"><w:r><w:t>甲</w:t></w:r></w:p>', namespaces=declared)
    content = rendered(tmp_path, {}, report=docx(p("{%p include 'a.docx' %}")), a=inner)
    assert texts(content) == ["甲"]
    assert w14.encode() not in members(content)["word/document.xml"]


def test_a_missing_include_names_the_nearest_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"GR-520.*overveiw\.docx.*overview\.docx"):
        rendered(tmp_path, {}, report=docx(p("{%p include 'overveiw.docx' %}")), overview=docx(p("x")))


def test_a_template_changed_on_disk_is_read_anew(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, {}, report=docx(p("旧")))) == ["旧"]
    assert texts(rendered(tmp_path, {}, report=docx(p("新的一份")))) == ["新的一份"]


def test_headers_and_footers_are_filled_like_the_body(tmp_path: Path) -> None:
    content = rendered(
        tmp_path, TITLE, report=docx(p("a"), header=p("{{ title }}"), footer=p("{% if title %}有{% endif %}"))
    )
    assert (texts(content, "word/header1.xml"), texts(content, "word/footer1.xml")) == (["年报"], ["有"])
