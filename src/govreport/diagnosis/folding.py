"""One mistake that breaks the sums and other rules as well is told once."""

from collections.abc import Iterable
from dataclasses import replace

from govreport.diagnosis.asking import Tables, asks, cells_of, figure_wanted
from govreport.diagnosis.choosing import told
from govreport.diagnosis.rows import Row, one_mistake, rows_asked, whole_row
from govreport.findings import Finding


def folded(found: Iterable[Finding], tables: Tables) -> tuple[Finding, ...]:
    """Put findings that ask for the same change under the one that the sums lead to.

    Where a sum alone could not tell which cell is wrong, a rule that names one of them and the figure
    with which the sum holds has told it. What is left over and asks for several cells of one row goes
    under the first of it, where one mistake with the row explains it; and so what follows from that.
    """
    findings = _under_roots(list(found), tables)
    gathered = _gathered(findings, tables)
    return tuple(_wondered(_under_roots(gathered, tables) if len(gathered) < len(findings) else findings))


def _under_roots(findings: list[Finding], tables: Tables) -> list[Finding]:
    asking = [each for each in findings if asks(each, tables)]
    for root in list(findings) if asking else ():
        if root in findings:
            known, answered = told(root, [each for each in asking if each in findings], tables)
            findings = _under(root, known, answered, findings)
    return findings


def _gathered(findings: list[Finding], tables: Tables) -> list[Finding]:
    asking = [each for each in findings if asks(each, tables)]
    for row in rows_asked(asking, tables) if len(asking) > 1 else ():
        root, *others = row.findings
        others += [each for each in asking if figure_wanted(each) is None and _is_of(each, row)]
        if repair := one_mistake(row) or whole_row(row):
            findings = _under(root, replace(root, repair=repair), others, findings)
    return findings


def _wondered(findings: list[Finding]) -> list[Finding]:
    """Put a rule that only wonders at a figure under the first that asks about it: one look settles both."""
    for each in list(findings):
        if each.repair is None and figure_wanted(each) is None and "cells" in each.args:
            about = cells_of(each).keys()
            askers = (other for other in findings if figure_wanted(other) is not None)
            if root := next((other for other in askers if about & cells_of(other).keys()), None):
                findings = _under(root, root, [each], findings)
    return findings


def _is_of(asking: Finding, row: Row) -> bool:
    there = all(path.startswith(f"{row.figures.table.id}.{row.key}.") for path in cells_of(asking))
    return there and "cells" in asking.args


def _under(root: Finding, known: Finding, under: list[Finding], findings: list[Finding]) -> list[Finding]:
    """Put *known* in the place of *root*, and others under it."""
    if not under:
        return findings
    kept = [each for each in findings if each not in under]
    kept[kept.index(root)] = replace(known, related=(*known.related, *under))
    return kept
