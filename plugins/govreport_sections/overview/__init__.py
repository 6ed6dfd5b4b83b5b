"""一、总体情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Mapping

from govreport import Reader, Section, hookimpl
from govreport_sections.overview.loader import load
from govreport_sections.overview.model import Overview
from govreport_sections.overview.renderer import template_values

SECTION = Section("overview")


@hookimpl
def govreport_section() -> Section:
    """Own section 一; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_load(reader: Reader) -> Overview:
    """Read [overview] of the data file."""
    return load(reader)


@hookimpl
def govreport_render(data: Overview) -> Mapping[str, object]:
    """Hand the values to overview.docx."""
    return template_values(data)
