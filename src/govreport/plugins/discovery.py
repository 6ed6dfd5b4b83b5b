"""Finding plugins: entry points of the group `govreport`, and modules named with `-p`."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from govreport import __version__
from govreport.announced import OWN_PACKAGE, Announced, announced
from govreport.plugins.quarantine import BrokenPlugin, Origin
from govreport.plugins.versions import unmet_requirement
from govreport.plugins.watch import watching

IMPORT_TIMES = 6
"""Importing may wait for a slow disk: it gets six times the limit of a hook."""
VARIABLE = "GOVREPORT_PLUGINS"


class Candidate(NamedTuple):
    """A plugin that imported: the object that holds its hooks, and where it comes from."""

    origin: Origin
    plugin: object


def discover(
    disabled: frozenset[str], extra: Iterable[str], allowed: frozenset[str] | None = None
) -> Iterator[Candidate | BrokenPlugin]:
    """Import the installed plugins one by one, the project's own first, then by package and name.

    disabled: names that are not imported at all. extra: modules to load that no package announces, as
    `module` or `name=module`. allowed: names of plugins or of packages; others are not imported, but for
    those of the project itself, which -p no: switches off.
    Every failure, even SystemExit, becomes a `BrokenPlugin`: one bad package must not stop the rest.
    """
    for point in announced():
        if point.name not in disabled and is_allowed(point.name, point.package, allowed):
            yield _import(Origin.of(point), point)
    for each in extra:
        name, _, module = each.rpartition("=")
        if (name or module) not in disabled:
            yield _import(Origin(name or module, module), None)


def is_allowed(name: str, package: str, allowed: frozenset[str] | None) -> bool:
    """Tell whether a plugin may be used. allowed: names of plugins or packages, None for all."""
    return allowed is None or package == OWN_PACKAGE or name in allowed or package in allowed


def allowed_by(environment: Mapping[str, str]) -> frozenset[str] | None:
    """Return the names, with commas between, that GOVREPORT_PLUGINS allows; None where it is not set."""
    if (listed := environment.get(VARIABLE)) is None:
        return None
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


def unlisted(allowed: frozenset[str] | None) -> list[Announced]:
    """Return what installed packages announce and *allowed* does not name."""
    return [
        point
        for point in (announced() if allowed is not None else ())
        if not is_allowed(point.name, point.package, allowed)
    ]


def installed() -> frozenset[str]:
    """Return the names of all plugins that installed packages announce."""
    return frozenset(point.name for point in announced())


def _import(origin: Origin, point: Announced | None) -> Candidate | BrokenPlugin:
    if point and origin.package != OWN_PACKAGE and (wanted := unmet_requirement(point)):
        return origin.broken("GR-422", wanted=wanted, ours=__version__, name=origin.package)
    try:
        with watching(origin, "import", times=IMPORT_TIMES):
            plugin = point.load() if point else importlib.import_module(origin.module)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may even call sys.exit() while it is imported
        return origin.failed("GR-401", "import", error)
    return Candidate(origin, plugin)
