import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from govreport_sections.prose_figures.meaning import understood
from govreport_sections.prose_figures.paragraphs import paragraphs
from govreport_sections.prose_figures.walk import walk

TABLE = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))["sentence"]


def said(mention):
    value = mention.value
    if isinstance(value, Decimal):
        value = value.normalize()
    column = "" if mention.column == "total" else f" {mention.column}"
    subset = f" ({mention.subset})" if mention.subset else ""
    return f"{value} {mention.meaning}{column}{subset}"


def read(report):
    return [
        said(mention)
        for paragraph in paragraphs(report)
        if paragraph.path == "overview.text"
        for walked in walk(paragraph, report)
        for mention in understood(walked.spots)
    ]


@pytest.mark.parametrize("entry", TABLE, ids=[entry["text"][:24] for entry in TABLE])
def test_a_sentence_states_these_figures_and_no_others(entry, with_text):
    report = with_text(entry["text"], entry.get("level", "department"))
    assert read(report) == entry["mentions"]


def test_a_heading_is_no_part_of_the_sentence_below_it(with_text):
    report = with_text("（二）依申请公开情况\n本年新收申请12件。\n（三）管理。严格\n审查。\n## 其他\n无。")
    texts = [each.text for each in paragraphs(report) if each.path == "overview.text"]
    assert texts == ["（二）依申请公开情况", "本年新收申请12件。", "（三）管理。严格审查。", "##其他", "无。"]


def test_the_table_of_sentences_is_not_thin():
    assert len(TABLE) >= 60
    assert len({entry["text"] for entry in TABLE}) == len(TABLE)
