"""How the printed report looks: styles by id, fonts, sizes, page (GB/T 9704-2012 党政机关公文格式).

Templates are built from these names and narratives are printed with them, so both always agree.
This module imports nothing.
"""

# Styles by id.
NORMAL = "Normal"
TITLE = "Title"
NUMBER = "GovNumber"
ADDRESSEE = "GovAddressee"
BODY = "GovBody"
SIGNATURE = "GovSignature"
DATE = "GovDate"
FOOTER = "Footer"
PICTURE = "GovPicture"
CAPTION = "Caption"
GAP = "GovGap"
TAG = "GovTag"

# Paragraph style of a heading by level: 1 一、 2 （一） 3 1. 4 （1）.
HEADINGS = {1: "Heading1", 2: "Heading2", 3: "Heading3", 4: "Heading4"}
# Character style of a heading that runs on into body text in the same paragraph.
HEADING_RUNS = {2: "Heading2Char", 3: "Heading3Char", 4: "Heading4Char"}
# Paragraph style of a list entry by depth; deeper entries take the last one.
LISTS = ("GovList1", "GovList2", "GovList3")

# Statistics tables of the form, the second of each pair in smaller type for tables of many columns.
FORM_TABLE = "GovFormTable"
FORM_HEADER = ("GovFormHeader", "GovFormHeaderSmall")
FORM_LABEL = ("GovFormLabel", "GovFormLabelSmall")
FORM_CENTRED_LABEL = ("GovFormCentredLabel", "GovFormCentredLabelSmall")
FORM_FIGURE = ("GovFormFigure", "GovFormFigureSmall")

# Small tables inside narratives.
TEXT_TABLE = "GovTextTable"
TEXT_TABLE_HEADER = "GovTextTableHeader"
TEXT_TABLE_CELL = "GovTextTableCell"

# What Word shows them as: in a file that Word has saved, a style is found by its name.
_BUILT_IN = {NORMAL: "Normal", TITLE: "Title", FOOTER: "footer", CAPTION: "caption"}
_HEADING_NAMES = {id_: f"heading {level}" for level, id_ in HEADINGS.items()}
NAMES = {
    **_BUILT_IN,
    **_HEADING_NAMES,
    **{id_: f"{_HEADING_NAMES[HEADINGS[level]]} Char" for level, id_ in HEADING_RUNS.items()},
    **{id_: f"公文列表 {depth}" for depth, id_ in enumerate(LISTS, start=1)},
    NUMBER: "公文文号",
    ADDRESSEE: "公文主送机关",
    BODY: "公文正文",
    SIGNATURE: "公文署名",
    DATE: "公文成文日期",
    PICTURE: "公文图片",
    GAP: "表前后间距",
    TAG: "模板标记",
    FORM_TABLE: "统计表",
    FORM_HEADER[0]: "统计表表头",
    FORM_HEADER[1]: "统计表表头（小）",
    FORM_LABEL[0]: "统计表项目",
    FORM_LABEL[1]: "统计表项目（小）",
    FORM_CENTRED_LABEL[0]: "统计表项目居中",
    FORM_CENTRED_LABEL[1]: "统计表项目居中（小）",
    FORM_FIGURE[0]: "统计表数字",
    FORM_FIGURE[1]: "统计表数字（小）",
    TEXT_TABLE: "正文表",
    TEXT_TABLE_HEADER: "正文表头",
    TEXT_TABLE_CELL: "正文表格",
}

# Between a cell's text and its borders left and right, in twips: 0.5 mm for the form, 1.5 mm in narratives.
FORM_MARGIN, TEXT_MARGIN = 28, 85

# Fonts as GB/T 9704 and its usual practice name them; Word substitutes what is not installed.
FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
XIAOBIAOSONG = "方正小标宋简体"
LATIN = "Times New Roman"

# Type sizes in half-points.
SIZE_2 = 44  # 二号, 22 pt
SIZE_3 = 32  # 三号, 16 pt
SIZE_4 = 28  # 四号, 14 pt
SIZE_5 = 21  # 五号, 10.5 pt
SIZE_5_SMALL = 18  # 小五, 9 pt

# The page: A4, text area 156 × 225 mm, 22 lines of 28 characters. Lengths in twips (1/20 pt).
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT = 2098, 1474, 1984, 1587  # 37, 26, 35, 28 mm
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
LINES, CHARACTERS = 22, 28
LINE_PITCH = 579  # 28.95 pt
EMU_PER_TWIP = 635
