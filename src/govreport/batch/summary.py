"""The summary of a batch as a file: JSON, HTML or a workbook, whom to call first in front."""

import html
import json
import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from govreport.batch.manifest import Row, State
from govreport.errors import UsageError
from govreport.findings import Words
from govreport.messages import Language
from govreport.outputs.writing import check_target, write_file
from govreport.source.members import split_member
from govreport.workbook.drawing import MOST_CHARACTERS

STATES = {
    State.CRASHED: Words("程序中断", "crashed"),
    State.FAILED: Words("做不成", "failed"),
    State.REJECTED: Words("有错误", "has errors"),
    State.CHANGED: Words("被人改过", "changed by hand"),
    State.DONE: Words("完成", "done"),
}
HEADER = (
    Words("状态", "state"),
    Words("机关", "organ"),
    Words("错误", "errors"),
    Words("警告", "warnings"),
    Words("首要问题", "first problem"),
    Words("数据文件", "data file"),
    Words("结果文件", "result"),
)
_WIDTHS = (12, 30, 8, 8, 80, 40, 40)
_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2em}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
    "tr.bad td:first-child{background:#b00020;color:#fff}tr.warn td:first-child{background:#ffe08a}"
)

Writer = Callable[[Path, Iterator[Row], Language], None]


def writer_for(file: Path) -> Writer:
    """Return what writes a summary with the suffix of *file*. Raises UsageError (BT-012, WB-001)."""
    writers: dict[str, Writer] = {".json": _json, ".html": _html, ".xlsx": _xlsx}
    if file.suffix.lower() not in writers:
        raise UsageError.of("BT-012", file=str(file), known=sorted(writers))
    if file.suffix.lower() == ".xlsx" and find_spec("xlsxwriter") is None:
        raise UsageError.of("WB-001", package="XlsxWriter")
    return writers[file.suffix.lower()]


def said(words: Words, lang: Language) -> str:
    """Return *words* in one language."""
    return words.zh if lang == "zh" else words.en


def cells(row: Row, lang: Language) -> tuple[str, str, int, int, str, str, str]:
    """Return one line of the summary under HEADER."""
    first = str(row.findings[0]["message"]) if row.findings else ""
    state = said(STATES[row.state], lang)
    return state, row.organ, row.errors, row.warnings, first, row.source, row.name if row.output else ""


def admit(file: Path, folder: Path) -> None:
    """Refuse a summary that could not be written, before the batch begins. Raises OutputError.

    folder: of the results; it need not be there yet.
    """
    if os.path.realpath(file.parent) != os.path.realpath(folder):
        check_target(file)


def admit_beside(file: Path, rows: Iterable[Row], folder: Path) -> None:
    """Refuse a summary that would replace a data file or a result. Raises OutputError (GR-652)."""
    if file.exists():
        pairs = ((split_member(Path(row.source))[0], folder / row.name) for row in rows)
        check_target(file, (each for pair in pairs for each in pair))


def _json(file: Path, rows: Iterator[Row], lang: Language) -> None:
    said = json.dumps(_answer(rows, lang), ensure_ascii=False, indent=2)
    # Of a name that is no text, what cannot be encoded stays as JSON's own \\udcNN.
    write_file(file, said.encode("utf-8", "backslashreplace") + b"\n")


def _answer(rows: Iterable[Row], lang: Language) -> dict[str, Any]:
    reports = [
        {
            "file": row.source,
            "result": row.name if row.output else None,
            "sha256": row.output or None,
            "state": row.state.value,
            "exit_status": row.status,
            "organ": row.organ,
            "title": row.title,
            "errors": row.errors,
            "warnings": row.warnings,
            "notices": row.notices,
            "findings": [{k: v for k, v in each.items() if k != "said"} for each in row.findings],
        }
        for row in rows
    ]
    bad = sum(each["exit_status"] != 0 for each in reports)
    return {"lang": lang, "reports": reports, "summary": {"reports": len(reports), "not_made": bad}}


def _html(file: Path, rows: Iterator[Row], lang: Language) -> None:
    title = said(Words("批量生成结果", "Result of the batch"), lang)
    head = "".join(f"<th>{html.escape(said(each, lang))}</th>" for each in HEADER)
    top = f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
    lines = [top, f"<style>{_STYLE}</style><h1>{title}</h1><table><tr>{head}</tr>"]
    for row in rows:
        kind = "bad" if row.status else "warn" if row.warnings else "good"
        line = "".join(f"<td>{html.escape(str(each))}</td>" for each in cells(row, lang))
        lines.append(f'<tr class="{kind}">{line}</tr>')
    write_file(file, "\n".join([*lines, "</table></html>"]).encode("utf-8", "replace"))


def _held(value: object) -> object:
    """Return *value* as a cell holds it: cut where it is too long, rather than left out."""
    return value.encode("utf-8", "replace").decode()[:MOST_CHARACTERS] if isinstance(value, str) else value


def _xlsx(file: Path, rows: Iterator[Row], lang: Language) -> None:
    import io

    import xlsxwriter

    content = io.BytesIO()
    # What organs and messages say is text, whatever it looks like: no formulas, no links.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet()
        bold, red = book.add_format({"bold": True}), book.add_format({"bg_color": "#F4B6B6"})
        for column, (words, width) in enumerate(zip(HEADER, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, said(words, lang), bold)
        sheet.freeze_panes(1, 0)
        number = 0
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(cells(row, lang)):
                sheet.write(number, column, _held(value), red if row.status and column == 0 else None)
        sheet.autofilter(0, 0, number, len(HEADER) - 1)
    write_file(file, content.getvalue())
