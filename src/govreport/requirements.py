"""`required_plugins = ["govreport-hubei>=1"]`: a report without a plugin that it needs says so."""

from collections.abc import Iterator, Sequence

from govreport.findings import Finding, Locator, Words
from govreport.reader import Reader

KEY = "required_plugins"
NOT_THERE = Words("没有安装", "is not installed")


def read_requirements(top: Reader, configured: Sequence[tuple[str, Locator]]) -> Iterator[Finding]:
    """Yield a finding for each required package that is missing or too old (PLG-021), or written wrongly.

    configured: what govreport.toml requires, with its place.
    """
    given = top.source.data.get(KEY, []) if top.has(KEY) else []
    if not given and not configured:
        return
    at = top.source.locate(KEY)
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        yield Finding("PLG-022", at, {"given": repr(given)})
        return
    for wanted, place in (*configured, *((each, at) for each in given)):
        yield from _unmet(wanted, place)


def _unmet(wanted: str, at: Locator) -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    from packaging.requirements import InvalidRequirement, Requirement

    try:
        requirement = Requirement(wanted)
    except InvalidRequirement:
        yield Finding("PLG-022", at, {"given": wanted})
        return
    try:
        there = version(requirement.name)
    except PackageNotFoundError:
        yield Finding("PLG-021", at, {"wanted": wanted, "there": NOT_THERE})
        return
    if not requirement.specifier.contains(there, prereleases=True):
        yield Finding(
            "PLG-021", at, {"wanted": wanted, "there": Words(f"装的是 {there}", f"is there as {there}")}
        )
