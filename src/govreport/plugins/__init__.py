"""Plugins: found by entry point, held to their contract, asked one section at a time."""

from govreport.plugins.registry import Plugins

__all__ = ["Plugins"]
