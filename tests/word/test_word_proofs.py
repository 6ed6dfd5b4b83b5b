"""Reading back takes a short way for what was proven before; it must see all that the long way sees."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from govreport import Report, TemplateError, load, render
from govreport.word import proofs
from govreport.word.readback import compare
from govreport.word.shapes import take_apart
from govreport.word.zipping import archive, packed

MAIN = "word/document.xml"
FIRST_FIGURE = r"(<w:t[^>]*>)(\d+)(</w:t>)"


@pytest.fixture(scope="module", params=["yiluo-2020", "county-bureau-2023"])
def finished(request: pytest.FixtureRequest) -> tuple[Report, bytes]:
    examples = Path(__file__).parents[2] / "examples"
    report = load(examples / request.param / "report.toml")
    return report, render(report)


def main_part(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(MAIN).decode()


def with_main_part(content: bytes, xml: str) -> bytes:
    members = zipfile.ZipFile(io.BytesIO(content))
    return archive(
        packed(name, xml.encode() if name == MAIN else members.read(name)) for name in members.namelist()
    )


def changes(xml: str) -> dict[str, str]:
    """Return ways in which a template could spoil a finished report, one at a time."""
    form = xml.find("<w:tbl>", xml.find(">二、"))  # tables before are the organ's own
    figures = [match for match in re.finditer(FIRST_FIGURE, xml) if match.start() > form]
    spoilt = {
        f"figure {number}": xml[: each.start(2)] + each.group(2) + "7" + xml[each.end(2) :]
        for number, each in enumerate(figures[::17])
    }
    rows = list(re.finditer(r"<w:tr[ >].*?</w:tr>", xml, re.DOTALL))
    return spoilt | {
        "a figure hidden": xml[: figures[0].start()] + "<w:instrText/>" + xml[figures[0].end() :],
        "a row gone": xml[: rows[-1].start()] + xml[rows[-1].end() :],
        "two rows swapped": xml.replace(rows[-1].group(), "@").replace(rows[-2].group(), rows[-1].group())
        .replace("@", rows[-2].group()),
        "a table gone": xml[:form] + xml[xml.find("</w:tbl>", form) + 8 :],
        "a heading gone": xml.replace(">二、", ">", 1),
        "not well formed around the tables": xml.replace("<w:body>", "<w:body><w:p>", 1),
        "not well formed in a table": xml.replace("<w:tr>", "<w:tr><w:tc>", 1),
        "a reference to nothing": xml.replace("</w:t>", "&nothing;</w:t>", 1),
        "a label changed": xml.replace("（七）总计", "（七）合计"),
    }  # fmt: skip


def said(content: bytes, report: Report) -> list[tuple[str, str]]:
    try:
        compare(content, report, "report.docx")
    except TemplateError as error:
        return [(each.code, each.at.path) for each in error.findings]
    return []


def test_what_the_long_way_refuses_the_short_way_does_not_let_through(
    finished: tuple[Report, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, content = finished
    spoilt = {name: with_main_part(content, xml) for name, xml in changes(main_part(content)).items()}
    assert said(content, report) == said(content, report) == []  # from here on, the tables are known
    short = {name: said(each, report) for name, each in spoilt.items()}
    monkeypatch.setattr("govreport.word.readback.proven", lambda *_: False)
    assert short == {name: said(each, report) for name, each in spoilt.items()}
    assert [name for name, found in short.items() if not found] == []


def test_the_second_report_of_a_kind_is_proven_without_looking_for_labels(
    finished: tuple[Report, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, content = finished
    for _ in range(2):
        compare(content, report, "report.docx")
    monkeypatch.setattr("govreport.word.readback.cells_of", None)
    assert proofs.proven(main_part(content), report, "report.docx", "正文")
    compare(content, report, "report.docx")


def test_the_bytes_do_not_depend_on_what_is_remembered(finished: tuple[Report, bytes]) -> None:
    from govreport.word import grids, style_ids

    report, content = finished
    for memory in (grids._FITTING, style_ids._OF_TABLES, proofs._PROOFS, proofs._MET):
        memory.clear()
    assert render(report) == content
    assert render(report) == content


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- <w:tbl> -->",
        "<![CDATA[<w:tbl>]]>",
        "<?x <w:tbl>?>",
        "<w:tbl><w:tbl></w:tbl></w:tbl>",
        "</w:tbl>",
    ],
)
def test_where_text_and_markup_cannot_be_told_apart_nothing_is(odd: str) -> None:
    xml = f'<?xml version="1.0"?><w:document xmlns:w="x"><w:body>{odd}</w:body></w:document>'
    assert take_apart(xml) is None


def test_a_document_put_together_again_is_the_same(finished: tuple[Report, bytes]) -> None:
    xml = main_part(finished[1])
    apart = take_apart(xml)
    assert apart is not None
    tables = [table.body(table.texts) for table in apart.tables]
    assert "".join(a + b for a, b in zip(apart.around, [*tables, ""], strict=True)) == xml
