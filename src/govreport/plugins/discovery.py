"""Finding plugins: entry points of the group `govreport`, and modules named with `-p`."""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from govreport.hookspecs import PROJECT
from govreport.plugins.quarantine import BrokenPlugin, Origin, reason

OWN_PACKAGE = "govreport"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plugin that imported: the object that holds its hooks, and where it comes from."""

    origin: Origin
    plugin: object


def discover(disabled: frozenset[str], extra: Iterable[str]) -> Iterator[Candidate | BrokenPlugin]:
    """Import the installed plugins one by one, the project's own first, then by package and name.

    disabled: names that are not imported at all. extra: modules to load that no package announces.
    Every failure, even SystemExit, becomes a `BrokenPlugin`: one bad package must not stop the rest.
    """
    for point in sorted(entry_points(group=PROJECT), key=_order):
        if point.name not in disabled:
            yield _import(Origin.of(point.name, point.module, point.dist), point)
    for module in extra:
        if module not in disabled:
            yield _import(Origin(module, module), None)


def installed() -> frozenset[str]:
    """Return the names of all plugins that installed packages announce."""
    return frozenset(point.name for point in entry_points(group=PROJECT))


def _order(point: EntryPoint) -> tuple[bool, str, str]:
    package = point.dist.name if point.dist else ""
    return (package != OWN_PACKAGE, package, point.name)


def _import(origin: Origin, point: EntryPoint | None) -> Candidate | BrokenPlugin:
    try:
        plugin = point.load() if point else importlib.import_module(origin.module)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may even call sys.exit() while it is imported
        return origin.broken("GR-401", reason=reason(error, origin.module.partition(".")[0]))
    return Candidate(origin, plugin)
