import re
import tomllib
from pathlib import Path

import pytest

from govreport_sections.prose_figures.dispatch import Dispatch, openings
from govreport_sections.prose_figures.lexicon import entries
from govreport_sections.prose_figures.paragraphs import readable

FOLDER = Path(__file__).parent


def texts():
    sentences = tomllib.loads((FOLDER / "sentences.toml").read_text(encoding="utf-8"))["sentence"]
    silent = tomllib.loads((FOLDER / "silent.toml").read_text(encoding="utf-8"))["sentences"]
    return [entry["text"] for entry in sentences] + [text for each in silent.values() for text in each]


def test_looking_patterns_up_by_their_beginning_finds_what_one_long_alternation_finds():
    patterns = [entry.pattern for entry in entries()]
    dispatch = Dispatch(patterns)
    whole = re.compile("|".join(f"({pattern})" for pattern in patterns))
    for text in texts():
        match = readable(text, 2023)
        expected = [((found.lastindex or 0) - 1, *found.span()) for found in whole.finditer(match)]
        assert list(dispatch.find(match)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("收到|受理件", "收到 受理"),
        ("(?:政府|政务)?信息", "政府 政务 信息"),
        ("[至到]下", "至下 到下"),
        ("等", "等"),
        ("受(?=理)", "受"),
        (r"\d{1,2}月", " ".join(f"{a}{b}" for a in range(10) for b in (*range(10), "月"))),
        ("(?<!不)予以", "予以"),
        ("本?年?度", "本年 本度 年度 度"),
        ("(?:a(?:b|c)|d)e", "ab ac de"),
        ("新(?:收到?|增)件", "新收 新增"),
        (r"上(?:\ue000*|一)年", "上年 上一 上\ue000"),
        (r"逾[^，\d]{0,3}?期", "逾期 逾\0"),
        (r"\(x", "(x"),
    ],
)
def test_the_first_two_characters_of_a_pattern_are_read_off_it(pattern, expected):
    assert openings(pattern) == set(expected.split(" "))


def test_a_pattern_that_can_match_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        openings("(?:本)?年?")


def test_a_pattern_that_can_begin_with_anything_is_refused():
    with pytest.raises(ValueError, match="anything"):
        openings("[^，]收到")
