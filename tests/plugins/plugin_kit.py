"""Small plugins written to disk, so that tracebacks, names and imports are the real thing."""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

from govreport.plugins import Plugins
from govreport.plugins.discovery import discover, installed


def write_module(folder: Path, name: str, body: str) -> str:
    """Write a module with the imports every plugin has; return its name."""
    head = "from govreport import Finding, Section, hookimpl\n"
    (folder / f"{name}.py").write_text(head + dedent(body), encoding="utf-8")
    sys.modules.pop(name, None)
    importlib.invalidate_caches()
    return name


def only(modules: Iterable[str]) -> Plugins:
    """Load these modules and no installed plugin."""
    return Plugins(discover(installed(), modules))


def section_module(folder: Path, name: str, section: str, **declared: object) -> str:
    """Write a plugin that owns *section*, loads its own name and hands on what it is given."""
    words = "".join(f", {key}={value!r}" for key, value in declared.items())
    body = f"""
        @hookimpl
        def govreport_section():
            return Section({section!r}{words})

        @hookimpl
        def govreport_load(reader):
            return {name!r}

        @hookimpl
        def govreport_render(data):
            return {{"said": data}}
        """
    return write_module(folder, name, body)
