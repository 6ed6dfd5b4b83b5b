"""Case files: for each rule at least one report that passes and one that fails, as data.

A file `cases/REQ-003.toml` beside the rule's messages holds

    [[pass]]
    name = "a row that adds up"
    edition = "2021"
    set = { "requests.new_received" = [1, 2, 0, 0, 0, 0, 3] }

    [[fail]]
    name = "a total off by one"
    edition = "2021"
    set = { "requests.new_received" = [1, 2, 0, 0, 0, 0, 4] }
    at = "requests.new_received.total"
    says = "差 1"

`set` changes the clean report of the edition (`blank_report`) at dotted keys; `unset` removes keys;
`previous` changes, in the same way, the clean report that is handed in as last year's (of the same
edition unless it names another), `beside` one that is checked together with this one. In a failing
case the rule must be found at `at`, `times` times (1 by default), in words that hold `says`; other codes
must not be found unless `also` lists them. In a passing case its code must not be found.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from govreport.copies import copies_among
from govreport.findings import Finding
from govreport.messages import Message
from govreport.model import Report
from govreport.pipeline import check, installed_plugins
from govreport.plugins import Plugins
from govreport.testing.reports import blank_report, report_from


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one rule. fails: whether its code must be found."""

    code: str
    fails: bool
    name: str
    edition: str
    set: Mapping[str, object] = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    previous: Mapping[str, object] | None = None
    beside: Mapping[str, object] | None = None
    at: str = ""
    says: str = ""
    times: int = 1
    also: tuple[str, ...] = ()

    def report(self, plugins: Plugins | None = None) -> Report:
        """Return the report that the case describes."""
        return report_from(changed(blank_report(self.edition, plugins), self.set, self.unset), plugins)

    def last_year(self, plugins: Plugins | None = None) -> Report | None:
        """Return last year's report, None when the case has none."""
        if self.previous is None:
            return None
        this = blank_report(self.edition, plugins)
        data = blank_report(str(self.previous.get("edition", self.edition)), plugins)
        data["year"] = int(str(self.set.get("year", this["year"]))) - 1
        return report_from(changed(data, self.previous, ()), plugins)

    def found(self, plugins: Plugins | None = None) -> tuple[Finding, ...]:
        """Return what is found in the report, also of what it shares with the one beside it."""
        report = self.report(plugins)
        own = check(report, self.last_year(plugins), plugins=plugins)
        if self.beside is None:
            return own
        other = report_from(changed(blank_report(self.edition, plugins), self.beside, ()), plugins)
        return (*own, *copies_among((report, other))[0])


PLACE = re.compile(r"\{(\w+)\}")
KEYS = frozenset(each.name for each in fields(Case)) - {"code", "fails"}


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of every `CODE.toml` in *folder*. Raises TypeError for a file that is unreadable."""
    for file in sorted(folder.glob("*.toml")):
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        except ValueError as error:
            raise TypeError(f"{file.name} is not TOML: {error}") from error
        for kind, fails in (("pass", False), ("fail", True)):
            for entry in table.get(kind, ()):
                if strangers := entry.keys() - KEYS:
                    named = ", ".join(sorted(strangers))
                    raise TypeError(
                        f"{file.name}: {named} is not known, a case has {', '.join(sorted(KEYS))}"
                    )
                entry |= {key: tuple(entry[key]) for key in ("unset", "also") if key in entry}
                yield Case(code=file.stem, fails=fails, **entry)


def broken_cases(folder: Path, plugins: Plugins | None = None, *, alone: bool = True) -> list[str]:
    """Run the cases of *folder*; return one sentence for each that does not behave as it says.

    alone: whether a code of another plugin (another prefix) beside the expected one is a fault too.
    """
    return [
        f"{case.code} “{case.name}”: {problem}"
        for case in read_cases(folder)
        for problem in _problems(case, plugins or installed_plugins(), alone=alone)
    ]


def run_cases(folder: Path, plugins: Plugins | None = None) -> None:
    """Run the cases of *folder*. Raises AssertionError naming each that does not behave as it says.

    What other plugins say beside it does not count, so that their new rules break nobody's tests.
    """
    if not any(folder.glob("*.toml")):
        raise AssertionError(f"no case file in {folder}")
    if broken := broken_cases(folder, plugins, alone=False):
        raise AssertionError("\n".join(broken))


def _problems(case: Case, plugins: Plugins, *, alone: bool) -> Iterator[str]:
    found = case.found(plugins)
    own = [finding for finding in found if finding.code == case.code]
    others = {finding.code for finding in found} - {case.code, *case.also}
    if not alone:
        others = {code for code in others if code.partition("-")[0] == case.code.partition("-")[0]}
    if not case.fails:
        yield from (f"found at {finding.at}, should pass" for finding in own)
        return
    if others:
        yield f"found {', '.join(sorted(others))} as well"
    if len(own) != case.times:
        instead = "" if own else f"; found instead: {', '.join(sorted(each.code for each in found)) or '—'}"
        yield f"found {len(own)} times, expected {case.times}{instead}"
    yield from (problem for finding in own[:1] for problem in _misplaced(case, finding, plugins))


def _misplaced(case: Case, finding: Finding, plugins: Plugins) -> Iterator[str]:
    if case.at and finding.at.path != case.at:
        yield f"found at {finding.at.path}, expected at {case.at}"
    if unfilled := sorted(places(plugins.catalogue[case.code]) - set(finding.args)):
        yield f"its words ask for {', '.join(unfilled)}, which the finding does not bring"
    if case.says not in plugins.catalogue.text(finding):
        yield f"says “{plugins.catalogue.text(finding)}”, expected “{case.says}” in it"


def places(message: Message) -> set[str]:
    """Return the names for which the words of a message leave a place."""
    said = (words for each in (message.text, message.hint) for words in each.values())
    return {name for words in said for name in PLACE.findall(words)}


def changed(
    data: dict[str, object], changes: Mapping[str, object], removed: tuple[str, ...]
) -> dict[str, object]:
    """Set *changes* (dotted key → value) in *data* and take away the keys *removed*; return *data*."""
    for path, value in changes.items():
        table, key = _parent(data, path)
        table[key] = value
    for path in removed:
        table, key = _parent(data, path)
        table.pop(key, None)
    return data


def _parent(data: dict[str, Any], path: str) -> tuple[dict[str, Any], str]:
    *parents, key = path.split(".")
    for name in parents:
        data = data.setdefault(name, {})
    return data, key
