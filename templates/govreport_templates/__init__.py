"""The two published editions of the form, with their Word templates. An ordinary plugin."""

from pathlib import Path

from govreport import hookimpl

HERE = Path(__file__).parent


@hookimpl
def govreport_editions() -> tuple[Path, ...]:
    """Offer the editions of 2019 and 2021."""
    return (HERE / "edition_2019", HERE / "edition_2021")
