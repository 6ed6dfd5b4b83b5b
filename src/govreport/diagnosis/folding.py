"""One mistake that breaks the sums and a rule across years as well is told once."""

from collections.abc import Iterable
from dataclasses import replace

from govreport.findings import Finding


def fold(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put findings that ask for the same figure in the same cell under the one that proposes it.

    A rule says what a cell should hold by its argument `should`.
    """
    findings = list(found)
    roots = [each for each in findings if each.repair and each.repair.changes]
    for root in roots:
        changes = {path: str(value) for path, value in root.repair.changes.items()}  # type: ignore[union-attr]
        same = [
            each
            for each in findings
            if each.repair is None
            and "should" in each.args
            and changes.get(each.at.path) == str(each.args["should"])
        ]
        if same:
            findings = [each for each in findings if each not in same]
            findings[findings.index(root)] = replace(root, related=(*root.related, *same))
    return tuple(findings)
