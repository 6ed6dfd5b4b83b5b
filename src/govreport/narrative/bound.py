"""A narrative's figures and blocks, worked out once a report: checks, rules and outputs all ask for them."""

from typing import TYPE_CHECKING

from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.bindings import Bound, bind
from govreport.narrative.names import Names
from govreport.reading.problem import Problem

if TYPE_CHECKING:
    from govreport.narrative.blocks import Prose


def bound(narrative: Narrative, report: Report) -> Bound:
    """Return what each tag of *narrative* stands for in *report*."""
    known = report.worked_out.get(narrative)
    if isinstance(known, Bound):
        return known
    report.worked_out[narrative] = found = bind(narrative.text, Names(report))
    return found


def blocks_of(narrative: Narrative, report: Report) -> "tuple[Prose, tuple[Problem, ...]]":
    """Return *narrative* as blocks with its figures in, and what is wrong with its Markdown."""
    key = (narrative, "blocks")
    known = report.worked_out.get(key)
    if isinstance(known, tuple):
        return known
    from govreport.narrative.markdown import read_markdown  # most texts that are only checked have no mark

    inserted = bound(narrative, report).inserted
    report.worked_out[key] = found = read_markdown(narrative.text, report.source.folder, inserted)
    return found
