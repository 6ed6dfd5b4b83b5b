"""Requests → the values of requests.docx: one for each cell, by row and column key, and the note."""

from collections.abc import Mapping

from govreport_sections.requests.model import Requests


def template_values(data: Requests) -> Mapping[str, object]:
    """Return row key → column key → cell, and `text`."""
    return {**data.figures.values(), "text": data.text}
