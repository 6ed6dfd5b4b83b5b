"""[improvement] of the data file → Improvement."""

from govreport import Reader
from govreport_sections.improvement.model import Improvement


def load(reader: Reader) -> Improvement:
    """Read the text."""
    return Improvement(text=reader.narrative("text"))
