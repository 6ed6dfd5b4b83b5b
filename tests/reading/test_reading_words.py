"""Every code that reading can report has words, and every word is used."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from govreport.messages import read_messages

ENGINE = Path(str(files("govreport")))
AREAS = {"reading.toml": ("GR-1", ["reader.py", "reading"]), "source.toml": ("GR-3", ["source"])}


def codes_in(names: list[str], prefix: str) -> set[str]:
    modules = [
        file for name in names for file in [ENGINE / name, *(ENGINE / name).rglob("*.py")] if file.is_file()
    ]
    return {
        code
        for file in modules
        for code in re.findall(rf'"({prefix}\d\d)"', file.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("area", AREAS)
def test_the_codes_of_the_area_are_those_that_have_words(area: str) -> None:
    prefix, names = AREAS[area]
    assert codes_in(names, prefix) == {message.code for message in read_messages(ENGINE / "words" / area)}
