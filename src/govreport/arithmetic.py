"""The sums of the form (勾稽关系): totals left out are computed, totals given are checked."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govreport.cells import Cell, Mark, computed_total, printed, total
from govreport.figures import Figures
from govreport.findings import Finding, Words
from govreport.form.phrases import named_line, named_side
from govreport.form.table import Sum, Table
from govreport.model import Report

Place = tuple[str, str]
EMPTY = Words("空白", "blank")


class Relation(NamedTuple):
    """One sum on one line: of rows in the column *line*, or of columns in the row *line*."""

    sum: Sum
    line: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]

    @property
    def total(self) -> Place:
        """Return the place where a finding stands: the last term, which closes the balance."""
        return self.right[-1]


@lru_cache(maxsize=64)  # a batch asks thousands of times for the same few tables
def relations(table: Table) -> tuple[Relation, ...]:
    """Return every relation of *table*: each of its sums on each line that has all its terms."""
    return tuple(
        Relation(each, line, _places(each, each.left, line), _places(each, each.right, line))
        for each in table.sums
        for line in _lines(table, each)
    )


@lru_cache(maxsize=64)
def computing(table: Table) -> tuple[Relation, ...]:
    """Return those of `relations` that compute a total which is left out."""
    return tuple(each for each in relations(table) if each.sum.computes)


def complete(table: Table, cells: Mapping[Place, Cell]) -> Figures:
    """Fill in the totals that the clerk left out.

    A total is computed once everything it adds up is there, be it given or computed itself; so the
    total of totals is the same by rows and by columns. What cannot be computed stays absent.
    """
    filled = dict(cells)
    found = True
    while found:
        found = False
        for each in computing(table):
            if each.total not in filled and all(map(filled.__contains__, each.left)):
                filled[each.total] = computed_total(map(filled.__getitem__, each.left))
                found = True
    return Figures(table, filled, frozenset(filled.keys() - cells.keys()))


def broken_relations(figures: Figures) -> Iterator[Relation]:
    """Yield each relation that does not hold. Marks count as 0 in a sum.

    Two kinds of mere consequence are left out: a relation among totals that govreport computed (the
    line that made it break is reported), and a second word on the total of totals.
    """
    said: dict[Place, str] = {}
    for each in relations(figures.table):
        if is_consequence(each, figures) or _holds(each, figures):
            continue
        other = said.get(each.total)
        if each.sum.computes and other not in (None, each.sum.of):
            continue
        if each.sum.computes:
            said[each.total] = each.sum.of
        yield each


def is_consequence(relation: Relation, figures: Figures) -> bool:
    """Tell whether the clerk gave none of what could be wrong here, or cells are absent altogether."""
    there = figures.cells.__contains__
    if not (all(map(there, relation.left)) and all(map(there, relation.right))):
        return True
    if relation.sum.computes:
        return relation.total in figures.computed
    return all(place in figures.computed for place in relation.left + relation.right)


def _holds(relation: Relation, figures: Figures) -> bool:
    cell = figures.cells.__getitem__
    return total(map(cell, relation.left)) == total(map(cell, relation.right))


def sum_finding(relation: Relation, figures: Figures, report: Report, at: tuple[str, ...]) -> Finding:
    """Return what is to be said of a relation that does not hold. at: row and column, or row, of its place.

    args: table, line, left, left_sum, right, right_sum, difference.
    """
    table = figures.table
    left = total(figures[place] for place in relation.left)
    right = total(figures[place] for place in relation.right)
    across = "columns" if relation.sum.of == "rows" else "rows"
    return report.finding(
        relation.sum.code,
        ".".join((table.id, *at)),
        table=Words(table.name, table.en or table.name),
        line=named_line(table, across, relation.line),
        left=named_side(table, relation.sum, left=True),
        left_sum=printed(left),
        right=named_side(table, relation.sum, left=False),
        right_sum=_stated([figures[place] for place in relation.right], printed(right)),
        difference=printed(abs(Decimal(left) - right)),
    )


def _stated(cells: list[Cell], added: str) -> Words | str:
    """Say what a side holds as it stands there: a total that is no number is not called 0."""
    if len(cells) == 1 and isinstance(cells[0], Mark):
        return EMPTY if cells[0] is Mark.BLANK else cells[0].value
    return added


def _lines(table: Table, relation: Sum) -> list[str]:
    terms = (*relation.left, *relation.right)
    if relation.of == "columns":
        return [row for row in table.rows if {line.key for line in table.columns(row)} >= set(terms)]
    shared = [{line.key for line in table.columns(row)} for row in terms]
    return [line.key for line in table.columns(terms[0]) if all(line.key in keys for keys in shared)]


def _places(relation: Sum, terms: tuple[str, ...], line: str) -> tuple[Place, ...]:
    if relation.of == "columns":
        return tuple((line, term) for term in terms)
    return tuple((term, line) for term in terms)
