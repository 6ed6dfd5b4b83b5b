"""Rows that one edition prints in one line and another divides: （六）其他处理."""

from collections.abc import Iterable, Iterator

from govreport.form.edition import Edition
from govreport.form.table import Line, Table


def divided_rows(edition: Edition, editions: Iterable[Edition]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (table, heading) → the rows under it, for headings that hold figures themselves elsewhere."""
    whole = {(table.id, row) for each in editions for table in each.tables.values() for row in table.rows}
    return {
        (table.id, line.key): tuple(leaf.key for leaf in line.leaves())
        for table in edition.tables.values()
        for line in _headings(table)
        if (table.id, line.key) in whole
    }


def _headings(table: Table) -> Iterator[Line]:
    waiting = [line for block in table.blocks for line in block.rows]
    while waiting:
        line = waiting.pop()
        if line.lines:
            yield line
            waiting += line.lines
