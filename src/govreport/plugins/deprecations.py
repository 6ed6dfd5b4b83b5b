"""What later versions take away, said long before: at least two minor releases."""

from typing import NamedTuple

from govreport.findings import Words


class Deprecation(NamedTuple):
    """A hook, or one argument of it, that goes. since, gone: releases of govreport; instead: what to use."""

    hook: str
    since: str
    gone: str
    instead: Words
    argument: str = ""

    @property
    def name(self) -> str:
        """Return what goes, as messages name it."""
        return f"{self.hook}({self.argument})" if self.argument else self.hook


DEPRECATIONS: tuple[Deprecation, ...] = ()
"""Hooks only ever grow at the end; nothing has been taken away yet."""
