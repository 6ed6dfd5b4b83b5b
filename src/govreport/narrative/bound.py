"""The figures of a narrative, worked out once a report: checks, rules and outputs all ask for them."""

from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.bindings import Bound, bind
from govreport.narrative.names import Names


def bound(narrative: Narrative, report: Report) -> Bound:
    """Return what each tag of *narrative* stands for in *report*."""
    known = report.worked_out.get(narrative)
    if isinstance(known, Bound):
        return known
    report.worked_out[narrative] = found = bind(narrative.text, Names(report))
    return found
