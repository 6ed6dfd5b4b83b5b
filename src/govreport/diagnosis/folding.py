"""One mistake that breaks the sums and other rules as well is told once.

What a rule asks for stands in the args of its finding: `cells` (dotted key → 1 or -1, added up; without it
the cell at which it stands) should come to `comes_to`, or to `should` where that is the same. A rule that
gives cells and no figure wonders at them as they stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from govreport.arithmetic import broken_relations
from govreport.cells import Cell, printed
from govreport.diagnosis.wording import cell_name, exchanges
from govreport.figures import Figures
from govreport.findings import Finding, Repair, Words

Tables = Mapping[str, Figures]
Changes = Mapping[str, object]
FEWEST_EXCHANGED = 3
"""Figures that other rules must ask for before two whole rows are thought to have changed places."""


def folded(found: Iterable[Finding], tables: Tables) -> tuple[Finding, ...]:
    """Put findings that ask for the same change under the one that the sums lead to.

    Where a sum alone could not tell which cell is wrong, a rule that names one of them and the figure
    with which the sum holds has told it.
    """
    findings = list(found)
    asking = [each for each in findings if each.repair is None and {"should", "cells"} & each.args.keys()]
    if not asking:
        return tuple(findings)
    for root in list(findings):
        if root not in findings:
            continue
        told = root if _changes(root) else _told(root, asking, tables)
        changes = _changes(told)
        others = [each for each in asking if each is not root and each in findings]
        same = [each for each in others if falls(each, changes, tables)]
        if same:
            findings = [each for each in findings if each not in same]
            findings[findings.index(root)] = replace(told, related=(*told.related, *same))
    return wondered(exchanged(findings, tables))


def wondered(findings: list[Finding]) -> tuple[Finding, ...]:
    """Put a rule that only wonders at a figure under the first that asks about it: one look settles both."""
    kept = list(findings)
    for each in findings:
        if each.repair is not None or _wants(each) or "cells" not in each.args:
            continue
        about = _cells(each).keys()
        askers = (at for at, other in enumerate(kept) if _wants(other) and about & _cells(other).keys())
        if (at := next(askers, None)) is not None:
            kept[at] = replace(kept[at], related=(*kept[at].related, each))
            kept.remove(each)
    return tuple(kept)


def exchanged(findings: list[Finding], tables: Tables) -> list[Finding]:
    """Put what two rows in each other's place alone explain under the first finding that it explains.

    Such rows may break no sum at all: 本年新收 and 上年结转 are only added up.
    """
    asking = [each for each in findings if each.repair is None and {"should", "cells"} & each.args.keys()]
    wanting = sum(map(_wants, asking))
    for figures in tables.values() if wanting >= FEWEST_EXCHANGED else ():
        for repair in exchanges(figures):
            same = [each for each in asking if falls(each, repair.changes, tables)]
            if sum(map(_wants, same)) >= FEWEST_EXCHANGED and sum(map(_wants, same)) == wanting:
                root = replace(same[0], repair=repair, related=(*same[0].related, *same[1:]))
                return [root if each is same[0] else each for each in findings if each not in same[1:]]
    return findings


def _changes(root: Finding) -> Changes:
    return root.repair.changes if root.repair else {}


def falls(asking: Finding, changes: Changes, tables: Tables) -> bool:
    """Tell whether nothing is left to say once *changes* are made."""
    cells = _cells(asking)
    if changes.keys().isdisjoint(cells):
        return False
    wanted = asking.args.get("comes_to", asking.args.get("should"))
    values = {path: changes.get(path, _cell(path, tables)) for path in cells}
    if wanted is None or len(values) == 1:
        return wanted is None or str(*values.values()) == str(wanted)
    return str(sum(sign * _number(values[path]) for path, sign in cells.items())) == str(wanted)


def _told(root: Finding, asking: list[Finding], tables: Tables) -> Finding:
    """Return *root* with the repair that another rule leads to, unchanged when none or several do."""
    candidates = _candidates(root)
    repairs: dict[str, Repair] = {}
    for each in asking if candidates else ():
        (path, *others), should = _cells(each), each.args.get("should")
        if each is root or others or path not in candidates or not isinstance(should, Decimal):
            continue
        section, row, column = path.split(".")
        if _mends(root, tables[section], (row, column), should, tables):
            repairs[f"{path}={should}"] = _repair(tables[section], (row, column), should)
    told = next(iter(repairs.values())) if len(repairs) == 1 else _backed(root, asking, tables)
    return replace(root, repair=told) if told else root


def _backed(root: Finding, asking: list[Finding], tables: Tables) -> Repair | None:
    """Return the one of several repairs after which most other rules have nothing left to ask."""
    possible = root.args.get("repairs")
    if not isinstance(possible, tuple):
        return None
    backing = [
        sum(each is not root and _wants(each) and falls(each, repair.changes, tables) for each in asking)
        for repair in possible
    ]
    most = max(backing, default=0)
    return possible[backing.index(most)] if most and backing.count(most) == 1 else None


def _wants(asking: Finding) -> bool:
    """Tell whether a rule says which figure it wants; one that only wonders proves nothing."""
    return bool({"comes_to", "should"} & asking.args.keys())


def _candidates(root: Finding) -> frozenset[str]:
    """Return the cells of which one must be wrong; none where the finding is of another kind."""
    named = root.args.get("candidates")
    if isinstance(named, tuple):
        return frozenset(named)
    return frozenset(_cells(root)) if "comes_to" in root.args else frozenset()


def _mends(root: Finding, figures: Figures, place: tuple[str, str], value: Decimal, tables: Tables) -> bool:
    if place not in figures.cells:
        return False
    if "comes_to" in root.args:
        return falls(root, {".".join((figures.table.id, *place)): int(value)}, tables)
    changed: dict[tuple[str, str], Cell] = {**figures.cells, place: int(value)}
    left = broken_relations(replace(figures, cells=changed))
    return len(list(left)) < len(list(broken_relations(figures)))


def _repair(figures: Figures, place: tuple[str, str], should: Decimal) -> Repair:
    name, old = cell_name(figures.table, place), printed(figures[place])
    words = Words(
        f"可能是{name.zh}应为 {should}（现为 {old}）：改后数字相符，与正文也一致",
        f"probably: {name.en} should be {should}, not {old}: the figures agree then, and so does the text",
    )
    return Repair(words, {".".join((figures.table.id, *place)): int(should)}, certain=False)


def _cells(asking: Finding) -> Mapping[str, int]:
    given = asking.args.get("cells")
    return given if isinstance(given, Mapping) and given else {asking.at.path: 1}


def _cell(path: str, tables: Tables) -> Cell | None:
    section, _, place = path.partition(".")
    row, _, column = place.partition(".")
    return tables[section].cells.get((row, column)) if section in tables else None


def _number(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(0)
