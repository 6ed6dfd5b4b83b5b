"""Disputes → the values of disputes.docx: one for each cell, by row and column key, and the note."""

from collections.abc import Mapping

from govreport_sections.disputes.model import Disputes


def template_values(data: Disputes) -> Mapping[str, object]:
    """Return row key → column key → cell, and `text`."""
    return {**data.figures.values(), "text": data.text}
