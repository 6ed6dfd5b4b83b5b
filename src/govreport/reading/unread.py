"""Keys that nobody asked for, each with the name that was probably meant."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from govreport.findings import Finding
from govreport.reading.log import ReadLog
from govreport.reading.names import nearest
from govreport.reading.problem import printable
from govreport.source import Source


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


def _unknown(source: Source, log: ReadLog, path: str, key: str) -> Finding:
    known = log.known.get(path, {})
    meant = nearest(key, known, log.labels.get(path, {}))
    args = {"key": printable(key), "nearest": meant, "known": list(known)}
    at = source.locate(f"{path}.{key}" if path else key)
    return Finding("GR-119" if meant else "GR-120", replace(at, path=printable(at.path)), args)
