"""The bytes of a data file: there, readable, not too large; then its text."""

from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator


def read_text(path: Path) -> str:
    """Return the text of the file at *path*."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise SourceError.of("GR-301", Locator(file=str(path)), reason=str(error)) from error
