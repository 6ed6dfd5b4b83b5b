"""二、主动公开政府信息情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Edition, Finding, Reader, Report, Section, hookimpl, run_rules
from govreport_sections.proactive.loader import load
from govreport_sections.proactive.model import Proactive
from govreport_sections.proactive.renderer import template_values
from govreport_sections.proactive.rules import RULES

SECTION = Section("proactive")


@hookimpl
def govreport_section() -> Section:
    """Own section 二; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader, edition: Edition) -> Proactive:
    """Read [proactive] of the data file."""
    return load(reader, edition)


@hookimpl
def govreport_validate(data: Proactive, report: Report) -> Iterable[Finding]:
    """Judge the table, by itself and against last year's."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Proactive) -> Mapping[str, object]:
    """Hand the values to proactive.docx."""
    return template_values(data)
