"""What the rows came to: cells that are certain, rows that are not, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govreport.cells import Mark
from govreport.findings import Finding, Locator, Words
from govreport.form.edition import Edition
from govreport.form.phrases import named_line
from govreport.form.table import Line, Table
from govreport.importing.documents.content import GridCell, Trust
from govreport.importing.imported import ReadCell
from govreport.importing.recognise.belief import Seen, safe
from govreport.importing.recognise.columns import Assigned
from govreport.importing.recognise.figures import Figure, read_figure
from govreport.importing.recognise.lines import Line as DocumentLine
from govreport.importing.recognise.normal import folded_text
from govreport.importing.recognise.rows import Row

TRUST = {Trust.ROWS: 1.0, Trust.CELLS: 0.97, Trust.LINES: 0.9}
MOST_SHOWN = 60
REFUSED = frozenset({"RB-021", "RB-022", "RB-023", "RB-026", "RB-064"})
"""Findings that mean nothing any more once the same row was read in another place."""


@dataclass(slots=True)
class Harvest:
    """Everything read from the tables.

    cells: (table, row, column) → what was read. unread: (table, row) → what was seen of a row that could
    not be read. twice: rows that say different things in two places. unfenced: rows of a text of one cell
    a line. groups: figures beside a heading over several rows.
    """

    edition: Edition
    cells: dict[tuple[str, str, str], ReadCell] = field(default_factory=dict)
    unread: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    twice: set[tuple[str, str]] = field(default_factory=set)
    read: set[tuple[str, str]] = field(default_factory=set)
    unfenced: dict[tuple[str, str], Row] = field(default_factory=dict)
    groups: dict[tuple[str, str], tuple[Row, list[GridCell]]] = field(default_factory=dict)

    def together(self, rows: list[tuple[Seen, Assigned]]) -> bool:
        """Take in rows that stand side by side in one line; False when their cells may have moved."""
        for seen, assigned in rows:
            values = {
                column: self._figure(seen, column, cell).value for column, (cell, _) in assigned.cells.items()
            }
            if not seen.row.measured and not safe(seen, values, assigned, in_line=True):
                return False
        for seen, assigned in rows:
            self.row(seen, assigned)
        return True

    def row(self, seen: Seen, assigned: Assigned) -> None:
        """Take in a row whose columns are known."""
        table, key = seen.table, seen.key
        figures = {column: (cell, self._figure(seen, column, cell), score)
                   for column, (cell, score) in assigned.cells.items()}  # fmt: skip
        values = {column: each[1].value for column, each in figures.items()}
        if not safe(seen, values, assigned):
            self.refuse(table.id, key, "RB-023", seen.row, [cell for cell, _ in assigned.cells.values()])
            return
        self._settle(seen, figures, assigned)

    def _settle(
        self, seen: Seen, figures: dict[str, tuple[GridCell, Figure, float]], assigned: Assigned
    ) -> None:
        table, key = seen.table, seen.key
        read = {
            column: ReadCell(figure.value, cell.text, self._confidence(seen, score, assigned), cell.place)
            for column, (cell, figure, score) in figures.items()
            if figure.value is not None
        }
        if (table.id, key) in self.read:
            self._again(table, key, read, seen)
            return
        self.read.add((table.id, key))
        self.unread.pop((table.id, key), None)
        if seen.row.trust is Trust.LINES and not seen.row.confirm:  # else label and figures are one line
            self.unfenced[table.id, key] = seen.row
        for column, (cell, figure, _) in figures.items():
            self._say(table, key, column, cell, figure)
        self.cells |= {(table.id, key, column): cell for column, cell in read.items()}

    def _again(self, table: Table, key: str, read: dict[str, ReadCell], seen: Seen) -> None:
        """Judge a row that was read before: the same is the same, something else makes both uncertain."""
        before = {
            column: cell for (id_, row, column), cell in self.cells.items() if (id_, row) == (table.id, key)
        }
        if {column: cell.value for column, cell in before.items()} == {c: v.value for c, v in read.items()}:
            return
        if (table.id, key) not in self.twice:
            self.twice.add((table.id, key))
            words = [each.seen for each in (*before.values(), *read.values())]
            self._find("RB-027", table, key, seen.row, seen=" | ".join(words)[:MOST_SHOWN])
        for column in before:
            del self.cells[table.id, key, column]

    def group(self, table: str, key: str, row: Row, values: list[GridCell]) -> None:
        """Remember figures that stand beside a heading over several rows (（六） as one row)."""
        self.groups[table, key] = (row, values)

    def refuse(self, table: str, key: str, code: str, row: Row, values: Iterable[GridCell]) -> None:
        """Leave a row out, saying why and what was seen."""
        cells = list(values)
        form = self.edition.tables[table]
        if (table, key) in self.read:
            return
        if (table, key) not in self.unread or cells:
            self.unread[table, key] = _shown(cells)
        if not any(each.code == code and each.at.path == f"{table}.{key}" for each in self.findings):
            count = len(form.columns(key))
            self._find(code, form, key, row, seen=_shown(cells), given=len(cells), should=count)

    def unknown_row(self, table: Table, label: GridCell, values: list[GridCell]) -> None:
        """Say that a row stands in the table which this edition does not have."""
        if len(folded_text(label.text)) < 2:
            return
        at = Locator(path=table.id, place=label.place.said())
        args = {"table": _named(table), "label": label.text.strip()[:40], "seen": _shown(values)}
        self.findings.append(Finding("RB-024", at, args))

    def lost(self, table: Table, row: Row, cells: list[GridCell]) -> None:
        """Say that figures stand in the table without a label that tells what they are."""
        at = Locator(path=table.id, place=row.cells[0].place.said())
        self.findings.append(Finding("RB-028", at, {"table": _named(table), "seen": _shown(cells)}))

    def _figure(self, seen: Seen, column: str, cell: GridCell) -> Figure:
        if cell.continued and cell.text.strip():
            return Figure(None, why="RB-031")
        line = seen.table.column(seen.key, column)
        return read_figure(cell.text, seen.table.kind(seen.key, column), unit_of(line))

    def _say(self, table: Table, key: str, column: str, cell: GridCell, figure: Figure) -> None:
        code = figure.why or figure.note
        if not code:
            return
        at = Locator(path=f"{table.id}.{key}.{column}", place=cell.place.said())
        args = {
            "table": _named(table),
            "row": named_line(table, "rows", key),
            "column": named_line(table, "columns", column),
            "seen": cell.text.strip()[:40],
            "value": "" if figure.value is None else str(figure.value),
            "remark": figure.remark,
        }
        self.findings.append(Finding(code, at, args))

    def _confidence(self, seen: Seen, score: float, assigned: Assigned) -> float:
        doubt = 0.7 if assigned.confirm or seen.row.confirm else 1.0
        return round(seen.score * score * TRUST[seen.row.trust] * doubt, 2)

    def _find(self, code: str, table: Table, key: str, row: Row, **args: object) -> None:
        at = Locator(path=f"{table.id}.{key}", place=row.cells[0].place.said())
        named = {"table": _named(table), "row": named_line(table, "rows", key), **args}
        self.findings.append(Finding(code, at, named))

    def finish(self, last: DocumentLine | None) -> None:
        """Judge what can only be judged at the end: a heading's figures, rows that never came.

        last: the last line with words of the document.
        """
        read = {f"{table}.{key}" for table, key in self.read}
        self.findings = [
            each for each in self.findings if each.code not in REFUSED or each.at.path not in read
        ]
        for (id_, key), row in self.unfenced.items():
            self._doubt(self.edition.tables[id_], key, row, ends=last in row.lines)
        for (id_, key), (row, values) in self.groups.items():
            self._divide(self.edition.tables[id_], key, row, values)
        for table in self.edition.tables.values():
            missing = [key for key in table.rows if (table.id, key) not in self.read | self.unread.keys()]
            if len(missing) == len(table.rows):
                self.findings.append(Finding("RB-030", Locator(path=table.id), {"table": _named(table)}))
            elif missing:
                rows = [named_line(table, "rows", key) for key in missing]
                self.findings.append(
                    Finding("RB-029", Locator(path=table.id), {"table": _named(table), "rows": rows})
                )

    def _doubt(self, table: Table, key: str, row: Row, *, ends: bool) -> None:
        """Take back figures that may be the next row's: its own cells blank, the next label lost.

        ends: the document ends with this row, so that the next label is not lost but cut off.
        """
        below = [line.key for line in table.blocks_by_row[key].row_leaves()]
        after = below[below.index(key) + 1 :][:1]
        later = list(table.rows)[list(table.rows).index(key) + 1 :]
        known = self.read | self.unread.keys()
        if not after or (table.id, after[0]) in known:
            return
        if ends and not any((table.id, each) in known for each in later):
            return
        columns = [column.key for column in table.columns(key)]
        taken = [self.cells.pop((table.id, key, column), None) for column in columns]
        self.read.discard((table.id, key))
        shown = " | ".join(each.seen for each in taken if each)
        self.unread[table.id, key] = shown
        self._find("RB-025", table, key, row, seen=shown, next=named_line(table, "rows", after[0]))

    def _divide(self, table: Table, key: str, row: Row, values: list[GridCell]) -> None:
        """Read figures beside a heading: only when they leave no choice (all 0, all blank, all `/`)."""
        below = [leaf.key for block in table.blocks for line in block.rows for leaf in _below(line, key)]
        columns = [column.key for column in table.columns(below[0])]
        figures = [read_figure(cell.text, table.kind(below[0], columns[0])) for cell in values]
        same = {figure.value for figure in figures}
        value = figures[0].value if figures else None
        clear = value is not None and (
            len(figures) == len(columns) and len(same) == 1 and same <= {0, Mark.BLANK, Mark.NOT_APPLICABLE}
        )
        if any((table.id, leaf) in self.read for leaf in below):
            return
        for leaf in below:
            if clear and value is not None:
                self.read.add((table.id, leaf))
                self.unread.pop((table.id, leaf), None)
                for column, cell in zip(columns, values, strict=True):
                    self.cells[table.id, leaf, column] = ReadCell(value, cell.text, 0.9, cell.place)
            else:
                self.unread[table.id, leaf] = _shown(values)
        at = Locator(path=f"{table.id}.{below[0]}", place=row.cells[0].place.said())
        args = {"table": _named(table), "row": named_line(table, "rows", key), "seen": _shown(values)}
        self.findings.append(Finding("RB-039" if clear else "RB-038", at, args))


def unit_of(line: Line) -> str:
    """Return the unit of a column of amounts: 元 where its label says so, else 万元."""
    words = folded_text(line.label + line.note)
    return "元" if "元" in words and "万元" not in words else "万元"


def _below(line: Line, key: str) -> Iterator[Line]:
    if line.key == key:
        yield from line.leaves()
    else:
        for inner in line.lines:
            yield from _below(inner, key)


def _named(table: Table) -> Words:
    return Words(table.name, table.en or table.id)


def _shown(cells: Iterable[GridCell]) -> str:
    shown = " | ".join(" ".join(cell.text.split()) for cell in cells)
    return shown if len(shown) <= MOST_SHOWN else shown[: MOST_SHOWN - 1] + "…"
