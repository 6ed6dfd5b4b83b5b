import re
import tomllib
from pathlib import Path

import pytest

from govreport_sections.prose_figures.dispatch import Dispatch, first_characters
from govreport_sections.prose_figures.lexicon import entries
from govreport_sections.prose_figures.paragraphs import readable

FOLDER = Path(__file__).parent


def texts():
    sentences = tomllib.loads((FOLDER / "sentences.toml").read_text(encoding="utf-8"))["sentence"]
    silent = tomllib.loads((FOLDER / "silent.toml").read_text(encoding="utf-8"))["sentences"]
    return [entry["text"] for entry in sentences] + [text for each in silent.values() for text in each]


def test_looking_patterns_up_by_first_character_finds_what_one_long_alternation_finds():
    patterns = [entry.pattern for entry in entries()]
    dispatch = Dispatch(patterns)
    whole = re.compile("|".join(f"({pattern})" for pattern in patterns))
    for text in texts():
        match = readable(text, 2023)
        expected = [((found.lastindex or 0) - 1, *found.span()) for found in whole.finditer(match)]
        assert list(dispatch.find(match)) == expected


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("收到|受理", "收受"),
        ("(?:政府|政务)?信息", "政信"),
        ("[至到]下", "至到"),
        (r"\d{1,2}月", "0123456789"),
        ("(?<!不)予以", "予"),
        ("本?年?度", "本年度"),
        ("(?:a(?:b|c)|d)e", "ad"),
        ("新(?=申请)", "新"),
        (r"\(x", "("),
    ],
)
def test_the_first_characters_of_a_pattern_are_read_off_it(pattern, characters):
    assert first_characters(pattern) == set(characters)


def test_a_pattern_that_can_match_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        first_characters("(?:本)?年?")
