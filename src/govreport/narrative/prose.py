"""A narrative read in full: figures bound, Markdown turned into blocks."""

from govreport.errors import ReportRejectedError
from govreport.findings import Severity
from govreport.messages import engine_catalogue
from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.blocks import Prose
from govreport.narrative.bound import blocks_of, bound
from govreport.narrative.check import as_finding


def prose(narrative: Narrative, report: Report) -> Prose:
    """Return the blocks that outputs print for *narrative*.

    Raises ReportRejectedError with the findings when a figure or an image cannot be had: a text is
    never printed with a gap, not even when checks are left out.
    """
    figures = bound(narrative, report)
    blocks, problems = blocks_of(narrative, report)
    findings = [as_finding(each, narrative, report) for each in (*figures.problems, *problems)]
    catalogue = engine_catalogue()
    errors = [each for each in findings if catalogue.severity(each) is Severity.ERROR]
    if errors or not figures.complete:
        raise ReportRejectedError(*(errors or report.findings))
    return blocks
