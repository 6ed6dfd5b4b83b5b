"""Of several changes that would mend the sums, the one that other rules lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govreport.diagnosis.asking import (
    Tables,
    agreeing,
    asked_for,
    cells_of,
    consequences,
    falls,
    figure_wanted,
    is_sum_of,
)
from govreport.diagnosis.report import Alternatives
from govreport.diagnosis.rows import rows_asked, whole_row
from govreport.diagnosis.wording import cell_should_be, probably
from govreport.findings import Finding, Repair, Words


def told(root: Finding, asking: list[Finding], tables: Tables) -> tuple[Finding, list[Finding]]:
    """Return *root* with its one repair, if others know it, and those of *asking* that it answers.

    Where several changes answer the same ones, these are answered whichever it is, and the repair stays open.
    """
    others = [each for each in asking if each is not root]
    if not others:
        return root, []
    most, best = _best(_alternatives(root, others, tables), others, tables)
    if known := _known(root):
        answered = _answered(known, others, tables)
        if _weight(answered) >= most:
            return root, answered
    rows = (row for row in rows_asked(others, tables) if is_sum_of(root, row.figures))
    weight, whole = _best((found for row in rows if (found := whole_row(row))), others, tables)
    if weight > most:
        most, best = weight, whole
    if not most:
        return root, []
    (repair, answered), *rest = best
    if rest:
        return root, [each for each in answered if all(each in others for _, others in rest)]
    return replace(root, repair=_agreed(repair, answered)), answered


def _known(root: Finding) -> Repair | None:
    return root.repair if root.repair and root.repair.changes else None


def _alternatives(root: Finding, asking: list[Finding], tables: Tables) -> Iterator[Repair]:
    """Yield every change that would set *root* right and that somebody may know of."""
    known = root.args.get("alternatives")
    if isinstance(known, Alternatives):
        yield from known.repairs()
    elif "comes_to" in root.args:
        for path, should in {wanted for each in asking if (wanted := asked_for(each, tables))}:
            if path in cells_of(root) and falls(root, {path: should}, tables):
                section, row, column = path.split(".")
                words = cell_should_be(tables[section], (row, column), should)
                yield Repair(probably(words), {path: should}, certain=False)


def _best(
    repairs: Iterable[Repair], asking: list[Finding], tables: Tables
) -> tuple[int, list[tuple[Repair, list[Finding]]]]:
    """Return the greatest weight of what a repair answers, and each that has it with what it answers."""
    answers = [(each, _answered(each, asking, tables)) for each in repairs]
    most = max((_weight(answered) for _, answered in answers), default=0)
    return most, [(each, answered) for each, answered in answers if _weight(answered) == most]


def _answered(repair: Repair, asking: list[Finding], tables: Tables) -> list[Finding]:
    changes = consequences(repair.changes, tables)
    return [each for each in asking if falls(each, changes, tables)]


def _weight(answered: list[Finding]) -> int:
    """Count those who want a figure: that a rule does not wonder any more proves little."""
    return sum(figure_wanted(each) is not None for each in answered)


def _agreed(repair: Repair, answered: list[Finding]) -> Repair:
    by = agreeing(next(each for each in answered if figure_wanted(each) is not None))
    words = Words(
        f"{repair.words.zh}：改后数字相符，与{by.zh}也一致",
        f"{repair.words.en}: the figures agree then, and so does {by.en}",
    )
    return replace(repair, words=words)
