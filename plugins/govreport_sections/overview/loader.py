"""[overview] of the data file → Overview."""

from govreport import Reader
from govreport_sections.overview.model import Overview


def load(reader: Reader) -> Overview:
    """Read the text."""
    return Overview(text=reader.narrative("text"))
