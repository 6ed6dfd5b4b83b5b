"""Totals that were left blank: one mistake, however many cells, and what belongs into them."""

from collections.abc import Mapping
from dataclasses import replace

from govreport.arithmetic import Place, complete, computing, is_consequence, sum_finding
from govreport.cells import Cell, Mark, is_number
from govreport.diagnosis.system import Broken, broken_system
from govreport.diagnosis.wording import left_blank
from govreport.figures import Figures
from govreport.findings import Finding
from govreport.model import Report


def blank_totals(figures: Figures) -> Mapping[Place, Cell]:
    """Return the totals that were left blank → their sums; none where only zeros are to be added up.

    A total beside blanks and marks alone stays as it is: nothing says that it is a number.
    """
    totals = {each.total for each in computing(figures.table)}
    blank = {place for place in totals if figures.cells.get(place) is Mark.BLANK}
    if not blank:
        return {}
    rest = {place: cell for place, cell in figures.cells.items() if place not in blank}
    sums = complete(figures.table, rest).cells
    found = {place: sums[place] for place in figures.cells if place in blank and is_number(sums[place])}
    return found if any(found.values()) else {}


def filled_in(figures: Figures, totals: Mapping[Place, Cell]) -> Figures:
    """Return *figures* as if the clerk had left *totals* to govreport."""
    cells = {**figures.cells, **totals}
    return replace(figures, cells=cells, computed=figures.computed.union(totals))


def blank_finding(figures: Figures, totals: Mapping[Place, Cell], report: Report) -> Finding:
    """Return one finding for all *totals*, at the first of them; the sums that they alone break are related.

    A total that takes part in a sum which does not hold even so is not among the repairs: one of the
    figures that it adds up may be wrong.
    """
    before, after = broken_system(figures), broken_system(filled_in(figures, totals))
    held = [before.system.relations[number] for number in sorted(before.off.keys() - _still(before, after))]
    seen = [each for each in held if not is_consequence(each, figures)]
    first = next(each for each in seen if each.sum.computes and each.total in totals)
    doubtful = {place for number in after.off for place in _terms(after, number)}
    sure = {place: value for place, value in totals.items() if place not in doubtful}
    finding = sum_finding(first, figures, report, first.total)
    table = figures.table.id
    return replace(
        finding,
        args={**finding.args, "candidates": tuple(".".join((table, *place)) for place in totals)},
        repair=left_blank(figures, sure) if sure else None,
        related=tuple(sum_finding(each, figures, report, each.total) for each in seen if each is not first),
    )


def _still(before: Broken, after: Broken) -> frozenset[int]:
    return frozenset(after.off) & frozenset(before.off)


def _terms(broken: Broken, number: int) -> tuple[Place, ...]:
    relation = broken.system.relations[number]
    return relation.left + relation.right
