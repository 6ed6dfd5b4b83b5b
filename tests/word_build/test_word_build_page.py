"""The page is that of GB/T 9704-2012: A4, its margins, 22 lines of 28 characters, numbers outside."""

import pytest
from build_kit import EDITIONS, Built, attribute, text, value

from govreport.word.build import build_all

MILLIMETRE = 1440 / 25.4
TEMPLATES = {
    f"{key}-{name}": content for key, each in EDITIONS.items() for name, content in build_all(each).items()
}


@pytest.fixture(params=list(TEMPLATES))
def page(request):
    """The page set-up of each template."""
    return Built(TEMPLATES[request.param]).find("w:body/w:sectPr")[0]


def test_the_paper_is_a4(page):
    assert (value(page, "w:pgSz", "w"), value(page, "w:pgSz", "h")) == ("11906", "16838")


@pytest.mark.parametrize(("side", "millimetres"), [("top", 37), ("left", 28), ("right", 26), ("bottom", 35)])
def test_the_margins_are_those_of_the_standard(page, side, millimetres):
    assert int(value(page, "w:pgMar", side)) / MILLIMETRE == pytest.approx(millimetres, abs=0.05)


def test_the_grid_has_22_lines_to_a_page(page):
    height = int(value(page, "w:pgSz", "h")) - sum(
        int(value(page, "w:pgMar", side)) for side in ("top", "bottom")
    )
    assert value(page, "w:docGrid", "type") == "linesAndChars"
    assert value(page, "w:docGrid", "linePitch") == "579"  # 28.95 pt
    assert height // 579 == 22


def test_the_grid_has_28_characters_to_a_line(page):
    width = int(value(page, "w:pgSz", "w")) - sum(
        int(value(page, "w:pgMar", side)) for side in ("left", "right")
    )
    pitch = 16 + int(value(page, "w:docGrid", "charSpace")) / 4096
    assert pitch == pytest.approx(15.8, abs=0.01)
    assert int(width / 20 / pitch) == 28


def test_28_characters_of_body_type_fit_a_line_also_where_the_grid_is_not_known():
    built = Built(TEMPLATES["2021-report.docx"])
    (body,) = [
        each for each in built.find("w:style", "word/styles.xml") if attribute(each, "styleId") == "GovBody"
    ]
    advance = int(value(body, "w:rPr/w:sz")) * 10 + int(value(body, "w:rPr/w:spacing"))
    assert (11906 - 1587 - 1474) // advance == 28


@pytest.mark.parametrize(("kind", "side"), [("default", "right"), ("even", "left")])
def test_the_page_number_stands_outside_one_character_in(kind, side):
    built = Built(TEMPLATES["2021-report.docx"])
    (page,) = built.find("w:body/w:sectPr")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    ids = {
        attribute(each, "type"): each.get(relation) for each in page.findall("w:footerReference", page.nsmap)
    }
    targets = {each.get("Id"): each.get("Target") for each in built.part("word/_rels/document.xml.rels")}
    (number,) = built.find("w:p", f"word/{targets[ids[kind]]}")
    assert text(number) == "— 1 —"
    assert value(number, "w:pPr/w:jc") == side
    assert value(number, "w:pPr/w:ind", f"{side}Chars") == "100"
    assert value(number, "w:fldSimple", "instr") == " PAGE "


def test_odd_and_even_pages_differ(page):
    settings = Built(TEMPLATES["2021-report.docx"]).find("w:evenAndOddHeaders", "word/settings.xml")
    assert len(settings) == 1
    assert len(page.findall("w:footerReference", page.nsmap)) == 2
