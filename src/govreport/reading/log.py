"""What reading one report found and gathered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govreport.figures import Figures
from govreport.findings import Finding
from govreport.narrative import Narrative


@dataclass
class ReadLog:
    """The log that all readers of one report share.

    values: nested tables of every value read, by the names of the data file. figures: path of a table
    → figures. narratives: dotted path → text. known: path of a table → the names that are read there.
    labels: path of a table → what the form prints → name. told: unknown keys that have been reported.
    """

    findings: list[Finding] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, Figures] = field(default_factory=dict)
    narratives: dict[str, Narrative] = field(default_factory=dict)
    known: dict[str, dict[str, None]] = field(default_factory=dict)
    labels: dict[str, Mapping[str, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def record(self, path: str, value: object) -> None:
        """Keep *value* under its dotted path."""
        *parents, last = path.split(".")
        table = self.values
        for name in parents:
            table = table.setdefault(name, {})
        table[last] = value

    def know(self, path: str) -> None:
        """Remember that the dotted key *path* is one that somebody reads."""
        parent, _, name = path.rpartition(".")
        self.known.setdefault(parent, {})[name] = None

    def forget(self, path: str) -> None:
        """Let the keys of the table *path* pass unreported: its reader did not come to its end."""
        self.known.pop(path, None)
