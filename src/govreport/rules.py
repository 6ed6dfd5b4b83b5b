"""A rule: one function, one code. `run_rules` asks those that apply to the report's edition."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from govreport.findings import Finding
from govreport.form.edition import Edition
from govreport.model import Report

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Rule(Generic[D]):
    """What must hold. holds(data, report) yields a finding with this code wherever it does not.

    since, until: first and last edition (by first year) that it applies to; None is open.
    """

    code: str
    holds: Callable[[D, Report], Iterable[Finding]]
    since: int | None = None
    until: int | None = None

    def applies_to(self, edition: Edition) -> bool:
        """Tell whether the rule is in force for *edition*, by the edition's first year."""
        early = self.since is not None and edition.first_year < self.since
        late = self.until is not None and edition.first_year > self.until
        return not (early or late)


def rule(
    code: str, *, since: int | None = None, until: int | None = None
) -> Callable[[Callable[[D, Report], Iterable[Finding]]], Rule[D]]:
    """Turn a function `(data, report) -> findings` into the rule with this code."""

    def decorate(function: Callable[[D, Report], Iterable[Finding]]) -> Rule[D]:
        return Rule(code, function, since, until)

    return decorate


def run_rules(rules: Iterable[Rule[D]], data: D, report: Report) -> Iterator[Finding]:
    """Yield the findings of every rule that applies to the report's edition.

    Raises ValueError when a rule yields a code that is not its own.
    """
    for each in rules:
        if not each.applies_to(report.edition):
            continue
        for finding in each.holds(data, report):
            if finding.code != each.code:
                raise ValueError(f"rule {each.code} yields {finding.code}")
            yield finding
