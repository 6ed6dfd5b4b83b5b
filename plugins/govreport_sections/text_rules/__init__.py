"""Rules over the running text of a report; owns no section."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Report, hookimpl, run_rules
from govreport_sections.text_rules.rules import RULES
from govreport_sections.text_rules.texts import read_texts


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of ALL-2nn."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_validate_report(report: Report) -> Iterable[Finding]:
    """Ask every rule about the texts, read once."""
    return run_rules(RULES, read_texts(report), report)
