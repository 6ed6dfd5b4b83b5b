"""二、主动公开政府信息情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Mapping

from govreport import Edition, Reader, Section, hookimpl
from govreport_sections.proactive.loader import load
from govreport_sections.proactive.model import Proactive
from govreport_sections.proactive.renderer import template_values

SECTION = Section("proactive")


@hookimpl
def govreport_section() -> Section:
    """Own section 二; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_load(reader: Reader, edition: Edition) -> Proactive:
    """Read [proactive] of the data file."""
    return load(reader, edition)


@hookimpl
def govreport_render(data: Proactive) -> Mapping[str, object]:
    """Hand the values to proactive.docx."""
    return template_values(data)
