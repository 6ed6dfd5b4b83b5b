"""TOML: read with the standard library, amounts exact."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source.opening import read_text
from govreport.source.scanner import scan
from govreport.source.text_source import TextSource

DEEPEST = 1000


_PART = r"""(?:[\w"'-]+[ \t]*\.[ \t]*)"""
ENDLESS = re.compile(rf"^[ \t\[]*{_PART}{{{DEEPEST}}}", re.ASCII | re.MULTILINE)
"""A name of more parts than any table is deep: tomllib takes their square."""


def read_toml(path: Path) -> TextSource:
    """Read a TOML file; floats become Decimal.

    Raises SourceError: what kept the file from being read, or the first place that is not TOML.
    """
    text = read_text(path)
    if text.count(".") >= DEEPEST and (name := ENDLESS.search(text)) is not None:
        from govreport.source.diagnosis.spot import line_and_column

        line, column = line_and_column(text, name.start())
        raise SourceError.of("GR-342", Locator(file=str(path), line=line, column=column), most=DEEPEST)
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        from govreport.source.diagnosis import diagnose

        raise diagnose(str(path), text, error) from error
    if not data:
        raise SourceError.of("GR-309", Locator(file=str(path)))
    return TextSource(str(path), path.parent, data, text, scan)
