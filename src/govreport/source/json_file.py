"""JSON: the same tables as TOML, for programs that write data files."""

import json
from decimal import Decimal
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source import PlainSource
from govreport.source.opening import read_text


def read_json(path: Path) -> PlainSource:
    """Read a JSON file; floats become Decimal. Raises SourceError where it is not JSON."""
    try:
        data = json.loads(read_text(path), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise SourceError.of("GR-310", Locator(file=str(path)), reason=str(error)) from error
    return PlainSource(str(path), path.parent, data)
