"""Running text as WordprocessingML: paragraphs, headings, lists, small tables and pictures."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from govreport.findings import Words
from govreport.narrative.blocks import Heading, ListItem, Paragraph, Picture, Prose, Run, TextBlock, TextTable
from govreport.reasons import why
from govreport.word import look
from govreport.word.picture import drawing_run, fitted
from govreport.word.values import UnprintableError, is_docxtpl, text_of

_CLOSING_MARKS = ".．、)）"


class Xml(Markup):
    """WordprocessingML that stands outside any text: whole paragraphs, rows or runs."""

    __slots__ = ()


def block_xml(value: Any) -> Xml:
    """Return what `{{p … }}` and `{{r … }}` print. Raises UnprintableError for a plain value.

    Only declared types are XML: `Prose`, docxtpl's RichText and RichTextParagraph, and what macros and
    blocks of templates made. A text is never taken for XML, whatever it looks like.
    """
    if isinstance(value, Prose):
        return prose_xml(value)
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Markup):
        return Xml(value)
    if is_docxtpl(value, "RichText", "R", "RichTextParagraph", "RP"):
        from govreport.word.foreign_values import outer_xml

        return outer_xml(value)
    if isinstance(value, str) and not value:
        return Xml()
    from govreport.word.values import printable

    printable(value)
    raise UnprintableError(
        Words("普通的值，应写作 {{ … }}，不带 p、r", "a plain value, to be written {{ … }} without p or r")
    )


def prose_xml(prose: Prose) -> Xml:
    """Return *prose* as paragraphs and tables, a table with a small gap above and below.

    The gap keeps it off the text and keeps Word from joining two tables that touch.
    """
    gap = _paragraph(look.GAP, "")
    pieces: list[str] = []
    for block in prose.blocks:
        piece = _PRINTERS[type(block)](block)
        if not isinstance(block, TextTable):
            pieces.append(piece)
        else:
            pieces += (piece, gap) if pieces[-1:] == [gap] else (gap, piece, gap)
    return Xml("".join(pieces))


def _body(block: Paragraph) -> str:
    return _paragraph(look.BODY, _runs(block.runs))


def _heading(block: Heading) -> str:
    if not block.lead:
        return _paragraph(look.HEADINGS[block.level], _runs(block.runs))
    style = f'<w:rStyle w:val="{look.HEADING_RUNS[block.level]}"/>'
    return _paragraph(look.BODY, _runs(block.runs, style) + _runs(block.lead))


def _item(block: ListItem) -> str:
    gap = "" if block.marker.endswith(tuple(_CLOSING_MARKS)) else " "
    style = look.LISTS[min(block.depth, len(look.LISTS) - 1)]
    return _paragraph(style, _runs((Run(block.marker + gap), *block.runs)))


def _picture(block: Picture) -> str:
    width, height = fitted(block.width, block.height)
    run = drawing_run(_read(block), block.file.name, block.caption, width, height)
    picture = _paragraph(look.PICTURE, run, "<w:keepNext/>" if block.caption else "")
    return picture + (_paragraph(look.CAPTION, _runs((Run(block.caption),))) if block.caption else "")


def _read(block: Picture) -> bytes:
    try:
        return block.file.read_bytes()
    except OSError as error:
        name, reason = block.file.name, why(error)
        raise UnprintableError(
            Words(
                f"图片“{name}”，它读不出来（{reason.zh}）",
                f"picture “{name}”, which cannot be read ({reason.en})",
            )
        ) from error


def _table(block: TextTable) -> str:
    columns = max(len(row) for row in block.rows)
    widths = [look.TEXT_WIDTH // columns] * columns
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(block, index, widths) for index in range(len(block.rows)))
    head = (
        f'<w:tblPr><w:tblStyle w:val="{look.TEXT_TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020"/></w:tblPr>'
    )
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(block: TextTable, index: int, widths: list[int]) -> str:
    header = index == 0
    style = look.TEXT_TABLE_HEADER if header else look.TEXT_TABLE_CELL
    cells = ""
    for column, width in enumerate(widths):
        runs = block.rows[index][column] if column < len(block.rows[index]) else ()
        align = block.aligns[column] if column < len(block.aligns) else ""
        jc = f'<w:jc w:val="{align}"/>' if align in {"left", "center", "right"} and not header else ""
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        cells += _paragraph(style, _runs(runs), jc) + "</w:tc>"
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"


def _paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _runs(runs: tuple[Run, ...], properties: str = "") -> str:
    pieces: list[str] = []
    for run in runs:
        bold = "<w:b/><w:bCs/>" if run.bold else ""
        look_ = f"<w:rPr>{properties}{bold}</w:rPr>" if properties or bold else ""
        text = str(escape(text_of(run.text)))
        text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        pieces.append(f'<w:r>{look_}<w:t xml:space="preserve">{text}</w:t></w:r>')
    return "".join(pieces)


_PRINTERS: Mapping[type[TextBlock], Callable[[Any], str]] = MappingProxyType(
    {Paragraph: _body, Heading: _heading, ListItem: _item, Picture: _picture, TextTable: _table}
)
