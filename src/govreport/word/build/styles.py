"""The styles of the printed report, as GB/T 9704-2012 and its practice set the type."""

from collections.abc import Iterator

from govreport.word import look
from govreport.word.build.style import Style, character_style, paragraph_style, table_style
from govreport.word.build.xml import part, w

CENTRE, LEFT, RIGHT, JUSTIFIED = (w("jc", val=val) for val in ("center", "left", "right", "both"))
KEEP_NEXT, KEEP_LINES = w("keepNext"), w("keepLines")
TWO_CHARACTERS = w("ind", firstLineChars=200, firstLine=640)
GREY = "7F7F7F"
FIGURE_ROOM = look.FORM_MARGIN - 4
BORDERS = "".join(
    w(side, val="single", sz=4, space=0, color="auto")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def styles() -> str:
    """Return word/styles.xml."""
    others = (*_frame(), *_headings(), *_text(), *_tables())
    runs = (character_style(style) for style in others if style.link)
    tables = (
        table_style(look.FORM_TABLE, BORDERS, look.FORM_MARGIN),
        table_style(look.TEXT_TABLE, BORDERS, look.TEXT_MARGIN),
    )
    normal = _normal()
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = w("docDefaults", w("rPrDefault", normal.run_properties(language)), w("pPrDefault"))
    every = (paragraph_style(style) for style in others)
    return part("styles", defaults, paragraph_style(normal, default=True), *every, *runs, *tables)


def _normal() -> Style:
    # The page's grid stands in its settings, yet the lines keep its measure by themselves: LibreOffice
    # 7.4 prints a character on two places of a grid that is narrower than the type.
    # Widow control would make pages of 21 lines.
    off_grid = w("widowControl", val=0) + w("snapToGrid", val=0)
    return Style(look.NORMAL, paragraph=off_grid + _at_least(look.LINE_PITCH) + JUSTIFIED)


def _frame() -> Iterator[Style]:
    line = look.LINE_PITCH
    title = KEEP_NEXT + _exactly(line, before=line, after=line) + CENTRE
    yield Style(look.TITLE, look.XIAOBIAOSONG, look.SIZE_2, title, latin="", next=look.BODY)
    yield Style(look.NUMBER, paragraph=KEEP_NEXT + CENTRE, next=look.TITLE)
    yield Style(look.ADDRESSEE, paragraph=KEEP_NEXT + LEFT, next=look.BODY)
    signature = KEEP_NEXT + w("spacing", before=2 * line) + _from_right(2) + RIGHT
    yield Style(look.SIGNATURE, paragraph=signature, next=look.DATE)
    yield Style(look.DATE, paragraph=_from_right(4) + RIGHT)
    yield Style(look.FOOTER, look.SONGTI, look.SIZE_4, _at_least(0), latin="")
    yield Style(look.TAG, look.SONGTI, look.SIZE_5_SMALL, _exactly(240) + LEFT, colour=GREY)


def _headings() -> Iterator[Style]:
    fonts = {1: look.HEITI, 2: look.KAITI, 3: look.FANGSONG, 4: look.FANGSONG}
    for level, font in fonts.items():
        yield Style(
            look.HEADINGS[level],
            font,
            paragraph=KEEP_NEXT + KEEP_LINES + TWO_CHARACTERS + w("outlineLvl", val=level - 1),
            latin=font if level == 1 else look.LATIN,
            next=look.BODY,
            link=look.HEADING_RUNS.get(level, ""),
        )


def _text() -> Iterator[Style]:
    yield Style(look.BODY, paragraph=TWO_CHARACTERS)
    for depth, style in enumerate(look.LISTS):
        indent = w("ind", leftChars=200 * depth, left=640 * depth, firstLineChars=200, firstLine=640)
        yield Style(style, paragraph=indent)
    picture = KEEP_NEXT + w("spacing", before=look.LINE_PITCH // 3) + CENTRE
    yield Style(look.PICTURE, paragraph=picture, next=look.CAPTION)
    caption = KEEP_LINES + w("spacing", after=look.LINE_PITCH // 3) + CENTRE
    yield Style(look.CAPTION, look.KAITI, look.SIZE_4, caption, next=look.BODY)


def _tables() -> Iterator[Style]:
    yield Style(look.TEXT_TABLE_HEADER, look.HEITI, look.SIZE_5, _exactly(300) + CENTRE, latin="")
    yield Style(look.TEXT_TABLE_CELL, look.SONGTI, look.SIZE_5, _exactly(300) + LEFT)
    kinds = {
        look.FORM_HEADER: CENTRE,
        look.FORM_LABEL: LEFT,
        look.FORM_CENTRED_LABEL: CENTRE,
        # Into the margins of its cell: seven digits stand in a line of 表三, six in one of 表四.
        look.FORM_FIGURE: w("ind", left=-FIGURE_ROOM, right=-FIGURE_ROOM) + CENTRE,
    }
    for (large, small), aligned in kinds.items():
        yield Style(large, look.SONGTI, look.SIZE_5, _exactly(300) + aligned)
        yield Style(small, look.SONGTI, look.SIZE_5_SMALL, _exactly(240) + aligned)
    yield Style(look.GAP, size=look.SIZE_5, paragraph=_exactly(120))


def _exactly(twips: int, *, before: int = 0, after: int = 0) -> str:
    """Return a line height that no stand-in font changes; what does not fit it is cut."""
    return w("spacing", before=before, after=after, line=twips, lineRule="exact")


def _at_least(twips: int) -> str:
    return w("spacing", line=twips, lineRule="atLeast")


def _from_right(characters: int) -> str:
    return w("ind", rightChars=100 * characters, right=320 * characters)
