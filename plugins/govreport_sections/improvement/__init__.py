"""五、存在的主要问题及改进情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Reader, Report, Section, hookimpl, run_rules
from govreport_sections.improvement.loader import load
from govreport_sections.improvement.model import Improvement
from govreport_sections.improvement.renderer import template_values
from govreport_sections.improvement.rules import RULES

SECTION = Section("improvement")


@hookimpl
def govreport_section() -> Section:
    """Own section 五; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader) -> Improvement:
    """Read [improvement] of the data file."""
    return load(reader)


@hookimpl
def govreport_validate(data: Improvement, report: Report) -> Iterable[Finding]:
    """Ask this section's rules."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Improvement) -> Mapping[str, object]:
    """Hand the values to improvement.docx."""
    return template_values(data)
