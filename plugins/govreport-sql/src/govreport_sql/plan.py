"""What [sql] of the data file says: which database, which queries, which values are bound."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from govreport import Locator, Source, SourceError

TABLE = "sql"
KEYS = ("url", "password", "parameters", "queries")
VARIABLE = re.compile(r"env:(\w+)")
ASKS_ONLY = re.compile(r"\s*(select|with|values)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """The queries of one data file. queries: dotted key of the data file → SQL. parameters: bound by name."""

    url: URL
    queries: Mapping[str, str]
    parameters: Mapping[str, object]


def read_plan(source: Source) -> Plan:
    """Read [sql]. Raises SourceError (SQL-001 … SQL-004) at its line."""
    table = source.data.get(TABLE)
    if not isinstance(table, Mapping) or not isinstance(table.get("queries"), Mapping) or "url" not in table:
        raise _refused("SQL-001", source, TABLE)
    for key in table:
        if key not in KEYS:
            raise _refused("SQL-002", source, f"{TABLE}.{key}", key=key, known=KEYS)
    parameters = {"year": source.data.get("year"), **table.get("parameters", {})}
    return Plan(_url(table, source), _queries(table["queries"], source), parameters)


def _url(table: Mapping[str, object], source: Source) -> URL:
    try:
        url = make_url(str(table["url"]))
    except ArgumentError as error:
        raise _refused("SQL-001", source, f"{TABLE}.url") from error
    if url.password:
        raise _refused("SQL-003", source, f"{TABLE}.url")
    if "password" not in table:
        return url
    named = VARIABLE.fullmatch(str(table["password"]))
    if named is None or named[1] not in os.environ:
        raise _refused("SQL-003", source, f"{TABLE}.password")
    return url.set(password=os.environ[named[1]])


def _queries(table: Mapping[str, object], source: Source) -> dict[str, str]:
    queries: dict[str, str] = {}
    for key, query in table.items():
        if not isinstance(query, str) or not ASKS_ONLY.match(query) or ";" in query.rstrip().rstrip(";"):
            raise _refused("SQL-004", source, f"{TABLE}.queries", key=key)
        queries[key] = query.rstrip().rstrip(";")
    return queries


def _refused(code: str, source: Source, path: str, **args: object) -> SourceError:
    at = source.locate(path)
    return SourceError.of(code, Locator(path, at.file, at.line), **args)
