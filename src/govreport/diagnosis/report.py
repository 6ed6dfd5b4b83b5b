"""Causes as findings: one each, at the wrong cell, in the words of the sum that a clerk sees first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from govreport.arithmetic import Relation, broken_relations, is_consequence, sum_finding
from govreport.diagnosis.blanks import blank_finding, blank_totals, filled_in
from govreport.diagnosis.causes import Cause, causes
from govreport.diagnosis.evidence import traced
from govreport.diagnosis.moves import Move, Slip, doubtful
from govreport.diagnosis.system import Broken, broken_system
from govreport.diagnosis.wording import forgotten, repair
from govreport.figures import Figures
from govreport.findings import Finding, Repair
from govreport.model import Report


class Alternatives(NamedTuple):
    """Every change that would mend the sums of a cause, for rules that know more than the sums."""

    broken: Broken
    moves: tuple[Move, ...]

    def repairs(self) -> Iterator[Repair]:
        """Work out what each would change: of most reports nobody asks."""
        for move in (*self.moves, *doubtful(self.broken)):
            yield repair(self.broken, move, certain=False)


def explained(plain: list[Relation], figures: Figures, report: Report) -> Iterator[Finding]:
    """Yield what made the sums *plain* of a table fail: one finding a cause, a cause being one mistake.

    The finding stands at the wrong cell when only one can be wrong; it then carries the repair. Its
    `related` are the other sums that the same mistake breaks; its args hold `candidates`, the dotted
    keys of all cells that could be it. What no single mistake explains is reported sum by sum.
    """
    if len(figures.cells) < len(tuple(figures.table.cells())):
        yield from (sum_finding(each, figures, report, each.total) for each in plain)
        return
    if blank := blank_totals(figures):
        yield blank_finding(figures, blank, report)
        figures = filled_in(figures, blank)
        plain = list(broken_relations(figures))
    broken = broken_system(figures)
    found, left = causes(broken) if plain else ([], frozenset())
    for cause in found:
        yield _root(cause, report)
    unexplained = {broken.system.relations[number] for number in left}
    for each in plain:
        if each in unexplained:
            yield sum_finding(each, figures, report, each.total)


def _root(cause: Cause, report: Report) -> Finding:
    broken, figures = cause.broken, cause.broken.figures
    candidates = _likelier(cause, report)
    certain = candidates[0] if len(candidates) == 1 else None
    probable = certain or _probable(cause)
    relations = _seen(broken)
    first = min(relations, key=lambda each: _reach(each, probable))
    others = [each for each in relations if each is not first]
    finding = sum_finding(first, figures, report, certain.path if certain else first.total)
    return replace(
        finding,
        args={
            **finding.args,
            "candidates": _paths(figures.table.id, candidates),
            "alternatives": Alternatives(broken, candidates),
        },
        repair=_repair(broken, candidates, probable),
        related=tuple(sum_finding(each, figures, report, each.total) for each in others),
    )


def _likelier(cause: Cause, report: Report) -> tuple[Move, ...]:
    """Of several rows those that the data file leaves out."""
    if not all(move.slip is Slip.MISSING for move in cause.candidates):
        return cause.candidates
    listed = report.source.data.get(cause.broken.figures.table.id)
    absent = [move for move in cause.candidates if isinstance(listed, dict) and move.place[0] not in listed]
    return tuple(absent) or cause.candidates


def _probable(cause: Cause) -> Move | None:
    found = traced(cause.broken, cause.candidates)
    return found[0] if len(found) == 1 else None


def _repair(broken: Broken, candidates: tuple[Move, ...], probable: Move | None) -> Repair | None:
    if probable:
        return repair(broken, probable, certain=len(candidates) == 1)
    return forgotten(broken, candidates) if candidates[0].slip is Slip.MISSING else None


def _seen(broken: Broken) -> list[Relation]:
    """Return the broken sums that the clerk can see; among totals that govreport computed there is none."""
    relations = [broken.system.relations[number] for number in sorted(broken.off)]
    return [each for each in relations if not is_consequence(each, broken.figures)] or relations


def _reach(relation: Relation, move: Move | None) -> tuple[bool, int]:
    """Order sums by how soon a clerk sees them fail: the one whose total is wrong, then the shortest."""
    is_total = move is not None and relation.sum.computes is not None and relation.total in move.changes
    return not is_total, len(relation.left) + len(relation.right)


def _paths(table: str, candidates: tuple[Move, ...]) -> tuple[str, ...]:
    places = {place: None for move in candidates for place in move.changes}
    return tuple(".".join((table, *place)) for place in places)
