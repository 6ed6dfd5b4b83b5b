"""Data → .docx → import gives the data again: figures, texts, head."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing_kit import EDITIONS, PLUGINS, figures

from govreport import load, render
from govreport.datafile import data_file, prove
from govreport.importing import import_report
from govreport.importing.documents.docx import read_docx
from govreport.importing.filling import filling_of
from govreport.importing.reading import recognise
from govreport.model import Report
from govreport.testing import blank_report, report_from

EXAMPLES = ["county-bureau-2023", "yiluo-2020"]


def read_back(report: Report):
    content = render(report, check_first=False, plugins=PLUGINS)
    return recognise(read_docx(content, "report.docx"), PLUGINS)


def cells_of(report: Report) -> dict[tuple[str, str, str], object]:
    return {
        (section, *place): cell
        for section, table in report.figures.items()
        for place, cell in table.cells.items()
    }


def with_cells(edition, cells):
    data = blank_report(edition.id, PLUGINS)
    for (section, row, column), text in cells.items():
        kind = edition.tables[section].kind(row, column)
        value = text if text in ("", "/") or kind.value == "amount" else int(text)
        data[section][row][column] = value
    return report_from(data, PLUGINS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_with_every_figure(repository, name):
    report = load(repository / "examples" / name / "report.toml", plugins=PLUGINS)
    imported = read_back(report)
    assert {key: read.value for key, read in imported.cells.items()} == cells_of(report)
    assert [each for each in imported.findings if PLUGINS.catalogue.severity(each) != "notice"] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_with_its_head(repository, name):
    report = load(repository / "examples" / name / "report.toml", plugins=PLUGINS)
    head = read_back(report).head
    assert (head.organ, head.year, head.title) == (report.organ.name, report.year, "")
    assert head.signed_by == report.document.signed_by
    assert head.date == (report.document.date.isoformat() if report.document.date else "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_was_imported_renders_to_the_same_words(repository, tmp_path, name):
    report = load(repository / "examples" / name / "report.toml", plugins=PLUGINS)
    first = tmp_path / "report.docx"
    first.write_bytes(render(report, plugins=PLUGINS))
    imported = import_report(first, PLUGINS, folder="pictures")
    filling = filling_of(imported)
    text = data_file(imported.edition, PLUGINS.sections, filling)
    prove(text, imported.edition, filling)
    again = tmp_path / "again.toml"
    again.write_text(text, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    for picture, content in imported.pictures.items():
        (tmp_path / "pictures" / picture).write_bytes(content)
    second = recognise(
        read_docx(render(load(again, plugins=PLUGINS), plugins=PLUGINS), "again.docx"), PLUGINS
    )
    assert second.texts == {key: text.replace("pictures/", "images/") for key, text in imported.texts.items()}
    assert second.head == imported.head
    assert second.facts == imported.facts


MARKDOWN = """开头一段。

（一）小标题。其后接正文，**加粗**的字。

## 没有序号的小标题

1.第一项。

- 要点一
  - 其下一点
- 要点二

| 渠道 | 数量 |
| --- | --- |
| 网站 | 3 |"""


def test_headings_bold_lists_and_tables_come_back_as_markdown():
    data = blank_report("2021", PLUGINS)
    data["overview"]["text"] = MARKDOWN
    assert read_back(report_from(data, PLUGINS)).texts["overview"] == MARKDOWN


def test_the_note_below_a_table_comes_back():
    data = blank_report("2021", PLUGINS)
    data["requests"]["text"] = "以上数据包括县水利局所属事业单位收到的申请。"
    found = read_back(report_from(data, PLUGINS))
    assert found.texts["requests"] == data["requests"]["text"]


def test_number_addressee_and_preface_come_back():
    data = blank_report("2021", PLUGINS)
    document = {
        "number": "示政办发〔2024〕1号",
        "addressee": "示例市人民政府办公室",
        "preface": "根据条例，编制本报告。",
        "signed_by": "示例市示例局",
    }
    data["document"] = dict(document)
    head = read_back(report_from(data, PLUGINS)).head
    assert {key: getattr(head, key) for key in document} == document


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_generated_reports_come_back(edition, seed):
    report = with_cells(edition, figures(edition, seed))
    imported = read_back(report)
    assert {key: read.value for key, read in imported.cells.items()} == cells_of(report)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_two_hundred_generated_reports_come_back(edition, seed):
    report = with_cells(edition, figures(edition, seed))
    imported = read_back(report)
    assert {key: read.value for key, read in imported.cells.items()} == cells_of(report)


@pytest.mark.slow
def test_a_pdf_made_by_libreoffice_comes_back(repository, tmp_path):
    from govreport.outputs.pdf import find_office

    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    report = load(repository / "examples" / EXAMPLES[0] / "report.toml", plugins=PLUGINS)
    file = Path(tmp_path) / "report.pdf"
    file.write_bytes(render(report, to="pdf", plugins=PLUGINS))
    imported = import_report(file, PLUGINS)
    assert {key: read.value for key, read in imported.cells.items()} == cells_of(report)
    assert set(imported.texts) == {"overview", "improvement", "other"}
