"""Plugins: found by entry point, held to their contract, asked one section at a time."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport.plugins.registry import Plugins

__all__ = ["Plugins"]


def __getattr__(name: str) -> object:
    """Import the registry when it is asked for: `govreport --help` needs only what stands beside it."""
    if name != "Plugins":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govreport.plugins.registry import Plugins

    globals()[name] = Plugins
    return Plugins
