"""How well one wrong figure is found: every small slip in the two examples, on both editions.

    python benchmarks/mutations.py

Prints, a kind of mistake, how many of those that break a sum were found with exactly one finding, at
which precision, and how many that keep all sums raised an alarm.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import govreport
from govreport.arithmetic import complete
from govreport.figures import Figures
from govreport.pipeline import installed_plugins
from govreport.testing.mutations import GOOD, Outcome, judge, mutations

EXAMPLES = Path(__file__).parent.parent / "examples"
SHOWN = (Outcome.MENDED, Outcome.PLACED, Outcome.NARROWED)


def main() -> int:
    """Print one line a kind; return 1 when a mistake was missed or cascaded."""
    rates: dict[str, Counter[Outcome]] = {}
    for edition, figures in example_tables():
        for totals in (True, False):
            for mutation in mutations(figures, totals=totals):
                outcome, _ = judge(mutation, figures, edition)
                kind = f"{mutation.kind}, totals {'given' if totals else 'left out'}"
                rates.setdefault(kind, Counter())[outcome] += 1
    for kind, outcomes in sorted(rates.items()):
        print(line(kind, outcomes))
    whole = sum(rates.values(), Counter())
    print(line("all", whole))
    return int(any(outcome not in GOOD for outcome in whole))


def line(kind: str, outcomes: Counter[Outcome]) -> str:
    """Return one line of the table."""
    breaking = sum(outcomes.values()) - outcomes[Outcome.HARMLESS] - outcomes[Outcome.FALSE_ALARM]
    one = sum(outcomes[each] for each in SHOWN)
    parts = [f"{each.value} {outcomes[each] / max(breaking, 1):.1%}" for each in SHOWN]
    return (
        f"{kind:34} {breaking:6} break a sum: one finding {one / max(breaking, 1):.1%} ({', '.join(parts)}); "
        f"{outcomes[Outcome.HARMLESS]} harmless, {outcomes[Outcome.FALSE_ALARM]} false alarms"
    )


def example_tables() -> Iterator[tuple[str, Figures]]:
    """Yield every table with sums of both examples, on both editions."""
    for name in ("yiluo-2020", "county-bureau-2023"):
        report = govreport.load(EXAMPLES / name / "report.toml")
        for edition in installed_plugins().editions.values():
            if edition.by_default:
                for section, figures in report.figures.items():
                    table = edition.tables[section]
                    if table.sums:
                        yield edition.id, carried_to(table, figures)


def carried_to(table: "govreport.Table", figures: Figures) -> Figures:
    """Return the figures on another edition's table: rows that are new or gone are merged by the sums."""
    totals = {each.computes for each in table.sums}
    cells = {place: figures.cells.get(place, 0) for place in table.cells() if not totals & set(place)}
    gone = [place for place in figures.cells if place not in set(table.cells()) and place[1] not in totals]
    for row, column in gone:
        heading = row.partition("_")[0]
        target = next((each for each in table.rows if each.startswith(heading)), None)
        if target:
            cells[target, column] = cells[target, column] + figures[row, column]
    whole = complete(table, cells)
    return Figures(table, whole.cells)


if __name__ == "__main__":
    sys.exit(main())
