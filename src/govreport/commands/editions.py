"""Which edition a command speaks of: the one that was named, else the one for the year."""

import datetime

import click

from govreport.commands.session import Session
from govreport.errors import UsageError
from govreport.form.edition import FIRST_YEAR, LAST_YEAR, Edition

YEAR = click.IntRange(FIRST_YEAR, LAST_YEAR)
"""What `--year` takes."""


def report_year() -> int:
    """Return the year that reports are written about today: the one before this."""
    return datetime.datetime.now(tz=datetime.UTC).year - 1


def edition_of(session: Session, named: str | None, year: int | None = None) -> Edition:
    """Return the edition *named*, else that for *year* (by default the year reported on today).

    Raises UsageError (GR-808) for a name that no plugin offers.
    """
    from govreport.head import edition_for

    if named is None:
        return edition_for(year or report_year(), session.plugins.editions)
    if named not in session.plugins.editions:
        raise UsageError.of("GR-808", edition=named, known=sorted(session.plugins.editions))
    return session.plugins.editions[named]
