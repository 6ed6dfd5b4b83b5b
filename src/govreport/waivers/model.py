"""One accepted exception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """An entry of `[[waivers]]`. number: its place in the list, from 0.

    code, path: of the finding that is accepted. reason, by, date: why, who and when.
    values: fingerprint of what was found; when the figures change it no longer fits.
    """

    number: int
    code: str
    path: str
    reason: str
    by: str = ""
    date: str = ""
    values: str = ""

    @property
    def key(self) -> str:
        """Return the dotted key of the entry in the data file."""
        return f"waivers.{self.number}"
