"""A .docx is read as a person sees it."""

import pytest
from importing_word import SPACES, cell, docx, paragraph, row, run, table

from govreport.importing.documents.content import Grid, Paragraph, Picture
from govreport.importing.documents.docx import read_docx

SEEN = {
    "an insertion": f'<w:ins w:id="1" w:author="a">{run("甲")}</w:ins>',
    "a move to here": f'<w:moveTo w:id="1" w:author="a">{run("甲")}</w:moveTo>',
    "a content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>",
    "a smart tag": f'<w:smartTag w:element="x">{run("甲")}</w:smartTag>',
    "a simple field": f'<w:fldSimple w:instr="DATE">{run("甲")}</w:fldSimple>',
    "custom XML": f'<w:customXml w:element="x">{run("甲")}</w:customXml>',
    "a hyperlink": f'<w:hyperlink w:anchor="x">{run("甲")}</w:hyperlink>',
    "a direction": f'<w:dir w:val="ltr">{run("甲")}</w:dir>',
    "an equation": "<m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath>",
    "a ruby": f"<w:r><w:ruby><w:rt>{run('jiǎ')}</w:rt><w:rubyBase>{run('甲')}</w:rubyBase></w:ruby></w:r>",
    "a complex field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("甲")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "the first of two alternatives": (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run("甲")}</mc:Choice>'
        f"<mc:Fallback>{run('乙')}</mc:Fallback></mc:AlternateContent>"
    ),
    "text beside deleted text": (
        f'<w:del w:id="1" w:author="a"><w:r><w:delText>乙</w:delText></w:r></w:del>{run("甲")}'
    ),
    "text beside hidden text": run("乙", "<w:vanish/>") + run("甲"),
    "text hidden no more": run("甲", '<w:vanish w:val="0"/>'),
    "text beside text moved away": f'<w:moveFrom w:id="1" w:author="a">{run("乙")}</w:moveFrom>{run("甲")}',
}


def blocks(body, parts=None):
    return read_docx(docx(body, parts), "report.docx").blocks


def grid(body):
    found = [block for block in blocks(body) if isinstance(block, Grid)]
    assert len(found) == 1
    return [[each.text for each in line] for line in found[0].rows]


@pytest.mark.parametrize("inner", SEEN.values(), ids=SEEN)
def test_what_is_seen_of_a_paragraph(inner):
    assert [block.text for block in blocks(paragraph(inner)) if isinstance(block, Paragraph)] == ["甲"]


def test_a_no_break_hyphen_a_tab_and_a_forced_line_break():
    inner = "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>"
    assert [block.text for block in blocks(paragraph(inner))] == ["a-b\tc\nd"]


def test_a_text_box_stands_behind_its_paragraph_and_once():
    box = f"<w:txbxContent>{paragraph(run('框'))}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert [block.text for block in blocks(paragraph(run("文") + f"<w:r>{both}</w:r>"))] == ["文", "框"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    assert [block.text for block in blocks(paragraph(run("上"), mark) + paragraph(run("下")))] == ["上下"]


def test_text_that_a_style_hides_is_not_read():
    styles = f'<w:styles {SPACES}><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = paragraph(run("乙", '<w:rStyle w:val="H"/>') + run("甲"))
    assert [block.text for block in blocks(body, {"styles": styles})] == ["甲"]


def test_numbers_that_word_prints_itself_are_read():
    numbering = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph(run("甲"), listed) + paragraph(run("乙"), listed)
    assert [block.marker for block in blocks(body, {"numbering": numbering})] == ["（一）", "（二）"]


def test_merged_cells_stand_at_each_of_their_rows():
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("甲", restart), cell("1", '<w:gridSpan w:val="2"/>')),
        row(cell("", go_on), cell("2"), cell("3")),
    )
    found = next(block for block in blocks(body) if isinstance(block, Grid))
    shape = [[(each.text, each.column, each.width, each.continued) for each in line] for line in found.rows]
    assert shape == [
        [("甲", 0, 1, False), ("1", 1, 2, False)],
        [("甲", 0, 1, True), ("2", 1, 1, False), ("3", 2, 1, False)],
    ]


def test_rows_and_cells_in_content_controls_are_read():
    controlled = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(row(cell("A"), controlled.format(cell("B")), cell("C")), controlled.format(row(cell("D"))))
    assert grid(controlled.format(body)) == [["A", "B", "C"], ["D"]]


def test_deleted_and_hidden_rows_and_deleted_cells_are_not_read():
    body = table(
        row(cell("A"), cell("x", '<w:cellDel w:id="1" w:author="a"/>')),
        row(cell("x"), properties='<w:del w:id="1" w:author="a"/>'),
        row(cell("x"), properties="<w:hidden/>"),
    )
    assert grid(body) == [["A"]]


def test_a_row_may_begin_behind_free_columns():
    body = table(row(cell("A"), cell("B")), row(cell("C"), properties='<w:gridBefore w:val="1"/>'))
    found = next(block for block in blocks(body) if isinstance(block, Grid))
    assert found.rows[1][0].column == 1


def test_a_table_that_lays_out_the_page_gives_its_content():
    inner = table(row(cell("规章"), cell("0")))
    outer = table(row(f"<w:tc>{paragraph(run('左'))}</w:tc>", f"<w:tc>{inner}<w:p/></w:tc>"))
    assert [type(block) for block in blocks(outer)] == [Paragraph, Grid]


def test_a_table_of_one_cell_inside_a_cell_is_its_text():
    inner = table(row(cell("12")))
    assert grid(table(row(cell("规章"), f"<w:tc>{inner}<w:p/></w:tc>"))) == [["规章", "12"]]


def test_tracked_changes_are_said():
    document = read_docx(docx(paragraph(f'<w:ins w:id="1" w:author="a">{run("甲")}</w:ins>')), "report.docx")
    assert [each.code for each in document.notes] == ["RB-060"]


def test_a_picture_is_taken_with_its_caption():
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="x" descr="图1"/><a:blip xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main" r:embed="rId9"/></wp:inline></w:drawing></w:r>'
    )
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="media/a.png"/></Relationships>'
    )
    parts = {"word/media/a.png": b"\x89PNG", "word/_rels/document.xml.rels": related}
    document = read_docx(docx(paragraph(drawing), parts), "report.docx")
    assert [(block.name, block.caption) for block in document.blocks if isinstance(block, Picture)] == [
        ("a.png", "图1")
    ]
    assert document.pictures == {"a.png": b"\x89PNG"}


def test_bold_is_kept_and_words_cut_into_runs_are_joined():
    body = paragraph(run("全") + run("年") + run("三", "<w:b/>") + run("件", "<w:b/>") + run("。"))
    (found,) = blocks(body)
    assert [(piece.text, piece.bold) for piece in found.runs] == [
        ("全年", False),
        ("三件", True),
        ("。", False),
    ]
