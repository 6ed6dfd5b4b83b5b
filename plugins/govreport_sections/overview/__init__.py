"""一、总体情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Reader, Report, Section, hookimpl, run_rules
from govreport_sections.overview.loader import load
from govreport_sections.overview.model import Overview
from govreport_sections.overview.renderer import template_values
from govreport_sections.overview.rules import RULES

SECTION = Section("overview")


@hookimpl
def govreport_section() -> Section:
    """Own section 一; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader) -> Overview:
    """Read [overview] of the data file."""
    return load(reader)


@hookimpl
def govreport_validate(data: Overview, report: Report) -> Iterable[Finding]:
    """Ask this section's rules."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Overview) -> Mapping[str, object]:
    """Hand the values to overview.docx."""
    return template_values(data)
