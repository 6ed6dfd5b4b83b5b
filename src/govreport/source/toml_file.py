"""TOML: read with the standard library, amounts exact."""

import tomllib
from decimal import Decimal
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source.opening import read_text
from govreport.source.scanner import scan
from govreport.source.text_source import TextSource


def read_toml(path: Path) -> TextSource:
    """Read a TOML file; floats become Decimal.

    Raises SourceError: what kept the file from being read, or the first place that is not TOML.
    """
    text = read_text(path)
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        from govreport.source.diagnosis import diagnose

        raise diagnose(str(path), text, error) from error
    if not data:
        raise SourceError.of("GR-309", Locator(file=str(path)))
    return TextSource(str(path), path.parent, data, text, scan)
