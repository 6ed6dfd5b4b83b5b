"""A written data file, read again: nothing may have changed on the way."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal

from govreport.cells import Cell, Kind
from govreport.datafile.filling import Filling
from govreport.form.edition import Edition
from govreport.reading.numbers import read_cell
from govreport.reading.problem import Problem


def prove(text: str, edition: Edition, filling: Filling) -> None:
    """Read *text* with tomllib and compare it with *filling*. Raises ValueError naming what differs."""
    data = tomllib.loads(text, parse_float=Decimal)
    wrong = [*_cells(data, edition, filling), *_texts(data, filling)]
    if wrong:
        raise ValueError(f"written and read again, these differ: {', '.join(wrong)}")


def _cells(data: Mapping[str, object], edition: Edition, filling: Filling) -> Iterator[str]:
    for (section, row, column), cell in filling.cells.items():
        table = edition.tables.get(section)
        if table is None:
            continue
        value = _member(data.get(section), row)
        if isinstance(value, list):
            keys = [each.key for each in table.columns(row)]
            value = dict(zip(keys, value, strict=False))
        if not _same(_member(value, column), cell, table.kind(row, column)):
            yield f"{section}.{row}.{column}"
    for key, cell in filling.facts.items():
        section, fact, line = key.split(".")
        kind = Kind.AMOUNT if isinstance(cell, Decimal) else Kind.COUNT
        if not _same(_member(_member(data.get(section), fact), line), cell, kind):
            yield key


def _texts(data: Mapping[str, object], filling: Filling) -> Iterator[str]:
    for section, text in filling.texts.items():
        written = _member(data.get(section), "text")
        if data.get(section) is not None and (
            not isinstance(written, str) or written.strip() != text.strip()
        ):
            yield f"{section}.text"
    if (_member(data.get("organ"), "name") or "") != filling.organ:
        yield "organ.name"


def _member(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _same(value: object, cell: Cell, kind: Kind) -> bool:
    read = read_cell(value, kind) if value is not None else None
    return read is not None and not isinstance(read, Problem) and read == cell
