"""`[[waivers]]` of the data file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govreport.findings import Finding
from govreport.reading.names import nearest
from govreport.reading.problem import quoted
from govreport.waivers.model import Waiver

if TYPE_CHECKING:
    from govreport.reader import Reader

NEEDED = ("code", "path", "reason", "values")
KEYS = ("code", "path", "reason", "by", "date", "values")


def read_waivers(top: "Reader") -> tuple[Waiver, ...]:
    """Return the waivers; one that lacks something is a finding (CFG-014) and is not in force."""
    top.ignore("waivers")
    entries = top.source.data.get("waivers", [])
    if not isinstance(entries, list):
        _report(top, "CFG-014", "waivers", given=quoted(entries), missing=NEEDED)
        return ()
    read = (_waiver(top, number, entry) for number, entry in enumerate(entries))
    return tuple(waiver for waiver in read if waiver is not None)


def _waiver(top: "Reader", number: int, entry: object) -> Waiver | None:
    path = f"waivers.{number}"
    if not isinstance(entry, Mapping):
        _report(top, "CFG-014", path, given=quoted(entry), missing=NEEDED)
        return None
    for key in entry:
        if key not in KEYS:
            _report(
                top,
                "CFG-001",
                f"{path}.{key}",
                key=f"waivers.{key}",
                nearest=nearest(key, KEYS, {}) or "—",
                known=KEYS,
            )
    missing = [key for key in NEEDED if not str(entry.get(key, "")).strip()]
    if missing:
        _report(top, "CFG-014", path, given=quoted(dict(entry)), missing=missing)
        return None
    texts = {key: str(entry[key]).strip() for key in KEYS if key in entry}
    return Waiver(number=number, **texts)


def _report(top: "Reader", code: str, path: str, **args: object) -> None:
    top.log.findings.append(Finding(code, top.source.locate(path), args))
