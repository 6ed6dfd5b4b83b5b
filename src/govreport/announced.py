"""What installed packages announce as plugins, without importing any of it.

The answer is kept between runs: asking importlib.metadata takes longer than importing all plugins.
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from govreport import kept
from govreport.installed import metadata_folders

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "govreport"
OWN_PACKAGE = "govreport"

_FIELD = re.compile(r"^(Name|Version): *(.+?) *$", re.MULTILINE)
_OF_PYTHON = "PathFinder"
"""The finder whose packages `metadata_folders` sees; what another one finds is not kept."""


class Announced(NamedTuple):
    """One plugin that a package announces as an entry point.

    value: its module, or `module:object`. package, version: of the package, "" for a module named with -p.
    requires: what the package asks for, as its metadata say it.
    """

    name: str
    value: str
    package: str = ""
    version: str = ""
    requires: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """Return the module, without an object in it."""
        return self.value.partition("[")[0].partition(":")[0].strip()

    def load(self) -> object:
        """Import the plugin. Raises whatever it raises."""
        found: object = import_module(self.module)
        for name in filter(None, self.value.partition("[")[0].partition(":")[2].strip().split(".")):
            found = getattr(found, name)
        return found


def announced() -> list[Announced]:
    """Return the plugins of all packages, the project's own first, then by package and name."""
    if any(hasattr(each, "find_distributions") and _is_foreign(each) for each in sys.meta_path):
        return _asked()
    name = kept.key("announced", repr(list(metadata_folders())))
    known = kept.read(name)
    if isinstance(known, list):
        return [Announced(*each) for each in known]
    found = _asked()
    kept.write(name, [tuple(each) for each in found])
    return found


def announced_names() -> frozenset[str]:
    """Return the names of all plugins and of the packages that announce them."""
    points = announced()
    return frozenset({point.name for point in points} | {each.package for each in points if each.package})


def from_elsewhere() -> bool:
    """Tell whether any package but the project's own announces a plugin."""
    return any(point.package != OWN_PACKAGE for point in announced())


def _asked() -> list[Announced]:
    return sorted(_read(), key=lambda point: (point.package != OWN_PACKAGE, point.package, point.name))


def _read() -> Iterator[Announced]:
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP):
        if point.dist is None:
            yield Announced(point.name, point.value)
            continue
        package, version = _named(point.dist)
        # The project's own plugins fit the project; reading all its metadata would take 3 ms each.
        requires = () if package == OWN_PACKAGE else tuple(point.dist.requires or ())
        yield Announced(point.name, point.value, package, version, requires)


def _named(distribution: "Distribution") -> tuple[str, str]:
    head = (distribution.read_text("METADATA") or "").partition("\n\n")[0]
    found = dict(_FIELD.findall(head))
    if found.keys() == {"Name", "Version"}:
        return found["Name"], found["Version"]
    return distribution.name, distribution.version


def _is_foreign(finder: object) -> bool:
    return getattr(finder, "__name__", type(finder).__name__) != _OF_PYTHON
