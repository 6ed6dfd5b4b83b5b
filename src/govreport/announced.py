"""What installed packages announce as plugins, without importing any of it."""

import re
from importlib.metadata import Distribution, EntryPoint, entry_points

GROUP = "govreport"
OWN_PACKAGE = "govreport"

_FIELD = re.compile(r"^(Name|Version): *(.+?) *$", re.MULTILINE)


def announced() -> list[EntryPoint]:
    """Return the entry points of plugins, the project's own first, then by package and name."""
    return sorted(entry_points(group=GROUP), key=_order)


def announced_names() -> frozenset[str]:
    """Return the names of all plugins and of the packages that announce them."""
    points = entry_points(group=GROUP)
    return frozenset({point.name for point in points} | {named(each.dist)[0] for each in points if each.dist})


def from_elsewhere() -> bool:
    """Tell whether any package but the project's own announces a plugin."""
    return any(_order(point)[0] for point in entry_points(group=GROUP))


def named(distribution: Distribution) -> tuple[str, str]:
    """Return name and version of a package.

    Only the head of its metadata is read: importlib parses all of it, README and all, 3 ms each time.
    """
    head = (distribution.read_text("METADATA") or "").partition("\n\n")[0]
    found = dict(_FIELD.findall(head))
    if found.keys() == {"Name", "Version"}:
        return found["Name"], found["Version"]
    return distribution.name, distribution.version


def _order(point: EntryPoint) -> tuple[bool, str, str]:
    package = named(point.dist)[0] if point.dist else ""
    return (package != OWN_PACKAGE, package, point.name)
