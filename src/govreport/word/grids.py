"""After loops over cells: as many grid columns as rows need, the width kept (docxtpl's rule)."""

import re
from itertools import count

from lxml import etree

from govreport.word.names import w
from govreport.word.shapes import Remembered, take_apart
from govreport.word.spans import columns, whole

_WIDTH, _VALUE, _CELL = w("w"), w("val"), w("tc")
_LOOK, _SPAN = w("tcPr"), w("gridSpan")
_FITTING: Remembered[bool] = Remembered()
_DRAWING = re.compile(r'(<wp\w*:docPr\b[^<>]*? id=")[^"]*"')


def known_to_fit(xml: str) -> bool:
    """Tell whether every table of a document has a markup whose grid needed no fitting before."""
    apart = take_apart(xml)
    return apart is not None and all(table.key in _FITTING for table in apart.tables)


def remember_fitting(xml: str) -> None:
    """Note that the grids of all tables of a document need no fitting."""
    apart = take_apart(xml)
    for table in apart.tables if apart is not None else ():
        _FITTING.learn(table.key, True)  # noqa: FBT003 - the fact itself


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


def number_pictures(xml: str) -> str:
    """Give every drawing a number of its own, which Word asks for."""
    numbers = count(1001)
    pieces, done, at = [], 0, xml.find("<wp")  # `find` is ten times as fast as a pattern that begins so
    while at >= 0:
        if drawing := _DRAWING.match(xml, at):
            pieces.append(f'{xml[done:at]}{drawing.group(1)}{next(numbers)}"')
            done = drawing.end()
        at = xml.find("<wp", at + 1)
    return "".join((*pieces, xml[done:]))


def _span(cell: etree._Element) -> int:
    properties = cell.find(_LOOK)
    span = None if properties is None else properties.find(_SPAN)
    return max(1, columns(span, 1))


def _widen(grid: etree._Element, missing: int) -> None:
    given = grid.findall(w("gridCol"))
    total = sum(whole(column, 0, _WIDTH) for column in given)
    if not given or total <= 0:
        return
    old, new = total / len(given), total / (len(given) + missing)
    for column in given:
        if column.get(_WIDTH) is not None:
            column.set(_WIDTH, str(int(whole(column, 0, _WIDTH) * new / old)))
    for _ in range(missing):
        etree.SubElement(grid, w("gridCol"), {_WIDTH: str(int(new))})


def _narrow(grid: etree._Element, surplus: int) -> None:
    given = grid.findall(w("gridCol"))
    freed = sum(whole(column, 0, _WIDTH) for column in given[-surplus:])
    for column in given[-surplus:]:
        grid.remove(column)
    kept = given[:-surplus]
    share = freed // len(kept) if kept else 0
    for column in kept:
        column.set(_WIDTH, str(whole(column, 0, _WIDTH) + share))
