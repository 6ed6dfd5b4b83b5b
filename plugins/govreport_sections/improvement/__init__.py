"""五、存在的主要问题及改进情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Mapping

from govreport import Reader, Section, hookimpl
from govreport_sections.improvement.loader import load
from govreport_sections.improvement.model import Improvement
from govreport_sections.improvement.renderer import template_values

SECTION = Section("improvement")


@hookimpl
def govreport_section() -> Section:
    """Own section 五; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_load(reader: Reader) -> Improvement:
    """Read [improvement] of the data file."""
    return load(reader)


@hookimpl
def govreport_render(data: Improvement) -> Mapping[str, object]:
    """Hand the values to improvement.docx."""
    return template_values(data)
