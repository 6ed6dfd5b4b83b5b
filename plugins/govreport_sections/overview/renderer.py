"""Overview → the values of overview.docx."""

from collections.abc import Mapping

from govreport_sections.overview.model import Overview


def template_values(data: Overview) -> Mapping[str, object]:
    """Return `text`."""
    return {"text": data.text}
