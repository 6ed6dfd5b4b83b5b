"""The head of the data file: year, edition, organ and the frame of the printed report."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from govreport.errors import PluginError
from govreport.findings import Finding
from govreport.form.edition import FIRST_YEAR, LAST_YEAR, Edition
from govreport.model import DocumentHead, Level, Organ
from govreport.reader import Reader


def read_year(top: Reader) -> int:
    """Return the report year. Without a usable one, after a finding, the year that the date goes with."""
    year = top.integer("year", FIRST_YEAR, LAST_YEAR)
    return _year_of_date(top.source.data) if year is None else year


def _year_of_date(data: Mapping[str, object]) -> int:
    """Return the year before the document's date, LAST_YEAR where it has none."""
    document = data.get("document")
    date = document.get("date") if isinstance(document, Mapping) else None
    return date.year - 1 if isinstance(date, datetime.date) and date.year > FIRST_YEAR else LAST_YEAR


def read_edition(top: Reader, year: int, editions: Mapping[str, Edition]) -> Edition:
    """Return the edition that the file names, else the one set for *year*."""
    asked = top.text("edition", default="")
    if edition := editions.get(asked):
        return edition
    if asked:
        args = {"edition": asked, "known": sorted(editions)}
        top.log.findings.append(Finding("GR-202", top.source.locate("edition"), args))
    return edition_for(year, editions)


def edition_for(year: int, editions: Mapping[str, Edition]) -> Edition:
    """Return the edition that the State Council set for reports on *year*, the earliest for older years.

    Raises PluginError (GR-418) when no national edition is installed.
    """
    national = sorted(
        (each for each in editions.values() if each.by_default), key=lambda edition: edition.first_year
    )
    if not national:
        raise PluginError.of("GR-418")
    return next((each for each in reversed(national) if each.first_year <= year), national[0])


def read_organ(top: Reader) -> Organ:
    """Return who reports: [organ] name and level."""
    reader = top.table("organ")
    organ = Organ(reader.text("name"), reader.choice("level", Level, Level.OTHER) or Level.OTHER)
    reader.unread()
    return organ


def read_document(top: Reader, edition: Edition, organ: Organ, year: int) -> DocumentHead:
    """Return the frame of the printed report: [document], every key of which may be left out."""
    if not top.has("document"):
        return DocumentHead(title=edition.title.format(organ=organ.name, year=year))
    reader = top.table("document")
    head = DocumentHead(
        title=reader.text("title", default="") or edition.title.format(organ=organ.name, year=year),
        number=reader.text("number", default=""),
        addressee=reader.text("addressee", default=""),
        preface=reader.narrative("preface", required=False),
        signed_by=reader.text("signed_by", default=""),
        date=reader.date("date") if reader.has("date") else None,
    )
    reader.unread()
    return head


def read_previous(top: Reader) -> Path | None:
    """Return last year's data file, named by `previous` relative to this one."""
    named = top.text("previous", default="")
    return top.source.folder / named if named else None
