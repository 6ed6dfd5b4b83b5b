"""[proactive] of the data file → Proactive."""

from govreport import Edition, Reader
from govreport_sections.proactive.model import Proactive


def load(reader: Reader, edition: Edition) -> Proactive:
    """Read 表二 as the edition describes it, and the note below it."""
    return Proactive(
        figures=reader.figures(edition.tables["proactive"]),
        text=reader.narrative("text", required=False),
    )
