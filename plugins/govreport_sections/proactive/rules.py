"""What the figures of 表二 cannot be."""

import re
from collections.abc import Iterable

from govreport import Cell, Finding, Level, Mark, Report, Rule, Words, rule
from govreport_sections.proactive.model import Proactive
from govreport_sections.proactive.years import RULES as ACROSS_YEARS

NO_RULES = {
    Level.COUNTY: Words("县级政府", "a county"),
    Level.TOWNSHIP: Words("乡镇、街道", "a township or street office"),
    Level.DEPARTMENT: Words("地方政府部门", "a local department"),
}
"""Who cannot make 规章 (立法法 第九十一条、第九十三条)."""
_FOR_A_GOVERNMENT = re.compile(r"办公厅$|市(?:人民)?政府办公室$")
"""The office of a province or a city reports the 规章 of its government."""
MADE_AND_STANDING = (("issued", "in_force"), ("made", "public_total"))


@rule("PRO-021")
def rules_are_made_above(data: Proactive, report: Report) -> Iterable[Finding]:
    """规章 are made by ministries, provinces and cities with districts only: one finding for the row."""
    organ = NO_RULES.get(report.organ.level)
    if organ is None or _FOR_A_GOVERNMENT.search(report.organ.name):
        return
    for column, cell in _row(data, "government_rules").items():
        if _number(cell):
            label = data.figures.table.column("government_rules", column).label
            path = f"proactive.government_rules.{column}"
            yield report.finding("PRO-021", path, column=label, given=cell, organ=organ)
            return


@rule("PRO-022")
def made_within_the_total(data: Proactive, report: Report) -> Iterable[Finding]:
    """What was made in the year is among what stands at its end."""
    for row in ("government_rules", "normative_documents"):
        cells = _row(data, row)
        for made, standing in MADE_AND_STANDING:
            if _exceeds(cells.get("published", Mark.BLANK), cells.get(standing, Mark.BLANK)):
                continue  # PRO-004 has said that the total is too small
            if made in cells and standing in cells and _exceeds(cells[made], cells[standing]):
                yield report.finding(
                    "PRO-022",
                    f"proactive.{row}.{standing}",
                    row=data.figures.table.rows[row].label,
                    made=cells[made],
                    standing=cells[standing],
                    made_label=data.figures.table.column(row, made).label,
                    standing_label=data.figures.table.column(row, standing).label,
                )


def _row(data: Proactive, key: str) -> dict[str, Cell]:
    """Return the cells of a row; none where a derived edition has no such row."""
    return data.figures.row(key) if key in data.figures.table.rows else {}


def _exceeds(made: Cell, standing: Cell) -> bool:
    return not isinstance(made, Mark) and not isinstance(standing, Mark) and _number(made) > _number(standing)


def _number(cell: Cell) -> int:
    return 0 if isinstance(cell, Mark) else int(cell)


RULES: tuple[Rule[Proactive], ...] = (*ACROSS_YEARS, rules_are_made_above, made_within_the_total)
