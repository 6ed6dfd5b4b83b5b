"""`--to-word`: the findings as comments at the very cell or paragraph of a copy of the report."""

import docx
import pytest
from docx.oxml.ns import qn

WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")


def commented(file) -> list[tuple[str, str]]:
    """Return (text that the comment is attached to, comment) in document order."""
    document = docx.Document(str(file))
    comments = {str(each.comment_id): each.text for each in document.comments}
    found = []
    for start in document.element.iter(qn("w:commentRangeStart")):
        paragraph = start.getparent()
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        found.append((text, comments[start.get(qn("w:id"))]))
    return found


def test_a_wrong_figure_is_commented_in_its_cell(check, write, folder):
    write(WRONG)
    answer = check("report.toml", "--to-word", "copy.docx")
    assert answer.exit_code == 1
    ((text, comment),) = commented(folder / "copy.docx")
    assert text == "65"
    assert comment.startswith("REQ-003 错误：")
    assert "应为 66" in comment


def test_a_finding_in_the_text_is_commented_at_its_paragraph(check, write, folder):
    write(("均按期答复。", "均按期答复。与申请人张某（13800138000）作了沟通。"))
    check("report.toml", "--to-word", "copy.docx")
    places = [text for text, comment in commented(folder / "copy.docx") if "ALL-2" in comment]
    assert places
    assert all("作了沟通" in text for text in places)


def test_a_finding_on_the_whole_report_is_commented_at_the_title(check, write, folder):
    write(("[overview]", "[document]\ndate = 2022-01-20\n\n[overview]"))
    check("report.toml", "--to-word", "copy.docx")
    (text,) = (text for text, comment in commented(folder / "copy.docx") if "ALL-002" in comment)
    assert "政府信息公开工作年度报告" in text


def test_a_blank_cell_can_be_commented(check, write, folder):
    write(
        (
            "granted = { natural_person = 58, business = 7, legal_service = 1 }",
            'granted = [58, 7, 0, 0, 1, 0, ""]',
        )
    )
    check("report.toml", "--to-word", "copy.docx")
    assert ("", True) in [(text, "REQ-003" in comment) for text, comment in commented(folder / "copy.docx")]


@pytest.mark.parametrize("target", ["report.toml", "no/such/copy.docx"])
def test_a_place_that_cannot_be_written_is_refused(check, write, target):
    file = write(WRONG)
    before = file.read_bytes()
    assert check("report.toml", "--to-word", target).exit_code == 6
    assert file.read_bytes() == before


def test_a_report_that_did_not_load_is_not_printed(check, write, folder):
    write(("decisions = 120 }", 'decisions = "很多" }'))
    assert check("report.toml", "--to-word", "copy.docx").exit_code == 1
    assert not (folder / "copy.docx").exists()
