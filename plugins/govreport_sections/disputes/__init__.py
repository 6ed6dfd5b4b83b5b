"""四、政府信息公开行政复议、行政诉讼情况。The door of the room: what the engine may ask of this section."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Edition, Reader, Section, hookimpl
from govreport_sections.disputes.loader import load
from govreport_sections.disputes.model import Disputes
from govreport_sections.disputes.renderer import template_values

SECTION = Section("disputes")


@hookimpl
def govreport_section() -> Section:
    """Own section 四; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader, edition: Edition) -> Disputes:
    """Read [disputes] of the data file."""
    return load(reader, edition)


@hookimpl
def govreport_render(data: Disputes) -> Mapping[str, object]:
    """Hand the values to disputes.docx."""
    return template_values(data)
