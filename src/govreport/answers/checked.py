"""One data file and what was found in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from govreport.errors import PluginError, ReportRejectedError
from govreport.findings import Finding, Locator, Severity
from govreport.messages import Catalogue, Language
from govreport.model import Report

ORDER = {severity: rank for rank, severity in enumerate(Severity)}
PLUGIN_FAILED = "GR-4"
ABOUT_CONFIG = "CFG-00"


class Speaker(Protocol):
    """Whoever answers: the words of all codes, the language, and how a finding is put in one line."""

    @property
    def catalogue(self) -> Catalogue: ...  # noqa: D102 - described above
    @property
    def lang(self) -> Language: ...  # noqa: D102

    def words(self, zh: str, en: str) -> str: ...  # noqa: D102
    def line(self, finding: Finding) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Checked:
    """One data file and what was found in it. report: None when it could not be read.

    stopped: exit status of the error that ended the reading, 0 without one.
    """

    file: str
    findings: tuple[Finding, ...]
    report: Report | None = None
    stopped: int = 0

    def exit_status(self, speaker: Speaker) -> int:
        """Return 0 unless errors stand; a failed plugin weighs more than errors in the data."""
        severity = speaker.catalogue.severity
        errors = [each.code for each in self.findings if severity(each) is Severity.ERROR]
        if self.stopped or not errors:
            return self.stopped
        failed = any(code.startswith(PLUGIN_FAILED) for code in errors)
        return PluginError.exit_status if failed else ReportRejectedError.exit_status


def ordered(findings: Iterable[Finding], catalogue: Catalogue) -> list[Finding]:
    """Return *findings* by weight, then by line; those of one line stay in the order of the form."""
    return sorted(findings, key=lambda each: (ORDER[catalogue.severity(each)], each.at.line or 0))


def count(findings: Iterable[Finding], catalogue: Catalogue) -> Counter[Severity]:
    """Return how many findings of each severity there are."""
    return Counter(catalogue.severity(each) for each in findings)


def said_once(files: Iterable[Checked]) -> list[Checked]:
    """Leave a mistake in a govreport.toml, which concerns many data files, with the first of them."""
    told: set[tuple[str, Locator]] = set()
    result = []
    for checked in files:
        fresh = [each for each in checked.findings if (each.code, each.at) not in told]
        told |= {(each.code, each.at) for each in fresh if each.code.startswith(ABOUT_CONFIG)}
        result.append(replace(checked, findings=tuple(fresh)))
    return result
