"""Every style names its fonts for Chinese and Latin type, and the styles are those of the standard."""

import pytest
from build_kit import EDITIONS, MAIN, Built, attribute, value

from govreport.word import look
from govreport.word.build import build_all

FILES = build_all(EDITIONS["2021"])
STYLES = {
    attribute(each, "styleId"): each
    for each in Built(FILES["report.docx"]).find("w:style", "word/styles.xml")
}


def named(constant):
    """Return the style ids in a constant of look.py."""
    if isinstance(constant, str):
        return {constant}
    return set(constant.values() if isinstance(constant, dict) else constant)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("script", ["eastAsia", "ascii", "hAnsi"])
def test_each_style_names_its_font_for_each_script(style, script):
    assert value(STYLES[style], "w:rPr/w:rFonts", script)


@pytest.mark.parametrize("script", ["eastAsia", "ascii", "hAnsi"])
def test_text_without_a_style_has_its_font_too(script):
    (defaults,) = Built(FILES["report.docx"]).find("w:docDefaults", "word/styles.xml")
    assert value(defaults, "w:rPrDefault/w:rPr/w:rFonts", script)


def test_every_style_that_narratives_may_use_is_there():
    text = (look.BODY, look.HEADINGS, look.HEADING_RUNS, look.LISTS, look.PICTURE, look.CAPTION)
    tables = (look.TEXT_TABLE, look.TEXT_TABLE_HEADER, look.TEXT_TABLE_CELL, look.GAP)
    assert set().union(*map(named, text + tables)) <= set(STYLES)


@pytest.mark.parametrize("name", FILES)
def test_a_template_uses_only_styles_that_it_has(name):
    built = Built(FILES[name])
    used = {attribute(each, "val") for path in (".//w:pStyle", ".//w:tblStyle") for each in built.find(path)}
    have = {attribute(each, "styleId") for each in built.find("w:style", "word/styles.xml")}
    assert used <= have


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        (look.TITLE, "方正小标宋简体", "44"),
        (look.HEADINGS[1], "黑体", "32"),
        (look.HEADINGS[2], "楷体_GB2312", "32"),
        (look.HEADINGS[3], "仿宋_GB2312", "32"),
        (look.HEADINGS[4], "仿宋_GB2312", "32"),
        (look.BODY, "仿宋_GB2312", "32"),
        (look.FOOTER, "宋体", "28"),
    ],
)
def test_fonts_and_sizes_are_those_of_the_standard(style, font, half_points):
    assert value(STYLES[style], "w:rPr/w:rFonts", "eastAsia") == font
    assert value(STYLES[style], "w:rPr/w:sz") == half_points


@pytest.mark.parametrize("level", look.HEADINGS)
def test_headings_stand_in_the_outline_and_with_what_follows(level):
    style = STYLES[look.HEADINGS[level]]
    assert value(style, "w:pPr/w:outlineLvl") == str(level - 1)
    assert style.find("w:pPr/w:keepNext", {"w": MAIN}) is not None


def test_body_text_is_indented_by_two_characters_and_justified():
    assert value(STYLES[look.BODY], "w:pPr/w:ind", "firstLineChars") == "200"
    assert value(STYLES[look.BODY], "w:basedOn") == look.NORMAL
    assert value(STYLES[look.NORMAL], "w:pPr/w:jc") == "both"


def test_the_date_stands_four_characters_from_the_right():
    assert value(STYLES[look.DATE], "w:pPr/w:jc") == "right"
    assert value(STYLES[look.DATE], "w:pPr/w:ind", "rightChars") == "400"


def test_a_line_of_body_text_takes_one_line_of_the_grid():
    assert value(STYLES[look.NORMAL], "w:pPr/w:spacing", "line") == "579"
    assert value(STYLES[look.NORMAL], "w:pPr/w:widowControl") == "0"


def test_every_font_has_a_stand_in():
    fonts = {attribute(each, "name"): value(each, "w:altName") for each in
             Built(FILES["report.docx"]).find("w:font", "word/fontTable.xml")}  # fmt: skip
    chinese = {value(style, "w:rPr/w:rFonts", "eastAsia") for style in STYLES.values()}
    assert all(fonts[font] for font in chinese)


@pytest.mark.parametrize(("section", "digits"), [("requests", 7), ("disputes", 6)])
def test_a_large_figure_stands_in_one_line_of_its_cell(section, digits):
    (grid,) = Built(FILES[f"{section}.docx"]).find(".//w:tblGrid")
    column = int(attribute(grid[-1], "w"))
    style = STYLES[look.FORM_FIGURE[1]]
    room = (
        column
        - 2 * look.FORM_MARGIN
        - sum(int(value(style, "w:pPr/w:ind", side)) for side in ("left", "right"))
    )
    digit = int(value(style, "w:rPr/w:sz")) * 10 // 2  # half as wide as high, in twips
    assert room >= digits * digit
