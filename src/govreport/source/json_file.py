"""JSON: the same tables as TOML, for programs that write data files."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from govreport.errors import SourceError
from govreport.findings import Locator, Words
from govreport.source.diagnosis import diagnose
from govreport.source.diagnosis.spot import line_and_column
from govreport.source.opening import read_text
from govreport.source.positions import dotted
from govreport.source.scanner import scan_json
from govreport.source.text_source import TextSource

_SAID = {
    "Expecting ','": "缺少逗号",
    "Expecting ':'": "缺少冒号",
    "Expecting value": "缺少值",
    "Expecting property name": "缺少双引号中的名称，或多了逗号",
    "Illegal trailing comma": "末尾多了逗号",
    "Unterminated string": "引号没有收尾",
    "Invalid control character": "文字里有换行或控制字符",
    "Invalid \\": "反斜杠转义不成立",
    "Extra data": "结束之后还有内容",
}


class _DoubleError(Exception):
    """A key stands twice in one table."""


def read_json(path: Path) -> TextSource:
    """Read a JSON file; floats become Decimal. A key that stands twice in a table is refused.

    Raises SourceError: what kept the file from being read, or the first place that is not JSON.
    """
    text, name = read_text(path), str(path)
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_table)
    except _DoubleError:
        raise _double(name, text) from None
    except json.JSONDecodeError as error:
        at = Locator(file=name, line=error.lineno, column=error.colno)
        raise SourceError.of("GR-381", at, reason=_said(error.msg)) from error
    except (RecursionError, ValueError) as error:
        raise diagnose(name, text, error) from error
    if not isinstance(data, dict):
        raise SourceError.of("GR-383", Locator(file=name, line=1))
    if not data:
        raise SourceError.of("GR-309", Locator(file=name))
    return TextSource(name, path.parent, data, text, scan_json, spells_dates=True)


def _said(message: str) -> Words:
    """Return what the standard library says, in both languages."""
    known = (zh for begin, zh in _SAID.items() if message.startswith(begin))
    return Words(next(known, message), message)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _DoubleError
    return table


def _double(name: str, text: str) -> SourceError:
    places = [place for place in scan_json(text) if place.kind == "key"]
    counts = Counter(place.path for place in places)
    path = next((path for path, count in counts.items() if count > 1), ())
    lines = [line_and_column(text, place.start) for place in places if place.path == path]
    (first, _), (line, column) = (lines[0], lines[1]) if len(lines) > 1 else ((1, 1), (1, 1))
    at = Locator(dotted(path), name, line, column)
    return SourceError.of("GR-330", at, key=dotted(path), first=first, second=line)
