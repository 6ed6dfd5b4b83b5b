"""[requests] of the data file → Requests."""

from govreport import Edition, Reader
from govreport_sections.requests.model import Requests


def load(reader: Reader, edition: Edition) -> Requests:
    """Read 表三 as the edition describes it, and the note below it."""
    return Requests(
        figures=reader.figures(edition.tables["requests"]),
        text=reader.narrative("text", required=False),
    )
