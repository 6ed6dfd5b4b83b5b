"""Two kinds of repair are certain: how a number is written, and a total that was left blank."""

import copy
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from govreport.arithmetic import computing
from govreport.cells import Mark, printed
from govreport.findings import Finding
from govreport.form.table import Table
from govreport.model import Report
from govreport.reading.numbers import spelt_number
from govreport.source.editing import quoted, refuse_unless, with_values
from govreport.source.text_source import TextSource

TEXT_FOR_NUMBER = "GR-104"
_SURE = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*[件条次个项份宗人家篇]?")
"""Digits in any width, thousands marked, with the unit of counting or without. Nothing is left away."""


def fixed_text(source: TextSource, report: Report, found: Sequence[Finding]) -> str:
    """Return the text of the data file with every certain repair made; the same text when there is none.

    Raises OutputError (CFG-023) when the result reads otherwise than intended.
    """
    literals = dict(_numbers(source, report)) | dict(_totals(source, report, found))
    if not literals:
        return source.text
    text = with_values(source, literals)
    wanted = copy.deepcopy(dict(source.data))
    for path, literal in literals.items():
        _set(wanted, path, tomllib.loads(f"value = {literal}", parse_float=Decimal)["value"])
    refuse_unless(text, wanted, source)
    return text


def _numbers(source: TextSource, report: Report) -> Iterator[tuple[str, str]]:
    """Yield (key of the file, literal) of each text that is a number written in another way."""
    for finding in report.findings:
        key = file_key(source, finding.at.path, report)
        if finding.code == TEXT_FOR_NUMBER and key is not None:
            value = unicodedata.normalize("NFKC", str(_get(source.data, key)))
            meant = str(finding.args["meant"])
            if _SURE.fullmatch(value.strip()) or spelt_number(value.strip()) is not None:
                yield key, meant


def _totals(source: TextSource, report: Report, found: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """Yield (key of the file, literal) of each blank total that the sums of the form determine."""
    for finding in found:
        repair = finding.repair
        if repair is None or not repair.certain:
            continue
        for path, value in repair.changes.items() if _are_blank_totals(repair.changes, report) else ():
            key = file_key(source, path, report)
            if key is not None:
                yield key, printed(value) if isinstance(value, int) else quoted(str(value))


def _are_blank_totals(paths: Iterable[str], report: Report) -> bool:
    places = [path.split(".") for path in paths]
    return all(
        len(place) == 3
        and (figures := report.figures[place[0]])[place[1], place[2]] is Mark.BLANK
        and (place[1], place[2]) in {each.total for each in computing(figures.table)}
        for place in places
    )


def file_key(source: TextSource, path: str, report: Report) -> str | None:
    """Return the key under which the value at *path* stands in the file: a row may be a list."""
    section, _, place = path.partition(".")
    row, _, column = place.partition(".")
    table = report.edition.tables.get(section)
    line = _get(source.data, f"{section}.{row}")
    if table is not None and row in table.rows and column and not isinstance(line, Mapping):
        return _in_row(table, path, row, column, line)
    return path if isinstance(_get(source.data, path), (str, int, Decimal)) else None


def _in_row(table: Table, path: str, row: str, column: str, line: object) -> str | None:
    whole = path.rpartition(".")[0]
    columns = [each.key for each in table.columns(row)]
    if not isinstance(line, list):
        # One word for a whole row is no figure of a single cell.
        return whole if len(columns) == 1 and isinstance(line, (str, int, Decimal)) else None
    totals = {each.total for each in computing(table)}
    asked = [key for key in columns if (row, key) not in totals]
    listed = columns if len(line) == len(columns) else asked
    return f"{whole}.{listed.index(column)}" if column in listed and len(line) == len(listed) else None


def _get(data: Mapping[str, object], path: str) -> object:
    value: object = data
    for name in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _set(data: dict[str, object], path: str, value: object) -> None:
    parent, _, last = path.rpartition(".")
    target = _get(data, parent) if parent else data
    if isinstance(target, list):
        target[int(last)] = value
    elif isinstance(target, dict):
        target[last] = value
