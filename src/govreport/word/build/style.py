"""One style, and how it is written in word/styles.xml."""

from dataclasses import dataclass

from govreport.word import look
from govreport.word.build.xml import w

# 16 pt type drawn together to 15.7 pt, so that 28 characters fill a line of 156 mm.
COMPRESSED = -6  # twips


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style.

    font: of Chinese type; latin: of Latin type and digits, "" for the same. size: in half-points.
    paragraph: children of its pPr, in the order of the schema. link: its character style, if any.
    """

    id: str
    font: str = look.FANGSONG
    size: int = look.SIZE_3
    paragraph: str = ""
    latin: str = look.LATIN
    based_on: str = look.NORMAL
    next: str = ""
    link: str = ""
    colour: str = ""

    @property
    def name(self) -> str:
        """Return what Word shows it as."""
        return look.NAMES[self.id]

    def fonts(self) -> str:
        """Return its rFonts: for every script, so that no run falls back to a theme."""
        latin = self.latin or self.font
        return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=self.font, cs=latin)

    def run_properties(self, *extra: str) -> str:
        """Return its rPr. extra: children that the schema puts last."""
        return w(
            "rPr",
            self.fonts(),
            w("snapToGrid", val=0),
            w("color", val=self.colour) if self.colour else "",
            w("spacing", val=COMPRESSED if self.size == look.SIZE_3 else 0),
            w("sz", val=self.size),
            w("szCs", val=self.size),
            *extra,
        )


def paragraph_style(style: Style, *, default: bool = False) -> str:
    """Return the w:style of *style*. default: it is what a paragraph without a style has."""
    kind = {"type": "paragraph"} | ({"default": "1"} if default else {})
    return w(
        "style",
        w("name", val=style.name),
        "" if default else w("basedOn", val=style.based_on),
        w("next", val=style.next) if style.next else "",
        w("link", val=style.link) if style.link else "",
        w("qFormat"),
        w("pPr", style.paragraph),
        style.run_properties(),
        **kind,
        styleId=style.id,
    )


def character_style(style: Style) -> str:
    """Return the character style linked to *style*, for a heading that runs on into body text."""
    return w(
        "style",
        w("name", val=look.NAMES[style.link]),
        w("link", val=style.id),
        style.run_properties(),
        type="character",
        customStyle=1,
        styleId=style.link,
    )


def table_style(style_id: str, borders: str, margin: int) -> str:
    """Return a table style. margin: between a cell's text and its left and right border, in twips."""
    sides = "".join(w(side, w=margin, type="dxa") for side in ("left", "right"))
    return w(
        "style",
        w("name", val=look.NAMES[style_id]),
        w("rPr", Style(style_id, look.SONGTI).fonts()),
        w("tblPr", w("tblBorders", borders), w("tblCellMar", sides)),
        type="table",
        customStyle=1,
        styleId=style_id,
    )
