"""[disputes] of the data file → Disputes."""

from govreport import Edition, Reader
from govreport_sections.disputes.model import Disputes


def load(reader: Reader, edition: Edition) -> Disputes:
    """Read 表四 as the edition describes it, and the note below it."""
    return Disputes(
        figures=reader.figures(edition.tables["disputes"]),
        text=reader.narrative("text", required=False),
    )
