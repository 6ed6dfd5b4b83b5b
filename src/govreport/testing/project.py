"""A plugin's folder on disk: what its pyproject.toml says about it."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govreport.announced import Announced
from govreport.errors import UsageError
from govreport.findings import Finding
from govreport.hookspecs import PROJECT
from govreport.messages import Language
from govreport.plugins.code import file_of
from govreport.plugins.compat import files_beside, past_the_door
from govreport.plugins.quarantine import Origin
from govreport.testing.desk import Desk
from govreport.testing.trial import end_of


@dataclass(frozen=True, slots=True)
class PluginProject:
    """The folder of a plugin that need not be installed. plugins: entry point name → module."""

    folder: Path
    plugins: Mapping[str, str]

    def desk(self, lang: Language = "zh") -> Desk:
        """Load the plugins of this folder beside the installed ones, from this folder's files."""
        self._open()
        return Desk.of(self.plugins, lang)

    def deadly(self) -> Iterator[Finding]:
        """Yield a finding (GR-425) for each plugin of this folder that ends the process it is tried in."""
        self._open()
        for name, module in self.plugins.items():
            if end := end_of(Announced(name, module)):
                yield Origin(name, module).broken("GR-425", end=end).finding

    def private_imports(self) -> Iterator[Finding]:
        """Yield what the code of this folder imports past the public door (PLG-032)."""
        self._open()
        for name, module in self.plugins.items():
            if file := file_of(module):
                for each in files_beside(file):
                    yield from past_the_door(each, Origin(name, module))

    def _open(self) -> None:
        for place in (self.folder, self.folder / "src"):
            if place.is_dir() and str(place.resolve()) not in sys.path:
                sys.path.insert(0, str(place.resolve()))


def read_project(folder: Path) -> PluginProject:
    """Read the pyproject.toml in *folder*. Raises UsageError (PLG-003) when it announces no plugin."""
    try:
        table = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
        plugins = table["project"]["entry-points"][PROJECT]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError.of("PLG-003", path=str(folder)) from error
    return PluginProject(folder, dict(plugins))
