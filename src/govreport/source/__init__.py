"""Where the data come from: a file becomes one table of plain values that knows its places."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol


from govreport.findings import Locator


class Source(Protocol):
    """One data file, read. Inputs of plugins (`govreport_sources`) offer the same.

    name: as the user gave it, for messages. folder: where images are looked for.
    data: the tables of the file as plain values: str, int, Decimal, bool, date, list, dict.
    """

    name: str
    folder: Path
    data: Mapping[str, object]

    def locate(self, path: str) -> Locator:
        """Return the place of a dotted key; of its nearest parent when the key is not there."""
