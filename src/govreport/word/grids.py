"""After loops over cells: as many grid columns as rows need, the width kept (docxtpl's rule)."""

from lxml import etree

from govreport.word.names import WP, w

_WIDTH, _VALUE, _CELL = w("w"), w("val"), w("tc")
_LOOK, _SPAN = w("tcPr"), w("gridSpan")


def fit_grids(root: etree._Element) -> bool:
    """Fit the grid of every table to its rows; tell whether anything changed."""
    changed = False
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is None:
            continue
        rows = [row.findall(_CELL) for row in table.iter(w("tr"))]
        columns = len(grid.findall(w("gridCol")))
        cells = max(map(len, rows), default=0)
        if cells > columns:
            _widen(grid, cells - columns)
            changed = True
        spans = max((sum(map(_span, row)) for row in rows), default=0)
        surplus = len(grid.findall(w("gridCol"))) - spans
        if surplus > 0:
            _narrow(grid, surplus)
            changed = True
    return changed


def number_pictures(root: etree._Element) -> bool:
    """Give every drawing a number of its own (Word asks for it); tell whether there were any."""
    number = 1000
    for number, drawing in enumerate(root.iter(f"{{{WP}}}docPr"), start=1001):
        drawing.set("id", str(number))
    return number > 1000


def _span(cell: etree._Element) -> int:
    properties = cell.find(_LOOK)
    span = None if properties is None else properties.find(_SPAN)
    return 1 if span is None else int(span.get(_VALUE, "1"))


def _widen(grid: etree._Element, missing: int) -> None:
    columns = grid.findall(w("gridCol"))
    total = sum(float(column.get(_WIDTH, "0")) for column in columns)
    if not columns or total <= 0:
        return
    old, new = total / len(columns), total / (len(columns) + missing)
    for column in columns:
        if column.get(_WIDTH) is not None:
            column.set(_WIDTH, str(int(float(column.get(_WIDTH, "0")) * new / old)))
    for _ in range(missing):
        etree.SubElement(grid, w("gridCol"), {_WIDTH: str(int(new))})


def _narrow(grid: etree._Element, surplus: int) -> None:
    columns = grid.findall(w("gridCol"))
    freed = sum(float(column.get(_WIDTH, "0")) for column in columns[-surplus:])
    for column in columns[-surplus:]:
        grid.remove(column)
    kept = columns[:-surplus]
    share = int(freed / len(kept)) if kept else 0
    for column in kept:
        column.set(_WIDTH, str(int(float(column.get(_WIDTH, "0")) + share)))
