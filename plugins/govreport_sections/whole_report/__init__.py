"""Rules over the whole report; owns no section. An agency adds rules of its own the same way."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Report, hookimpl, run_rules
from govreport_sections.whole_report.rules import RULES


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of ALL-nnn."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_validate_report(report: Report) -> Iterable[Finding]:
    """Ask every rule about the report."""
    return run_rules(RULES, report, report)
