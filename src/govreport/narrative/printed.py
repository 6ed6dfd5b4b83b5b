"""A narrative as one text with its figures put in: what rules that need no single lines read."""

from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.plain import plain_lines


def printed_text(narrative: Narrative, report: Report) -> str:
    """Return *narrative* with figures in place of their tags and without `**`, on the same lines."""
    return "\n".join(line.text for line in plain_lines(narrative, report))
