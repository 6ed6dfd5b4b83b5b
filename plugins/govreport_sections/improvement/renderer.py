"""Improvement → the values of improvement.docx."""

from collections.abc import Mapping

from govreport_sections.improvement.model import Improvement


def template_values(data: Improvement) -> Mapping[str, object]:
    """Return `text`."""
    return {"text": data.text}
