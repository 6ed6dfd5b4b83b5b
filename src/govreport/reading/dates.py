"""Dates of the data file."""

import datetime
import re

from govreport.findings import Words
from govreport.reading.problem import Problem, quoted, type_of

_DATE = Words("日期，如 2024-01-20（不加引号）", "a date such as 2024-01-20, without quotes")
_PARTS = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?")


def read_date(value: object, *, spelled: bool = False) -> datetime.date | Problem:
    """Return the date, or what is wrong: a date-time (GR-131), a text or anything else (GR-130).

    spelled: whether a text that is a date as ISO 8601 writes it counts as one.
    """
    if spelled and isinstance(value, str) and meant_date(value) == value:
        return datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        return Problem("GR-131", {"given": str(value), "meant": value.date().isoformat()})
    if isinstance(value, datetime.date):
        return value
    meant = meant_date(value) if isinstance(value, str) else ""
    if meant:
        return Problem("GR-130", {"given": quoted(value), "meant": meant})
    return Problem("GR-103", {"given": quoted(value), "is": type_of(value), "should": _DATE})


def meant_date(text: str) -> str:
    """Return the date that *text* spells (`2024年1月20日`, `2024/1/20`) as TOML writes it, or ""."""
    parts = _PARTS.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, parts.groups())).isoformat() if parts else ""
    except ValueError:
        return ""
