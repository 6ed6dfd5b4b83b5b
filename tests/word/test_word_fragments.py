"""Running text becomes paragraphs, headings, lists, tables and pictures in the styles of the report."""

from pathlib import Path

import pytest
from lxml import etree
from word_documents import PNG, W, docx, members, p, part, rendered, texts

from govreport.errors import TemplateError
from govreport.narrative.blocks import Heading, ListItem, Paragraph, Picture, Prose, Run, TextBlock, TextTable
from govreport.word import look
from govreport.word.picture import MAX_HEIGHT, MAX_WIDTH, fitted


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def printed(folder: Path, *blocks: TextBlock) -> etree._Element:
    return part(rendered(folder, {"x": Prose(blocks)}, report=docx(p("{{p x }}"))))


def styles(root: etree._Element, name: str = "pStyle") -> list[str | None]:
    return [node.get(w("val")) for node in root.iter(w(name))]


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def test_a_paragraph_stands_in_the_style_of_the_body(tmp_path: Path) -> None:
    assert styles(printed(tmp_path, Paragraph(runs("文字")))) == [look.BODY]


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_stands_in_the_style_of_its_level(tmp_path: Path, level: int) -> None:
    assert styles(printed(tmp_path, Heading(level, runs("（一）标题")))) == [look.HEADINGS[level]]


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_that_runs_into_text_keeps_its_look_to_itself(tmp_path: Path, level: int) -> None:
    root = printed(tmp_path, Heading(level, runs("（一）主动公开。"), lead=runs("本年度……")))
    first, second = root.iter(w("r"))
    assert styles(root) == [look.BODY]
    assert styles(first, "rStyle") == [look.HEADING_RUNS[level]]
    assert styles(second, "rStyle") == []


def test_bold_is_bold_and_only_there(tmp_path: Path) -> None:
    root = printed(tmp_path, Paragraph((Run("一"), Run("二", bold=True), Run("三"))))
    assert [run.find(f".//{w('b')}") is not None for run in root.iter(w("r"))] == [False, True, False]


def test_list_entries_print_their_marks_and_stand_in_by_depth(tmp_path: Path) -> None:
    items = [ListItem("1.", runs("甲")), ListItem("•", runs("乙"), 1), ListItem("（1）", runs("丙"), 7)]
    root = printed(tmp_path, *items)
    assert styles(root) == [look.LISTS[0], look.LISTS[1], look.LISTS[-1]]
    assert ["".join(node.itertext()) for node in root.iter(w("p"))] == ["1.甲", "• 乙", "（1）丙"]


def test_line_breaks_and_tabs_are_those_of_word(tmp_path: Path) -> None:
    root = printed(tmp_path, Paragraph(runs("一\n二\t三")))
    assert [node.tag for node in next(root.iter(w("r")))] == [w(n) for n in ("t", "br", "t", "tab", "t")]


def test_a_small_table_repeats_its_header_and_splits_no_row(tmp_path: Path) -> None:
    root = printed(
        tmp_path, TextTable(((runs("渠道"), runs("件")), (runs("网络"), runs("3"))), ("left", "right"))
    )
    rows = list(root.iter(w("tr")))
    assert [row.find(f".//{w('tblHeader')}") is not None for row in rows] == [True, False]
    assert all(row.find(f".//{w('cantSplit')}") is not None for row in rows)
    assert [node.get(w("val")) for node in rows[1].iter(w("jc"))] == ["left", "right"]
    assert styles(root, "tblStyle") == [look.TEXT_TABLE]


def test_a_short_row_of_a_table_is_filled_up(tmp_path: Path) -> None:
    root = printed(tmp_path, TextTable(((runs("a"), runs("b")), (runs("c"),))))
    assert [len(row.findall(w("tc"))) for row in root.iter(w("tr"))] == [2, 2]


def test_tables_touch_neither_each_other_nor_the_text(tmp_path: Path) -> None:
    one = TextTable(((runs("a"),),))
    body = printed(tmp_path, one, one).find(w("body"))
    assert [etree.QName(node).localname for node in body][:5] == ["p", "tbl", "p", "tbl", "p"]


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    file = tmp_path / "图.png"
    file.write_bytes(PNG)
    return Picture(file, "图1 <渠道> & “数量”", 400, 300)


def test_a_picture_is_shown_with_its_words_and_caption(tmp_path: Path, picture: Picture) -> None:
    root = printed(tmp_path, picture)
    assert next(root.iter("{*}docPr")).get("descr") == picture.caption
    assert styles(root) == [look.PICTURE, look.CAPTION]
    assert "".join(list(root.iter(w("p")))[1].itertext()) == picture.caption


def test_the_same_picture_lies_in_the_package_once(tmp_path: Path, picture: Picture) -> None:
    content = rendered(tmp_path, {"x": Prose((picture, picture))}, report=docx(p("{{p x }}")))
    assert [data for name, data in members(content).items() if "media" in name] == [PNG]
    numbers = [node.get("id") for node in part(content).iter("{*}docPr")]
    assert len(set(numbers)) == 2


def test_a_jpeg_gets_its_content_type(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0jpeg")
    content = rendered(tmp_path, {"x": Prose((Picture(file, "", 10, 10),))}, report=docx(p("{{p x }}")))
    assert b'Extension="jpeg" ContentType="image/jpeg"' in members(content)["[Content_Types].xml"]


@pytest.mark.parametrize("size", [(100, 100), (4000, 300), (300, 4000), (9000, 9000), (1, 9000)])
def test_a_picture_fits_the_page_and_keeps_its_shape(size: tuple[int, int]) -> None:
    width, height = fitted(*size)
    assert width <= MAX_WIDTH
    assert height <= MAX_HEIGHT
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"GIF89a")
    with pytest.raises(TemplateError, match=r"GR-552.*PNG"):
        printed(tmp_path, Picture(tmp_path / "a.png", "", 1, 1))


def test_a_picture_that_vanished_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"GR-552.*a\.png"):
        printed(tmp_path, Picture(tmp_path / "a.png", "", 1, 1))


def test_running_text_inside_a_line_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"GR-552.*\{\{p … \}\}"):
        rendered(tmp_path, {"x": Prose((Paragraph(runs("a")),))}, report=docx(p("前 {{ x }}")))


def test_no_text_prints_no_paragraph(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, {"x": Prose()}, report=docx(p("前") + p("{{p x }}")))) == ["前"]


def test_a_picture_in_a_header_is_related_to_the_header(tmp_path: Path, picture: Picture) -> None:
    content = rendered(tmp_path, {"x": Prose((picture,))}, report=docx(p("a"), header=p("{{p x }}")))
    assert b"media" in members(content)["word/_rels/header1.xml.rels"]
    assert b"media" not in members(content)["word/_rels/document.xml.rels"]
