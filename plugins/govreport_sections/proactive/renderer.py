"""Proactive → the values of proactive.docx: one for each cell, by row and column key, and the note."""

from collections.abc import Mapping

from govreport_sections.proactive.model import Proactive


def template_values(data: Proactive) -> Mapping[str, object]:
    """Return row key → column key → cell, and `text`."""
    return {**data.figures.values(), "text": data.text}
