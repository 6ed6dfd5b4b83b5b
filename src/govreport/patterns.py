"""Patterns for rules about texts: compiled when a text first needs them."""

import re
import sys
from collections.abc import Iterator


class LatePattern:
    """A regular expression that is compiled when it is first used: few texts need those of most rules.

    needs: texts of which one stands in every match; where none of them stands nothing is looked for.
    """

    __slots__ = ("_compiled", "_flags", "_source", "needs")

    def __init__(self, source: str, *needs: str, flags: int = 0) -> None:
        self._source = source
        self.needs = needs
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Return the pattern, for what has no method here."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match between *start* and *end*."""
        if self.needs and not self._may_match(text):
            return None
        return (self._compiled or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at *start*."""
        if self.needs and not self._may_match(text):
            return None
        return (self._compiled or self.compiled).match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches, from left to right."""
        if self.needs and not self._may_match(text):
            return iter(())
        return (self._compiled or self.compiled).finditer(text)

    def _may_match(self, text: str) -> bool:
        for each in self.needs:  # noqa: SIM110 - any() would cost as much as the search
            if each in text:
                return True
        return False
