"""Whether a plugin was built for this version, read from its package's metadata, before it is imported."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, version

from govreport.hookspecs import PROJECT

OURS = re.compile(rf"{PROJECT}\s*[(<>=!~;]", re.IGNORECASE)


def unmet_requirement(distribution: Distribution | None) -> str:
    """Return what *distribution* asks of govreport when this version is not that, else ""."""
    if distribution is None:
        return ""
    return unmet(distribution.requires or (), version(PROJECT))


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
