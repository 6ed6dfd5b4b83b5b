"""A saved page is read as a browser shows it."""

import pytest

from govreport.importing.documents.content import Grid, Paragraph, Picture
from govreport.importing.documents.html import read_html
from govreport.importing.documents.html_pictures import Pictures, beside
from govreport.importing.documents.mht import read_mht


def page(body: str | bytes, pictures: Pictures | None = None):
    content = (
        body if isinstance(body, bytes) else f"<html><meta charset=utf-8><body>{body}</body></html>".encode()
    )
    return read_html(content, "report.html", pictures or Pictures())


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks if isinstance(block, Paragraph)]


def grid(body: str) -> list[list[str]]:
    (found,) = [block for block in page(body).blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>乙</script>", "<style>乙</style>", "<!-- 乙 -->",
        '<span style="display:none">乙</span>',
        "<p hidden>乙</p>", '<div style="visibility: hidden">乙</div>', "<template>乙</template>",
        "<del>乙</del>",
        "<noscript>乙</noscript>", '<span style="mso-hide:all">乙</span>', "<select><option>乙</select>",
    ],
)  # fmt: skip
def test_what_a_browser_does_not_show_is_not_read(unseen):
    assert "".join(texts(f"<p>甲</p>{unseen}<p>丙</p>")) == "甲丙"


def test_spans_of_one_word_are_one_word():
    assert texts("<p><span>政府</span><span><font>信息</font></span>公开</p>") == ["政府信息公开"]


def test_blanks_and_line_ends_of_the_source_collapse():
    assert texts("<p>\n  甲 \n 乙&nbsp;</p>") == ["甲 乙"]


def test_text_between_block_elements_is_a_paragraph_of_its_own():
    assert texts("甲<div>乙<p>丙</p>丁</div>戊") == ["甲", "乙", "丙", "丁", "戊"]


def test_lists_and_headings():
    blocks = page(
        "<h2>标题</h2><ul><li>甲<ul><li>乙</li></ul></li></ul><ol><li>丙</li><li>丁</li></ol>"
    ).blocks
    assert [(block.text, block.level, block.marker, block.depth) for block in blocks] == [
        ("标题", 2, "", 0), ("甲", None, "•", 0), ("乙", None, "•", 1),
        ("丙", None, "1.", 0), ("丁", None, "2.", 0),
    ]  # fmt: skip


def test_spans_of_cells_are_worked_out():
    body = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>1</td></tr><tr><td>2</td><td rowspan=0>3</td></tr>"
        "<tr><td>乙</td><td>4</td></tr></table>"
    )
    assert grid(body) == [["甲", "1"], ["甲", "2", "3"], ["乙", "4", "3"]]


def test_hidden_rows_and_cells_are_left_out():
    rows = "<tr style='display:none'><td>x</td></tr><tr><td>甲</td><td hidden>x</td><td>1</td></tr>"
    assert grid(f"<table>{rows}</table>") == [["甲", "1"]]


def test_a_layout_table_gives_its_content_in_order():
    inner = "<p>前</p><table><tr><td>规章</td><td>0</td></tr></table>"
    body = f"<table><tr><td>首页</td><td>{inner}</td></tr></table>"
    assert [type(block) for block in page(body).blocks] == [Paragraph, Paragraph, Grid]


def test_a_page_that_declares_gb2312_is_read_with_all_its_characters():
    content = "<html><meta charset=gb2312><body><p>堃镕公开</p><p>后</p></body></html>".encode("gb18030")
    assert [block.text for block in page(content).blocks] == ["堃镕公开", "后"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_page_without_a_declaration_is_read(encoding):
    content = "<html><body><p>政府信息公开</p></body></html>".encode(encoding)
    assert [block.text for block in page(content).blocks] == ["政府信息公开"]


def test_a_wrong_declaration_is_said():
    found = page("<html><meta charset=gbk><body><p>政府信息公开</p></body></html>".encode())
    assert [each.code for each in found.notes] == ["RB-061"]


def test_a_page_without_an_end_is_said():
    assert [each.code for each in page("<html><meta charset=utf-8><body><p>甲".encode()).notes] == ["RB-063"]


def test_bytes_of_no_encoding_are_counted():
    found = page("<html><body><p>政府信息公开".encode() + b"\xff\xff" + b"</p></body></html>")
    assert [each.code for each in found.notes] == ["RB-062"]


def test_a_picture_inside_the_page_is_taken():
    found = page('<p>甲</p><img alt="图1" src="data:image/png;base64,iVBORw==">')
    assert [block.caption for block in found.blocks if isinstance(block, Picture)] == ["图1"]
    assert list(found.pictures.values()) == [b"\x89PNG"]


def test_pictures_beside_the_page_are_taken_and_no_others(tmp_path):
    folder = tmp_path / "page"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.png").write_bytes(b"secret")
    body = '<img src="files/a.png"><img src="../secret.png"><img src="http://example.com/a.png">'
    assert page(body, beside(folder / "report.html")).pictures == {"a.png": b"\x89PNG"}


def test_a_page_saved_as_one_file_is_read_with_its_pictures():
    content = (
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "<html><body><p>堃公开</p><img src='http://x/a.png'></body></html>".encode("gb18030")
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Location: http://x/a.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n--b--\r\n"
    )
    found = read_mht(content, "report.mht")
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["堃公开"]
    assert found.pictures == {"a.png": b"\x89PNG"}


def test_what_stands_behind_the_end_of_a_page_is_read_as_browsers_do():
    whole = (
        "<html><meta charset=utf-8><body><p>甲</p></body></html><p>乙</p><html><body><p>丙</p></body></html>"
    )
    assert [block.text for block in page(whole.encode()).blocks] == ["甲", "乙", "丙"]


def test_the_row_without_height_that_word_puts_below_a_table_is_no_row():
    sizing = "<tr height=0><td width=50></td><td width=50></td></tr>"
    assert grid(f"<table><tr><td>规章</td><td>0</td></tr>{sizing}</table>") == [["规章", "0"]]
