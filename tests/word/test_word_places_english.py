"""Places in Word files are told in the language of the run."""

import pickle

import pytest

from govreport.findings import Finding, Locator, PlaceWords
from govreport.messages import engine_catalogue
from govreport.word.places import Place, in_both


@pytest.mark.parametrize(
    ("place", "english"),
    [
        (Place("正文", 3, "", "共 {{ a }}"), "body paragraph 3“共 {{ a }}”"),
        (
            Place("正文", 3, "表2 行5 列3", "表1", "一、总体情况"),
            "body 【一、总体情况】table 2 row 5 column 3“表1”",
        ),
        (Place("页眉（header1.xml）", 1), "header (header1.xml) paragraph 1"),
        (Place("正文", 3, "第2段 文本框"), "body paragraph 2 text box"),
    ],
)
def test_a_place_has_both_languages(place, english):
    assert place.said().en == english
    assert place.said() == str(place)


def test_a_message_tells_the_place_in_its_own_language():
    at = Place("脚注（footnotes.xml）", 1).locator("a.docx")
    finding = Finding("GR-539", at, {"words": "{{ a }}"})
    line = engine_catalogue().line
    assert line(finding, "en").startswith("a.docx footnotes (footnotes.xml) paragraph 1 GR-539 ")
    assert line(finding, "zh").startswith("a.docx 脚注（footnotes.xml） 第1段 GR-539 ")


def test_a_place_survives_the_way_between_processes():
    there = pickle.loads(pickle.dumps(Locator(place=in_both("批注（comments.xml）")))).place
    assert isinstance(there, PlaceWords)
    assert (there, there.en) == ("批注（comments.xml）", "comments (comments.xml)")
