"""Cells copied from Excel, WPS or a web page → rows of a data file; refused when the counts differ."""

from dataclasses import dataclass, field

from govreport.cells import Cell
from govreport.errors import UsageError
from govreport.findings import Finding, Locator, Words
from govreport.form.edition import Edition
from govreport.form.phrases import named_line
from govreport.form.table import Layout, Table
from govreport.importing.documents.charset import decode
from govreport.importing.recognise.figures import looks_like_figure, read_figure
from govreport.importing.recognise.harvest import unit_of
from govreport.importing.recognise.labels import Kind, Labels, labels_for

SHOWN = 60


@dataclass(slots=True)
class Pasted:
    """Rows by (table id, row key): column key → cell. findings: on single cells."""

    rows: dict[tuple[str, str], dict[str, Cell]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def find_row(edition: Edition, name: str) -> tuple[Table, str]:
    """Return table and key of a row called `granted` or `requests.granted`. Raises UsageError (RB-070)."""
    section, _, key = name.rpartition(".")
    for table in edition.tables.values():
        if key in table.rows and section in ("", table.id):
            return table, key
    known = [row for table in edition.tables.values() for row in table.rows]
    raise UsageError.of("RB-070", what=name, known=_some(known))


def find_table(edition: Edition, name: str) -> Table:
    """Return the table of a section. Raises UsageError (RB-070)."""
    if name not in edition.tables:
        raise UsageError.of("RB-070", what=name, known=list(edition.tables))
    return edition.tables[name]


def paste_row(edition: Edition, table: Table, key: str, content: bytes) -> Pasted:
    """Read one row. Raises UsageError: another row's label (RB-071), another count (RB-072)."""
    lines = _lines(content)
    cells = [cell for line in lines for cell in line]
    pasted = Pasted()
    _take(pasted, table, key, _behind_label(labels_for(edition), table, key, cells))
    return pasted


def paste_table(edition: Edition, table: Table, content: bytes) -> Pasted:
    """Read a table whose rows bear their labels. Raises UsageError: RB-072, RB-073 no row's label."""
    labels = labels_for(edition)
    pasted = Pasted()
    for line in _lines(content):
        found = _row_of(labels, table, line)
        if found is not None:
            _take(pasted, table, found, _behind_label(labels, table, found, line))
        elif table.layout is Layout.ACROSS and line and all(map(looks_like_figure, line)):
            _take_across(pasted, table, line)
    if not pasted.rows:
        raise UsageError.of(
            "RB-073", table=_named(table), seen=_shown([cell for line in _lines(content) for cell in line])
        )
    return pasted


def _take(pasted: Pasted, table: Table, key: str, values: list[str]) -> None:
    columns = table.columns(key)
    totals = {each.computes for each in table.sums if each.of == "columns"}
    asked = [column for column in columns if column.key not in totals]
    if len(values) not in (len(columns), len(asked)):
        counts = f"{len(columns)}" if len(asked) == len(columns) else f"{len(asked)}/{len(columns)}"
        args = {"row": named_line(table, "rows", key), "given": len(values), "should": counts}
        raise UsageError.of("RB-072", Locator(f"{table.id}.{key}"), **args, seen=_shown(values))
    used = columns if len(values) == len(columns) else asked
    row: dict[str, Cell] = {}
    for column, text in zip(used, values, strict=True):
        figure = read_figure(text, table.kind(key, column.key), unit_of(column))
        if code := figure.why or figure.note:
            pasted.findings.append(_finding(code, table, key, column.key, text, figure.value, figure.remark))
        if figure.value is not None:
            row[column.key] = figure.value
    pasted.rows[table.id, key] = row


def _take_across(pasted: Pasted, table: Table, values: list[str]) -> None:
    """Read the one line of figures of a table whose rows stand side by side."""
    sizes = [len(table.columns(key)) for key in table.rows]
    if len(values) != sum(sizes):
        named = Words(table.name, table.en or table.id)
        raise UsageError.of(
            "RB-072", Locator(table.id), row=named, given=len(values), should=sum(sizes), seen=_shown(values)
        )
    for key, size in zip(table.rows, sizes, strict=True):
        _take(pasted, table, key, values[:size])
        values = values[size:]


def _row_of(labels: Labels, table: Table, line: list[str]) -> str | None:
    """Return the row whose label stands before the figures of a line."""
    found = None
    for cell in line:
        if looks_like_figure(cell):
            break
        hit = labels.best(cell, Kind.ROW, table.id)
        found = hit.label.key if hit and hit.label.leaf else found
    return found


def _behind_label(labels: Labels, table: Table, key: str, cells: list[str]) -> list[str]:
    """Return the cells behind the labels; refuse the label of another row."""
    at = 0
    while at < len(cells) and cells[at].strip() and _is_label(labels, cells[at]):
        at += 1
    label = cells[at - 1] if at else ""
    hit = labels.best(label, Kind.ROW, table.id) if label else None
    if label and (hit is None or hit.label.key != key):
        args = {"label": label.strip()[:40], "row": named_line(table, "rows", key)}
        raise UsageError.of("RB-071", Locator(f"{table.id}.{key}"), **args)
    return cells[at:]


def _is_label(labels: Labels, text: str) -> bool:
    """Tell whether words name a row; with a digit in them (约12) they do only when a form has them."""
    if looks_like_figure(text):
        return False
    return bool(labels.hits(text)) or not any(char.isdigit() for char in text)


def _lines(content: bytes) -> list[list[str]]:
    """Return the cells of each line: apart by tabs, else by `|`, else one a line."""
    text = decode(content).text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = [line for line in text.split("\n") if line.strip() or "\t" in line]
    if any("\t" in line for line in lines):
        return [line.split("\t") for line in lines]
    if any("|" in line for line in lines):
        return [line.strip().strip("|").split("|") for line in lines]
    return [[line] for line in lines]


def _finding(
    code: str, table: Table, key: str, column: str, seen: str, value: Cell | None, remark: str
) -> Finding:
    args = {
        "table": _named(table),
        "row": named_line(table, "rows", key),
        "column": named_line(table, "columns", column),
        "seen": seen.strip()[:40],
        "value": "" if value is None else str(value),
        "remark": remark,
    }
    return Finding(code, Locator(f"{table.id}.{key}.{column}"), args)


def _named(table: Table) -> Words:
    return Words(table.name, table.en or table.id)


def _shown(cells: list[str]) -> str:
    shown = " | ".join(" ".join(cell.split()) for cell in cells)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def _some(names: list[str]) -> list[str]:
    return [*names[:8], "…"] if len(names) > 8 else names
