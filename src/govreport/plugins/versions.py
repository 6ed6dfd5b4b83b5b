"""Whether a plugin was built for this version, read from its package's metadata, before it is imported."""

import re
from collections.abc import Iterable

from govreport import __version__
from govreport.announced import Announced
from govreport.hookspecs import PROJECT

OURS = re.compile(rf"{PROJECT}\s*[(<>=!~;]", re.IGNORECASE)


def unmet_requirement(point: Announced) -> str:
    """Return what the package of a plugin asks of govreport when this version is not that, else ""."""
    return unmet(point.requires, __version__)


def unmet(requirements: Iterable[str], ours: str) -> str:
    """Return the requirement on govreport that the version *ours* does not meet, else ""."""
    for line in requirements:
        if OURS.match(line):
            from packaging.requirements import InvalidRequirement, Requirement

            try:
                wanted = Requirement(line)
            except InvalidRequirement:
                return line
            if not wanted.specifier.contains(ours, prereleases=True):
                return f"{wanted.name}{wanted.specifier}"
    return ""
