"""One wrong cell, one finding: the cause of broken sums, and the one change that would mend them.

system.py   the sums of a table as equations over the cells that the clerk gave
moves.py    the mistakes people make: a cell, two cells exchanged, a row shifted, exchanged or forgotten
causes.py   which mistakes explain the sums that do not hold
evidence.py which of several cells shows the trace of a slip of the pen
blanks.py   totals that were left blank
report.py   causes as findings     wording.py  what a clerk is told to change
asking.py   what rules besides the sums want of a cell   choosing.py  which repair they lead to
rows.py     mistakes with a row that only they notice    folding.py   one mistake, one finding
"""

from collections.abc import Iterable, Iterator, Mapping

from govreport.arithmetic import broken_relations
from govreport.figures import Figures
from govreport.findings import Finding
from govreport.model import Report

__all__ = ["diagnose", "fold"]


def diagnose(figures: Figures, report: Report) -> Iterator[Finding]:
    """Yield what is wrong with the sums of a table: one finding a cause, a cause being one mistake."""
    if broken := list(broken_relations(figures)):
        from govreport.diagnosis.report import explained  # most reports need none of it

        yield from explained(broken, figures, report)


def fold(found: Iterable[Finding], tables: Mapping[str, Figures]) -> tuple[Finding, ...]:
    """Put findings that ask for the same change under the one that the sums lead to."""
    findings = tuple(found)
    if len(findings) < 2:
        return findings
    from govreport.diagnosis.folding import folded

    return folded(findings, tables)
