"""The page of GB/T 9704-2012: A4, margins, grid of 22 lines × 28 characters, page numbers outside."""

from govreport.word import look
from govreport.word.build.package import relation_id
from govreport.word.build.xml import part, run, w

ODD, EVEN = "footer1.xml", "footer2.xml"
GRID_UNITS = 4096  # of a point: the unit of w:charSpace
FOOTER_DISTANCE = 1417  # 25 mm: puts the dashes of the page number 7 mm below the text area (7.5 页码)
HEADER_DISTANCE = 851  # 15 mm; nothing is printed there
ONE_CHARACTER = 280  # of the page number's own 14 pt


def page_setup() -> str:
    """Return the sectPr of every template."""
    return w(
        "sectPr",
        _footer("default", ODD),
        _footer("even", EVEN),
        w("pgSz", w=look.PAGE_WIDTH, h=look.PAGE_HEIGHT),
        w(
            "pgMar",
            top=look.MARGIN_TOP,
            right=look.MARGIN_RIGHT,
            bottom=look.MARGIN_BOTTOM,
            left=look.MARGIN_LEFT,
            header=HEADER_DISTANCE,
            footer=FOOTER_DISTANCE,
            gutter=0,
        ),
        w("cols", space=425),
        w("docGrid", type="linesAndChars", linePitch=look.LINE_PITCH, charSpace=character_space()),
    )


def character_space() -> int:
    """Return what the grid adds to a 16 pt character, in 1/4096 pt (negative: it draws together).

    Exactly 1/28 of the text width (15.79 pt, which Word shows as 15.8): at 15.8 pt the 28th
    character of a line would stand 0.15 pt outside.
    """
    pitch = look.TEXT_WIDTH / 20 / look.CHARACTERS
    return int((pitch - look.SIZE_3 / 2) * GRID_UNITS) - 1


def footers() -> dict[str, str]:
    """Return the parts with the page number: right on odd pages, left on even ones."""
    return {
        f"word/{ODD}": _number(w("ind", rightChars=100, right=ONE_CHARACTER), w("jc", val="right")),
        f"word/{EVEN}": _number(w("ind", leftChars=100, left=ONE_CHARACTER), w("jc", val="left")),
    }


def _footer(kind: str, name: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{relation_id(name)}"/>'


def _number(*place: str) -> str:
    properties = w("pPr", w("pStyle", val=look.FOOTER), *place)
    field = w("fldSimple", run("1"), instr=" PAGE ")
    return part("ftr", w("p", properties, run("— "), field, run(" —")))
