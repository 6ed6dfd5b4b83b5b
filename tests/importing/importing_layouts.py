"""Ways in which published reports print the tables: each a function from tables to a file.

full: every cell comes back. The others lose cells in themselves (blank ones leave no trace): there,
nothing may be read wrongly.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from importing_kit import Cell, Table, expanded, expanded_texts, own_cells, whole

from govreport.form.edition import Edition
from govreport.form.grid import Role


@dataclass(frozen=True)
class Layout:
    name: str
    write: Callable[[Edition, Mapping[str, Table]], tuple[str | bytes, str]]
    full: bool = True


def _html_table(table: Table, cell: Callable[[Cell], str], attributes: str = "") -> str:
    rows = "".join("<tr>" + "".join(map(cell, row)) + "</tr>\n" for row in table)
    return f"<table {attributes}>{rows}</table>"


def _td(cell: Cell, inner: str | None = None) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<td{spans}>{html.escape(cell.text) if inner is None else inner}</td>"


def _page(edition: Edition, tables: Mapping[str, str], **how: object) -> str:
    body = whole(edition, tables, mark=lambda text: f"<p>{html.escape(text)}</p>", **how)
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报</title></head>'
    return f"{head}<body>{body}</body></html>"


def _html(
    cell: Callable[[Cell], str] = _td, change: Callable[[Table], Table] = lambda table: table, **how: object
):
    def write(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
        written = {id_: _html_table(change(table), cell) for id_, table in tables.items()}
        return _page(edition, written, **how), "report.html"

    return write


def _word_paste(cell: Cell) -> str:
    """As Word puts it on the clipboard: each character run in its own span, blanks as &nbsp;."""
    pieces = re.findall(r".{1,3}", cell.text) or [""]
    spans = "".join(
        f'<span lang=EN-US style="mso-bidi-font-size:10.5pt">{html.escape(p)}</span>' for p in pieces
    )
    empty = '<o:p>&nbsp;</o:p><span style="display:none">99</span>'
    inner = f"<p class=MsoNormal align=center>{spans if cell.text else ''}{empty}</p>"
    return _td(cell, inner)


def _padded(cell: Cell) -> str:
    return _td(cell, f"<p>&nbsp;&nbsp;{html.escape(cell.text)}&nbsp;</p>" if cell.text else "&nbsp;")


def _nested(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    page, name = _html()(edition, tables)
    head, body = page.split("<body>")
    inner = body.split("</body>")[0]
    frame = (
        f"<table width=100%><tr><td><table><tr><td>首页</td><td>{inner}</td></tr></table></td></tr></table>"
    )
    return f"{head}<body>{frame}</body></html>", name


def _gb2312(edition: Edition, tables: Mapping[str, Table]) -> tuple[bytes, str]:
    page, name = _html()(edition, tables)
    page = page.replace('charset="utf-8"', 'charset="gb2312"').replace("示例县", "堃镕县")
    return page.encode("gb18030"), name


def _wrong_charset(edition: Edition, tables: Mapping[str, Table]) -> tuple[bytes, str]:
    page, name = _html()(edition, tables)
    return page.replace('charset="utf-8"', 'charset="iso-8859-1"').encode(), name


def _one_big_table(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    rows = []
    for number, section in enumerate(edition.sections):
        rows.append(f"<tr><td colspan=15>{'一二三四五六'[number]}、{section.title}</td></tr>")
        for row in tables.get(section.id, [[Cell("本年度依法开展各项工作。", columns=15)]]):
            rows.append("<tr>" + "".join(map(_td, row)) + "</tr>")
    return f"<html><body><table>{''.join(rows)}</table></body></html>", "report.html"


def _loosened(table: Table, *, repeat: bool) -> Table:
    """Take all spans away: what a merged cell covered is blank, or says the same again."""
    rows: Table = [[] for _ in table]
    for row, cells in enumerate(expanded(table)):
        for cell, first in cells:
            text = cell.text if first or repeat else ""
            rows[row].append(replace(cell, text=text, rows=1, columns=1))
    return rows


def _cell_behind_each_row(table: Table) -> Table:
    return [[*row, Cell("", role=Role.LABEL)] for row in table]


def _line_numbers(table: Table) -> Table:
    """Put a column 行次 between labels and figures, as table software does; table four has none."""
    if any(row and row[0].role is Role.FIGURE for row in table):
        return table
    rows, number = [], 0
    for row in table:
        at = next((at for at, cell in enumerate(row) if cell.role is Role.FIGURE), None)
        if at is not None:
            number += 1
            rows.append([*row[:at], Cell(str(number), role=Role.LABEL), *row[at:]])
        elif row[0].role is Role.CORNER or row[0].text == "信息内容":
            high = 3 if row[0].role is Role.CORNER else 1
            rows.append([row[0], Cell("行次", rows=high, role=Role.HEADER), *row[1:]])
        else:
            rows.append(row)
    return rows


def _broken_lines_page(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    """A page without paragraphs: every line ends with <br>."""
    written = {id_: _html_table(table, _td) for id_, table in tables.items()}
    body = whole(edition, written, mark=lambda text: f"{html.escape(text)}<br><br>")
    return f"<html><body><div>{body}</div></body></html>", "report.html"


def _over_pages(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    """Table three on two pages, its header repeated on the second."""
    written = {}
    for id_, table in tables.items():
        if id_ != "requests":
            written[id_] = _html_table(table, _td)
            continue
        header, rest = table[:3], table[3:]
        # The groups at the left begin anew on the second page.
        cut = next(at for at, row in enumerate(rest) if row[0].text.startswith("（五）"))
        high = sum(1 for _ in rest) - cut - 1
        first = [
            [replace(cell, rows=min(cell.rows, cut - at)) for cell in row]
            for at, row in enumerate(rest[:cut])
        ]
        second = [list(row) for row in rest[cut:]]
        second[0].insert(0, Cell("三、本年度办理结果", rows=high, role=Role.LABEL))
        written[id_] = (
            _html_table([*header, *first], _td) + "<p>— 3 —</p>" + _html_table([*header, *second], _td)
        )
    return _page(edition, written), "report.html"


def _empty_placeholders(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    """Merged header cells without rowspan: the cells below are there and empty."""

    def loosened(table: Table) -> Table:
        rows = [list(row) for row in table]
        for number, row in enumerate(table[:2]):
            for cell in row:
                if cell.role is Role.HEADER and cell.rows > 1 and cell.text in ("自然人", "总计"):
                    at = rows[number].index(cell)
                    rows[number][at] = replace(cell, rows=1)
                    empty = Cell("", role=Role.HEADER)
                    rows[number + 1].insert(0 if cell.text == "自然人" else len(rows[number + 1]), empty)
        return rows

    return _html(change=loosened)(edition, tables)


def _lines(join: Callable[[list[str]], str], between: str = "\n", name: str = "report.txt", **how: object):
    def write(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
        written = {id_: between.join(map(join, own_cells(table))) for id_, table in tables.items()}
        return whole(edition, written, **how), name  # type: ignore[arg-type]

    return write


def _markdown(change: Callable[[Table], list[list[str]]]):
    def one(table: Table) -> str:
        cells = change(table)
        rows = ["| " + " | ".join(row) + " |" for row in cells]
        return "\n" + "\n".join([rows[0], "|---" * len(cells[0]) + "|", *rows[1:]]) + "\n"

    def write(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
        written = {id_: one(table) for id_, table in tables.items()}
        return whole(edition, written, mark=lambda text: f"\n## {text}\n"), "report.md"

    return write


def _browser(edition: Edition, tables: Mapping[str, Table]) -> tuple[str, str]:
    """Cells with paragraphs inside, copied from a browser: the tab stands on a line of its own."""
    written = {
        id_: "\n".join("\n\t\n".join(row) for row in own_cells(table)) for id_, table in tables.items()
    }
    return whole(edition, written), "report.txt"


def relabelled(change: Callable[[str], str]) -> Callable[[Table], Table]:
    def apply(table: Table) -> Table:
        return [
            [cell if cell.role is Role.FIGURE else replace(cell, text=change(cell.text)) for cell in row]
            for row in table
        ]

    return apply


def refigured(change: Callable[[str], str]) -> Callable[[Table], Table]:
    def apply(table: Table) -> Table:
        return [
            [replace(cell, text=change(cell.text)) if cell.role is Role.FIGURE else cell for cell in row]
            for row in table
        ]

    return apply


TRADITIONAL = str.maketrans("规无经济务总数与许处费为办结转关机构组织单诉讼审维纠",
                            "規無經濟務總數與許處費為辦結轉關機構組織單訴訟審維糾")  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_BRACKETS = str.maketrans("（）：，", "():,")
TYPOS = {
    "2.其他法律行政法规禁止公开": "2.其他法律法规禁止公开",
    "4.无正当理由大量反复申请": "4.无正当理由由大量反复申请",
    "行政规范性文件": "规范性文件",
    "现行有效件数": "现行有效件",
    "规章": "规章（本机关无权制定）",
    "本年新制作数量": "本年新",
    "本年新公开数量": "本年新",
    "社会公益组织": "社会公益",
    "上一年项目数量": "上一年项目数量（指2018年事项数）",
}


def _grouped(text: str) -> str:
    return f"{int(text):,}" if text.isdigit() else text


def _broken(text: str) -> str:
    return text[:3] + "\n" + text[3:] if len(text) > 4 else text


def _labels_broken(cell: Cell) -> str:
    return _td(
        cell, None if cell.role is Role.FIGURE else html.escape(_broken(cell.text)).replace("\n", "<br>")
    )


def _unnumbered(text: str) -> str:
    return re.sub(r"^(\d\.|（[一二三四五六七]）)(?!$)", "", text)


def _broken_lines(row: list[str]) -> str:
    return "\n".join(cell if cell[-1:].isdigit() else _broken(cell) for cell in row)


def _run_together(row: list[str]) -> str:
    return row[0] + "\n" + "".join(row[1:]) if len(row) > 2 else "\n".join(row)


LAYOUTS = [
    Layout("html with spans", _html()),
    Layout("html pasted from Word", _html(_word_paste)),
    Layout("html padded with nbsp", _html(_padded)),
    Layout("html th cells", _html(lambda cell: _td(cell).replace("td", "th"))),
    Layout("html labels broken over lines", _html(_labels_broken)),
    Layout("html in a layout table", _nested),
    Layout("html gb2312 with other characters", _gb2312),
    Layout("html of a wrong charset", _wrong_charset),
    Layout("html one table for all", _one_big_table),
    Layout("html table over two pages", _over_pages),
    Layout("html empty cells below merged ones", _empty_placeholders),
    Layout("html section numbers shifted", _html(shift=2)),
    Layout("html traditional characters", _html(change=relabelled(lambda text: text.translate(TRADITIONAL)))),
    Layout("html half-width brackets", _html(change=relabelled(lambda text: text.translate(HALF_BRACKETS)))),
    Layout("html blanks in labels", _html(change=relabelled(" ".join))),
    Layout("html typos and remarks", _html(change=relabelled(lambda text: TYPOS.get(text, text)))),
    Layout("html without numbers", _html(change=relabelled(_unnumbered))),
    Layout("html full-width digits", _html(change=refigured(lambda text: text.translate(FULL_WIDTH)))),
    Layout("html thousands separators", _html(change=refigured(_grouped))),
    Layout(
        "html dashes for not applicable", _html(change=refigured(lambda text: "—" if text == "/" else text))
    ),
    Layout("html merged cells left blank", _html(change=lambda table: _loosened(table, repeat=False))),
    Layout("html merged cells repeated", _html(change=lambda table: _loosened(table, repeat=True))),
    Layout("html a blank cell behind each row", _html(change=_cell_behind_each_row)),
    Layout("html a column of line numbers", _html(change=_line_numbers)),
    Layout("html lines ended with br", _broken_lines_page),
    Layout("markdown", _markdown(expanded_texts)),
    Layout(
        "markdown merged cells left blank",
        _markdown(lambda table: own_cells(_loosened(table, repeat=False))),
        full=False,
    ),
    Layout("tabs, one behind each cell", _lines(lambda row: "\t".join(row) + "\t")),
    Layout("tabs", _lines("\t".join)),
    Layout("pipes with one at the end", _lines(lambda row: " | ".join(row) + " |")),
    Layout("pipes around", _lines(lambda row: "| " + " | ".join(row) + " | ")),
    Layout("pipes, one cell a line", _lines(lambda row: "\n".join(f"{cell} |" for cell in row))),
    Layout(
        "pipes, one cell a line, one before each row",
        _lines(lambda row: "|\n" + "\n".join(f"{cell} |" for cell in row)),
    ),
    Layout("one cell a line", _lines("\n".join), full=False),
    Layout("one cell a line, blank lines between", _lines("\n\n".join, "\n\n"), full=False),
    Layout("one cell a line, labels broken", _lines(_broken_lines), full=False),
    Layout("apart by blanks", _lines(" ".join), full=False),
    Layout("cells run together", _lines(_run_together), full=False),
    Layout("copied from a browser", _browser, full=False),
]
