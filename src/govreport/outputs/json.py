"""`--to json`: the report's data in the shape of the data file, totals computed; loads again as it is."""

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.cells import Mark
from govreport.model import Report

if TYPE_CHECKING:
    from govreport.plugins import Plugins


def data_of(report: Report) -> dict[str, object]:
    """Return everything that *report* was loaded from, as a data file would say it.

    Edition and year always stand there, also when the data file left the edition to the year.
    Amounts are strings, so that no reader turns them into binary fractions.
    """
    data: dict[str, object] = {"edition": report.edition.id, "year": report.year}
    merge(data, report.values)
    merge(data, {section: figures.values() for section, figures in report.figures.items()})
    merge(data, {"edition": report.edition.id, "year": report.year})
    return data


def merge(into: dict[str, object], values: Mapping[str, object]) -> None:
    """Put *values* into the nested dict *into*, plain, one level of tables after the other."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            inner = into.get(key)
            table: dict[str, object] = inner if isinstance(inner, dict) else {}
            into[key] = table
            merge(table, value)
        elif value is not None:
            into[key] = plain(value)


def plain(value: object) -> object:
    """Return *value* as JSON can hold it; the three states of a cell stay three."""
    if isinstance(value, Mark):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def write_json(report: Report, plugins: "Plugins", template: Path | None) -> bytes:  # noqa: ARG001 - the signature of every output
    """Return the data of *report* as JSON, UTF-8, with a line feed at the end."""
    return (json.dumps(data_of(report), ensure_ascii=False, indent=2) + "\n").encode()
