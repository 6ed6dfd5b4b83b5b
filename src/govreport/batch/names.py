"""What the results of a batch are called: from a pattern, and never two alike."""

import string
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from govreport.errors import UsageError
from govreport.outputs.naming import safe_name
from govreport.source.members import split_member

FROM_PATH = ("stem", "folder", "number")
FROM_DATA = ("organ", "year", "title")
DEFAULT = "{stem}"
FINDINGS = ".findings.txt"
"""What is put behind the name of a result to name the file of what was found in it."""


def fields_of(pattern: str) -> frozenset[str]:
    """Return the fields of *pattern*. Raises UsageError (BT-010) when it cannot be used."""
    try:
        pieces = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise _unfit(pattern, str(error)) from error
    names = [name for _, name, _, _ in pieces if name is not None]
    unknown = sorted(set(names) - {*FROM_PATH, *FROM_DATA})
    if unknown or not names:
        raise _unfit(pattern, ", ".join(f"{{{name}}}" for name in unknown) or "-")
    return frozenset(names)


def needs_data(pattern: str) -> bool:
    """Tell whether the data files must be read to know the names."""
    return not fields_of(pattern).isdisjoint(FROM_DATA)


def result_name(pattern: str, path: Path, number: int, data: Mapping[str, str], suffix: str) -> str:
    """Return the file name for the data file *path*, the *number*-th of the batch (1-based)."""
    file, member = split_member(path)
    stem = f"{file.stem}-{member}" if member else file.stem
    known = {"stem": stem, "folder": path.absolute().parent.name, "number": f"{number:05}"}
    values = {**dict.fromkeys(FROM_DATA, stem), **known, **data}
    return safe_name(pattern.format_map(values), suffix + FINDINGS).removesuffix(FINDINGS)


def folded(name: str) -> str:
    """Return *name* as systems compare it that ignore case or compose characters (Windows, macOS)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _unfit(pattern: str, reason: str) -> UsageError:
    known = [f"{{{name}}}" for name in (*FROM_PATH, *FROM_DATA)]
    return UsageError.of("BT-010", pattern=pattern, reason=reason, known=known)
