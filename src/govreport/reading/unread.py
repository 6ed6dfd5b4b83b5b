"""Keys that nobody asked for, each with the name that was probably meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govreport.findings import Finding
from govreport.reading.log import ReadLog
from govreport.reading.names import nearest
from govreport.reading.problem import printable
from govreport.reading.tables import UNLISTED
from govreport.source import Source

MISSING = frozenset({"GR-101", "GR-102", "GR-112", "GR-201"})
"""What is said of a key, a table, a row of a table and a section that are not there."""


def unknown_keys(source: Source, log: ReadLog, path: str, data: Mapping[str, object]) -> Iterator[Finding]:
    """Yield a finding for each key of *data* (the table at *path*) and below that is not known."""
    known = log.known.get(path, {})
    for key, value in data.items():
        place = f"{path}.{key}" if path else key
        if key not in known and place not in log.told:
            log.told.add(place)
            yield _unknown(source, log, path, key)
        elif isinstance(value, Mapping) and place in log.known:
            yield from unknown_keys(source, log, place, value)


def not_misspelt(found: Iterable[Finding], unknown: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what was *found*, without what is missing only because its name is one of the *unknown* ones.

    One slip of the pen is one finding: the one that names the slip. `unlisted` stands for all of its table.
    """
    meant = {_beside(each.at.path, str(each.args["nearest"])) for each in unknown if each.args["nearest"]}
    whole = tuple(f"{path.rpartition('.')[0]}." for path in meant if path.endswith(f".{UNLISTED}"))
    return (
        each
        for each in found
        if each.code not in MISSING or not (each.at.path in meant or each.at.path.startswith(whole))
    )


def _beside(path: str, name: str) -> str:
    parent = path.rpartition(".")[0]
    return f"{parent}.{name}" if parent else name


def _unknown(source: Source, log: ReadLog, path: str, key: str) -> Finding:
    known = log.known.get(path, {})
    meant = nearest(key, known, log.labels.get(path, {}))
    args = {"key": printable(key), "nearest": meant, "known": list(known)}
    at = source.locate(f"{path}.{key}" if path else key)
    return Finding("GR-119" if meant else "GR-120", replace(at, path=printable(at.path)), args)
