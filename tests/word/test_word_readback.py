"""A report leaves the house only when every cell and heading of the finished file says what the data say."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from word_documents import docx, p, report, templates

from govreport.cells import Mark
from govreport.errors import IncompleteWarning, TemplateError
from govreport.figures import Figures
from govreport.form.table import Block, Layout, Line, Table
from govreport.model import PlacedSection
from govreport.word import render_docx
from govreport.word.build import build_added_section
from govreport.word.gate import open_package
from govreport.word.readback import compare

FORM = Table(
    id="requests",
    name="表三",
    en="table 3",
    layout=Layout.MATRIX,
    blocks=(
        Block(
            rows=(
                Line("new", "一、新收"),
                Line("done", "二、结果", lines=(Line("granted", "（一）公开"), Line("other", "（二）其他"))),
            ),
            columns=(
                Line("person", "自然人"),
                Line("group", "法人", lines=(Line("firm", "企业"), Line("school", "学校"))),
            ),
        ),
    ),
)
CELLS = {
    ("new", "person"): 12, ("new", "firm"): 3, ("new", "school"): 0,
    ("granted", "person"): Mark.NOT_APPLICABLE, ("granted", "firm"): Mark.BLANK, ("granted", "school"): 7,
    ("other", "person"): 120, ("other", "firm"): 5, ("other", "school"): 6,
}  # fmt: skip
FIGURES = Figures(FORM, CELLS)
OUTLINE = (
    PlacedSection("requests", "三", "收到和处理", "requests.docx"),
    PlacedSection("other", "六", "其他", ""),
)
REPORT = report(figures={"requests": FIGURES}, outline=OUTLINE)
LINES = [
    ("", "", "自然人", "企业", "学校"),
    ("一、新收", "", "12", "3", "0"),
    ("二、结果", "（一）公开", "/", "", "7"),
    ("二、结果", "（二）其他", "120", "5", "6"),
]


def printed_table(lines: list[tuple[str, ...]] | None = None) -> str:
    """Return the table as Word would save it: merged header and label cells."""

    def merged(text: str, down: str = "", across: int = 1) -> str:
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{p(text)}</w:tc>"

    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        merged("", start, 2) + merged("自然人", start) + merged("法人", "", 2),
        merged("", more, 2) + merged("", more) + merged("企业") + merged("学校"),
    ]
    for number, line in enumerate((lines or LINES)[1:]):
        label = (
            merged(line[0], "", 2)
            if number == 0
            else merged(line[0] if number == 1 else "", start if number == 1 else more)
        )
        rows.append(label + "".join(merged(text) for text in line[1 if number else 2 :]))
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def document(body: str) -> bytes:
    return docx(p("三、收到和处理") + body + p("六、其他"))


def faults(body: str) -> list[tuple[str, Mapping[str, object]]]:
    with pytest.raises(TemplateError) as caught:
        compare(document(body), REPORT, "a.docx")
    return [(finding.code, finding.args) for finding in caught.value.findings]


def altered(row: int, column: int, text: str) -> str:
    lines = [list(line) for line in LINES]
    lines[row][column] = text
    return printed_table([tuple(line) for line in lines])


def test_a_right_document_passes() -> None:
    assert compare(document(printed_table()), REPORT, "a.docx") is None


@pytest.mark.parametrize("layout", list(Layout))
def test_what_the_builder_makes_of_a_form_reads_back(tmp_path: Path, layout: Layout) -> None:
    block = (
        FORM.blocks[0]
        if layout is not Layout.STACKED
        else Block(FORM.blocks[0].rows, FORM.blocks[0].columns, "第二十条", "内容")
    )
    if layout is Layout.ACROSS:
        block = Block((Line("granted", "公开"), Line("other", "其他")), block.columns)
    form = Table("requests", "表三", "", layout, (block,))
    figures = Figures(form, {place: index for index, place in enumerate(form.cells())})
    found = templates(tmp_path, report=build_added_section("requests", form))
    whole = report(figures={"requests": figures}, outline=OUTLINE[:1])
    context = {"section": {"heading": OUTLINE[0].heading}, "requests": figures.values() | {"text": ""}}
    assert render_docx(context, found, whole)


def test_a_template_with_two_cells_swapped_is_caught(tmp_path: Path) -> None:
    lines = [list(line) for line in LINES]
    lines[1][2:] = ["{{ requests.new.firm }}", "{{ requests.new.person }}", "0"]
    found = templates(tmp_path, report=document(printed_table([tuple(line) for line in lines])))
    with pytest.raises(TemplateError) as caught:
        render_docx({"requests": FIGURES.values()}, found, REPORT)
    assert [str(finding.at) for finding in caught.value.findings] == [
        "report.docx [requests.new.person]",
        "report.docx [requests.new.firm]",
    ]
    assert "写出的表三“一、新收”行“自然人”列是“3”，数据是“12”" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "column", "text", "found"),
    [
        (1, 2, "13", "“13”"),
        (2, 2, "0", "“0”"),
        (2, 3, "/", "“/”"),
        (1, 4, "", "空白"),
        (1, 2, "1 2", "“1 2”"),
    ],
)
def test_a_cell_that_differs_is_named_with_both_values(row: int, column: int, text: str, found: str) -> None:
    ((code, said),) = faults(altered(row, column, text))
    assert (code, str(said["found"])) == ("GR-602", found)


def test_a_missing_table_is_named() -> None:
    assert [code for code, _ in faults(p("表三略"))] == ["GR-601"]


def test_a_row_that_is_missing_is_named_by_its_labels() -> None:
    found = faults(printed_table(LINES[:3]))
    assert {code for code, _ in found} == {"GR-603"}
    assert {said["row"] for _, said in found} == {"二、结果·（二）其他"}


def test_rows_in_another_order_are_still_found() -> None:
    moved = printed_table(
        [*LINES[:2], ("二、结果", "（二）其他", "120", "5", "6"), ("", "（一）公开", "/", "", "7")]
    )
    assert compare(document(moved), REPORT, "a.docx") is None


def test_a_second_table_of_the_same_shape_must_be_right_too() -> None:
    assert [code for code, _ in faults(printed_table() + p("") + altered(1, 2, "99"))] == ["GR-602"]


def test_a_missing_heading_is_named() -> None:
    with pytest.raises(TemplateError, match=r"GR-604.*没有标题“三、收到和处理"):
        compare(docx(printed_table() + p("六、其他")), REPORT, "a.docx")


def test_headings_out_of_order_are_named() -> None:
    with pytest.raises(TemplateError, match=r"GR-606.*顺序"):
        compare(docx(p("六、其他") + p("三、收到和处理") + printed_table()), REPORT, "a.docx")


def test_a_template_of_ones_own_may_leave_parts_out_and_that_is_said() -> None:
    with pytest.warns(IncompleteWarning) as said:
        compare(docx(p("三、收到和处理")), REPORT, "a.docx", own=True)
    (finding,) = said[0].message.findings  # type: ignore[union-attr]
    assert (finding.code, [str(part) for part in finding.args["parts"]]) == ("GR-605", ["六、其他", "表三"])


def test_what_a_template_of_ones_own_does_print_must_be_right() -> None:
    with pytest.raises(TemplateError, match="GR-602"):
        compare(document(altered(1, 2, "99")), REPORT, "a.docx", own=True)


RUN = "<w:r><w:t>13</w:t></w:r>"
OLD, NEW = "<w:r><w:t>99</w:t></w:r>", "<w:r><w:t>12</w:t></w:r>"
DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>99</w:delText></w:r></w:del>'
WRAPS = {
    "a content control around the text": f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>",
    "a tracked insertion": f'<w:p><w:ins w:id="1" w:author="x">{RUN}</w:ins></w:p>',
    "a moved text": f'<w:p><w:moveTo w:id="1" w:author="x">{RUN}</w:moveTo></w:p>',
    "a smart tag": f'<w:p><w:smartTag w:element="x">{RUN}</w:smartTag></w:p>',
    "a simple field": f'<w:p><w:fldSimple w:instr="X">{RUN}</w:fldSimple></w:p>',
    "custom XML": f'<w:p><w:customXml w:element="x">{RUN}</w:customXml></w:p>',
    "a link": f'<w:p><w:hyperlink w:anchor="x">{RUN}</w:hyperlink></w:p>',
    "a paragraph in a content control": f"<w:sdt><w:sdtContent>{p('13')}</w:sdtContent></w:sdt>",
}
HIDDEN = {
    "a deletion": f"<w:p>{DELETED}{NEW}</w:p>",
    "hidden text": f"<w:p>{OLD.replace('<w:t>', '<w:rPr><w:vanish/></w:rPr><w:t>')}{NEW}</w:p>",
    "a moved-away text": f'<w:p><w:moveFrom w:id="1" w:author="x">{OLD}</w:moveFrom>{NEW}</w:p>',
}


@pytest.mark.parametrize("inside", WRAPS.values(), ids=WRAPS)
def test_a_wrong_figure_is_seen_through(inside: str) -> None:
    right = printed_table()
    wrong = right.replace(p("12"), inside, 1)
    assert [(code, str(said["found"])) for code, said in faults(wrong)] == [("GR-602", "“13”")]


@pytest.mark.parametrize("inside", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_not_read(inside: str) -> None:
    assert compare(document(printed_table().replace(p("12"), inside, 1)), REPORT, "a.docx") is None


def test_a_cell_in_a_content_control_does_not_shift_its_row() -> None:
    one = f"<w:tc><w:tcPr></w:tcPr>{p('12')}</w:tc>"
    wrapped = printed_table().replace(one, f"<w:sdt><w:sdtContent>{one}</w:sdtContent></w:sdt>", 1)
    assert compare(document(wrapped), REPORT, "a.docx") is None


def test_a_row_and_a_table_in_content_controls_are_seen() -> None:
    wrapped = (
        printed_table()
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    )
    assert (
        compare(document(f"<w:sdt><w:sdtContent>{wrapped}</w:sdtContent></w:sdt>"), REPORT, "a.docx") is None
    )


def test_a_row_deleted_with_tracked_changes_is_not_there() -> None:
    gone = printed_table().replace(
        "<w:tr><w:tc><w:tcPr><w:vMerge/>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:tcPr><w:vMerge/>'
    )
    assert {code for code, _ in faults(gone)} == {"GR-603"}


def test_a_finished_report_passes_the_gate_itself(tmp_path: Path) -> None:
    found = templates(tmp_path, report=document(printed_table()))
    content = render_docx({}, found, REPORT)
    assert open_package(content, "a.docx").main_part == "word/document.xml"
