"""The examples that people copy: clean, true to themselves, and their picture drawn from their figures."""

import importlib.util
import zlib
from pathlib import Path

import pytest

import govreport
from govreport.narrative.blocks import Heading, Picture, TextTable
from govreport.narrative.prose import prose

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTY = EXAMPLES / "county-bureau-2023"


def text_of(report: govreport.Report, path: str) -> str:
    runs = (
        run
        for block in prose(report.narratives[path], report).blocks
        if not isinstance(block, (TextTable, Picture))
        for run in (*block.runs, *getattr(block, "lead", ()))
    )
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("name", ["yiluo-2020", "county-bureau-2023"])
def test_an_example_is_clean(name):
    assert govreport.check(govreport.load(EXAMPLES / name / "report.toml")) == ()


def test_the_first_example_reports_zero_in_every_cell():
    report = govreport.load(EXAMPLES / "yiluo-2020" / "report.toml")
    cells = [figures[place] for figures in report.figures.values() for place in figures]
    assert len(cells) == 22 + 161 + 15
    assert all(cell == 0 for cell in cells)


def test_the_first_example_states_its_facts():
    report = govreport.load(EXAMPLES / "yiluo-2020" / "report.toml")
    text = text_of(report, "overview.text")
    for fact in ("偃师市", "政府信息216条", "网络舆情20次", "整村征迁", "环境整治", "文件7件"):
        assert fact in text


def test_the_second_example_shows_the_five_aspects_in_their_order():
    report = govreport.load(COUNTY / "report.toml")
    headings = [
        "".join(run.text for run in block.runs)
        for block in prose(report.narratives["overview.text"], report).blocks
        if isinstance(block, Heading)
    ]
    assert headings == [
        "（一）主动公开。",
        "（二）依申请公开。",
        "（三）政府信息管理。",
        "（四）政府信息公开平台建设。",
        "（五）监督保障。",
    ]


def test_bound_figures_of_the_second_example_are_those_of_its_tables():
    text = text_of(govreport.load(COUNTY / "report.toml"), "overview.text")
    assert "新收政府信息公开申请52件，其中自然人申请38件，法人或其他组织申请14件；上年结转3件" in text
    assert "全年办结50件，其中予以公开和部分公开26件，占52%" in text


def test_the_picture_of_the_second_example_is_what_its_script_draws():
    spec = importlib.util.spec_from_file_location("make_image", COUNTY / "make_image.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    drawn = script.png(script.draw(script.figures()))
    assert pixels(drawn) == pixels((COUNTY / "results.png").read_bytes())


def pixels(png: bytes) -> bytes:
    """Return the unpacked pixels: zlib's own packing differs from version to version."""
    return zlib.decompress(png[png.index(b"IDAT") + 4 : png.rindex(b"IEND") - 8])
