"""三、收到和处理政府信息公开申请情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Edition, Finding, Reader, Report, Section, hookimpl, run_rules
from govreport_sections.requests.loader import load
from govreport_sections.requests.model import Requests
from govreport_sections.requests.renderer import template_values
from govreport_sections.requests.rules import RULES

SECTION = Section("requests")


@hookimpl
def govreport_section() -> Section:
    """Own section 三; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader, edition: Edition) -> Requests:
    """Read [requests] of the data file."""
    return load(reader, edition)


@hookimpl
def govreport_validate(data: Requests, report: Report) -> Iterable[Finding]:
    """Compare with last year's report; the sums of the form are checked by the engine."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Requests) -> Mapping[str, object]:
    """Hand the values to requests.docx."""
    return template_values(data)
