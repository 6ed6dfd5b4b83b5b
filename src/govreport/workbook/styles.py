"""What the cells of a workbook look like: one look for each `Style`, as XlsxWriter takes it."""

from collections.abc import Mapping

from govreport.workbook.plan import Style

FONT = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
LINED = {**FONT, "border": 1, "border_color": "#7F7F7F"}
INPUT = {**LINED, "locked": False, "bg_color": "#FFFBE0"}
GREY, BLUE = "#EDEDED", "#DCE6F1"
DATE = "yyyy-mm-dd"

LOOKS: Mapping[Style, Mapping[str, object]] = {
    Style.TITLE: {**FONT, "font_size": 15, "bold": True, "align": "center"},
    Style.HINT: {**FONT, "font_color": "#595959", "font_size": 9.5},
    Style.ASIDE: {**FONT, "font_color": "#404040", "font_size": 9.5},
    Style.LABEL: {**LINED, "bg_color": GREY, "align": "center"},
    Style.SIDE_LABEL: {**LINED, "bg_color": GREY},
    Style.TOTAL: {**LINED, "bg_color": BLUE, "align": "center"},
    Style.CHECK: {**FONT, "font_color": "#595959", "font_size": 9.5, "align": "center"},
    Style.STATUS: {**FONT, "font_color": "#C00000"},
    Style.FIGURE_INPUT: {**INPUT, "align": "center"},
    Style.TEXT_INPUT: {**INPUT, "align": "left"},
    Style.DATE_INPUT: {**INPUT, "align": "left", "num_format": DATE},
    Style.PARAGRAPH_INPUT: {**INPUT, "valign": "top", "border": 4},
    Style.WRONG: {"bg_color": "#FF7C80", "font_color": "#7F0000"},
    Style.UNEVEN: {"bg_color": "#FFC266", "font_color": "#7F3F00"},
}
