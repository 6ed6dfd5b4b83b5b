"""What a new plugin is called, in all the places where it has a name."""

import re
from dataclasses import dataclass

from govreport.errors import UsageError

KINDS = ("section", "rules", "edition", "template", "source", "output")
PREFIX = "govreport-"
WANTED = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class PluginName:
    """The name of a plugin: `meeting-notes`. Raises UsageError (PLG-001) for one that cannot be used."""

    name: str

    def __post_init__(self) -> None:
        if not WANTED.fullmatch(self.name):
            raise UsageError.of("PLG-001", name=self.name)

    @classmethod
    def of(cls, given: str) -> "PluginName":
        """Take a name as it was typed, with or without `govreport-`."""
        return cls(given.strip().lower().replace("_", "-").removeprefix(PREFIX))

    @property
    def distribution(self) -> str:
        """Return what pip calls it."""
        return PREFIX + self.name

    @property
    def package(self) -> str:
        """Return what Python calls it."""
        return self.distribution.replace("-", "_")

    @property
    def id(self) -> str:
        """Return what the data file calls it."""
        return self.name.replace("-", "_")

    @property
    def code(self) -> str:
        """Return what its codes begin with."""
        return "".join(char for char in self.name.upper() if char.isalpha())
