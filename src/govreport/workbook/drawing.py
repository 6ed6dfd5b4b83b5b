"""Sheets → the bytes of an .xlsx, by XlsxWriter: the only module that writes with it."""

import datetime
import io
from collections.abc import Iterable
from typing import Any

from govreport.errors import OutputError
from govreport.workbook import mapping
from govreport.workbook.addresses import address
from govreport.workbook.asking import validation
from govreport.workbook.extra import needed
from govreport.workbook.parts import MOST_ROWS
from govreport.workbook.plan import Box, Mark, Sheet, Style
from govreport.workbook.styles import LOOKS

CREATED = datetime.datetime(2000, 1, 1)
"""A fixed day, so that equal values make equal files."""
A4 = 9
MOST_CHARACTERS = 32_767
"""Characters that a cell of a workbook holds."""
TYPED_INTO = {"insert_rows": True, "delete_rows": True}
ALLOWED = {"format_columns": True, "format_rows": True}


def drawn(sheets: Iterable[Sheet]) -> bytes:
    """Return the workbook; the sheet of the map is hidden. Raises OutputError (WB-001, WB-016)."""
    library = needed("xlsxwriter", OutputError)
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = library.Workbook(content, options)
    book.set_properties({"created": CREATED, "author": "govreport"})
    looks = {style: book.add_format(dict(look)) for style, look in LOOKS.items()}
    for sheet in sheets:
        _Pen(book.add_worksheet(sheet.name), looks).draw(sheet)
    book.close()
    return content.getvalue()


class _Pen:
    """Draws one sheet. looks: style → format of the workbook."""

    def __init__(self, page: Any, looks: dict[Style, Any]) -> None:
        self.page = page
        self.looks = looks

    def draw(self, sheet: Sheet) -> None:
        for column, width in enumerate(sheet.widths):
            look = self.looks[Style.PARAGRAPH_INPUT] if column in sheet.input_columns else None
            self.page.set_column(column, column, width, look)
        for row, height in sheet.heights.items():
            self.page.set_row(row, height)
        for box in sheet.boxes:
            self._box(box, MOST_ROWS - 1 if box.row == sheet.reports else box.row)
        for mark in sheet.marks:
            self._mark(mark)
        self._protect(sheet)
        self._set_up(sheet)

    def _box(self, box: Box, lowest: int) -> None:
        """Draw one cell. lowest: the last row for which what may be typed in holds."""
        look = self.looks[box.style]
        last = (box.row + box.rowspan - 1, box.column + box.colspan - 1)
        if last != (box.row, box.column):
            self.page.merge_range(box.row, box.column, *last, "", look)
        self._value(box, look)
        if box.note:
            size = {"x_scale": 0.8, "y_scale": 0.3}
            self.page.write_comment(box.row, box.column, box.note, {"author": "", **size})
        if box.allowed:
            self.page.data_validation(box.row, box.column, lowest, box.column, validation(box))

    def _value(self, box: Box, look: Any) -> None:
        place = (box.row, box.column)
        if box.formula:
            self.page.write_formula(*place, box.formula, look, "" if box.value is None else box.value)
        elif isinstance(box.value, datetime.date):
            self.page.write_datetime(*place, box.value, look)
        elif isinstance(box.value, (int, float)):
            self.page.write_number(*place, box.value, look)
        elif box.value:
            self.page.write_string(*place, _short(str(box.value), box.key), look)
        else:
            self.page.write_blank(*place, None, look)

    def _mark(self, mark: Mark) -> None:
        cells = [address(*cell) for cell in mark.cells]
        first = mark.cells[0]
        rule = {"type": "formula", "criteria": mark.formula, "format": self.looks[mark.style]}
        self.page.conditional_format(*first, *first, {**rule, "multi_range": " ".join(cells)})

    def _protect(self, sheet: Sheet) -> None:
        if sheet.name == mapping.NAME:
            self.page.very_hidden()
        self.page.protect("", {**ALLOWED, **(TYPED_INTO if sheet.input_columns else {})})

    def _set_up(self, sheet: Sheet) -> None:
        page = self.page
        page.set_paper(A4)
        page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_footer("&C&P / &N")
        page.hide_gridlines(2)
        if sheet.landscape:
            page.set_landscape()
        if any(sheet.frozen):
            page.freeze_panes(*sheet.frozen)
        if sheet.repeated:
            page.repeat_rows(*sheet.repeated)
        if sheet.printed:
            page.print_area(0, 0, *sheet.printed)


def _short(text: str, key: str) -> str:
    """Return *text*, which the library would drop without a word if it were too long."""
    if len(text) > MOST_CHARACTERS:
        raise OutputError.of("WB-016", key, size=len(text), most=MOST_CHARACTERS)
    return text
