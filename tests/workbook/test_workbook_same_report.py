"""A workbook that is filled in is a data file: it makes the report that the TOML makes."""

import shutil
from pathlib import Path

import pytest
from workbook_kit import EDITIONS, clean, plan, saved

from govreport import check, load, render

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/report.toml"))


@pytest.fixture(params=EXAMPLES, ids=lambda file: file.parent.name)
def example(request, tmp_path):
    """An example, and a workbook of it in a folder with the same pictures."""
    folder = tmp_path / "example"
    shutil.copytree(request.param.parent, folder)
    content = render(load(request.param), to="xlsx")
    (folder / "填报表.xlsx").write_bytes(content)
    return request.param, folder / "填报表.xlsx"


def test_the_word_file_is_the_same_byte_for_byte(example):
    data, workbook = example
    assert render(load(workbook)) == render(load(data))


def test_the_findings_are_the_same(example):
    data, workbook = example
    expected = [(each.code, each.at.path) for each in check(load(data))]
    assert [(each.code, each.at.path) for each in check(load(workbook))] == expected


def test_the_data_are_the_same(example):
    data, workbook = (load(file) for file in example)
    assert workbook.values == data.values
    assert workbook.narratives == data.narratives
    assert {key: each.cells for key, each in workbook.figures.items()} == {
        key: each.cells for key, each in data.figures.items()
    }


def test_the_same_report_makes_the_same_workbook(example):
    data, _ = example
    assert render(load(data), to="xlsx") == render(load(data), to="xlsx")


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_report_in_which_nothing_happened_is_the_same(edition, tmp_path):
    report = clean(edition)
    assert render(load(saved(plan(report), tmp_path))) == render(report)
