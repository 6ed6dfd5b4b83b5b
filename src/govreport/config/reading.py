"""Finding and reading govreport.toml; whatever is wrong with it becomes a finding at its line."""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from govreport.announced import announced_names
from govreport.config.model import NO_CONFIG, OFF, Config
from govreport.findings import Finding, Locator, Severity
from govreport.reading.names import NOTHING_LIKE_IT, nearest
from govreport.reading.problem import quoted
from govreport.source import Source
from govreport.source.beside import SETTINGS
from govreport.source.text_source import TextSource

THRESHOLDS: Mapping[str, tuple[str, ...]] = {
    "jump": ("ratio", "least"),
    "similarity": ("share",),
    "length": ("overview",),
}
"""Rule → the numbers that `[rules.NAME]` may set for it."""
WEIGHTS = (*(severity.value for severity in Severity), OFF)
SEVERITY = "severity"
REQUIRED = "required_plugins"


def config_for(source: Source) -> Config:
    """Return what the nearest govreport.toml sets: beside the data file or in a folder above it.

    Values that come from no file have no configuration. Raises SourceError when it cannot be read.
    """
    if not isinstance(source, TextSource) and not Path(source.name).is_file():
        return NO_CONFIG
    folder = Path(os.path.abspath(source.name)).parent
    for each in (folder, *folder.parents):
        file = os.path.join(each, SETTINGS)
        with contextlib.suppress(OSError):  # one call a folder: this is asked for every report of a batch
            state = os.stat(file)
            return _read(Path(file), state.st_mtime_ns, state.st_size)
    return NO_CONFIG


@lru_cache(maxsize=32)  # a batch reads one configuration for thousands of files
def _read(file: Path, _changed: int, _size: int) -> Config:
    return read_config(file)


def read_config(file: Path) -> Config:
    """Read one govreport.toml; an empty one sets nothing. Raises SourceError."""
    from govreport.source.toml_file import read_toml

    if not file.read_bytes().strip():
        return Config(file=str(file))
    return _Reading(read_toml(file)).config()


class _Reading:
    """One file on its way to a Config. Takes keys out of the tables; what is left is unknown."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.places: dict[str, Locator] = {}

    def config(self) -> Config:
        top = self.source.data
        self._only(top, "", ("rules", "editions", "organs", "plugins", REQUIRED))
        rules = self._table(top, "rules")
        self._only(rules, "rules", (SEVERITY, *THRESHOLDS))
        plugins, settings = self._plugins(top.get("plugins"))
        config = Config(
            file=self.source.name,
            severities=self._weights(rules, "rules"),
            editions=self._groups(top, "editions"),
            organs=self._groups(top, "organs"),
            thresholds={name: self._numbers(rules, name) for name in THRESHOLDS if name in rules},
            plugins=plugins,
            settings=settings,
            required=self._required(top.get(REQUIRED, [])),
        )
        return replace(config, places=self.places, findings=tuple(self.findings))

    def _groups(self, top: Mapping[str, object], name: str) -> dict[str, dict[str, str]]:
        """Read `[editions."2021".severity]` or `[organs."名称".severity]`."""
        groups = self._table(top, name)
        for key in groups:
            self._only(self._table(groups, key, name), f"{name}.{key}", (SEVERITY,))
        return {key: self._weights(self._table(groups, key, name), f"{name}.{key}") for key in groups}

    def _weights(self, table: Mapping[str, object], path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, weight in self._table(table, SEVERITY, path).items():
            place = f"{path}.{SEVERITY}.{code}"
            if weight in WEIGHTS:
                found[code.upper()] = str(weight)
                self.places.setdefault(code.upper(), self.source.locate(place))
            else:
                self._report("CFG-002", place, given=quoted(weight), known=WEIGHTS)
        return found

    def _numbers(self, rules: Mapping[str, object], name: str) -> dict[str, Decimal]:
        table = self._table(rules, name, "rules")
        self._only(table, f"rules.{name}", THRESHOLDS[name])
        found: dict[str, Decimal] = {}
        for key in THRESHOLDS[name]:
            value = table.get(key)
            if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and value > 0:
                found[key] = Decimal(value)
            elif key in table:
                self._report("CFG-003", f"rules.{name}.{key}", given=quoted(value))
        return found

    def _plugins(self, value: object) -> tuple[tuple[str, ...] | None, dict[str, Mapping[str, object]]]:
        """Read `plugins = […]`, the only ones to use, or `[plugins.NAME]`, settings of one."""
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            self._listed(value)
            return tuple(value), {}
        if isinstance(value, dict):
            allowed, _ = self._plugins(value.get("only"))
            return allowed, {name: table for name, table in value.items() if isinstance(table, dict)}
        if value is not None:
            self._report("CFG-004", "plugins", given=quoted(value))
        return None, {}

    def _listed(self, names: list[str]) -> None:
        known = announced_names()
        for name in names:
            if name not in known:
                self._report(
                    "CFG-025", "plugins", name=name, nearest=nearest(name, known, {}) or NOTHING_LIKE_IT
                )

    def _required(self, value: object) -> tuple[tuple[str, Locator], ...]:
        place = self.source.locate(REQUIRED)
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple((each, place) for each in value)
        self._report("PLG-022", REQUIRED, given=quoted(value))
        return ()

    def _table(self, parent: Mapping[str, object], key: str, path: str = "") -> Mapping[str, object]:
        value = parent.get(key, {})
        if isinstance(value, dict):
            return value
        self._report("CFG-004", f"{path}.{key}".lstrip("."), given=quoted(value))
        return {}

    def _only(self, table: Mapping[str, object], path: str, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                place = f"{path}.{key}".lstrip(".")
                meant = nearest(key, known, {})
                self._report("CFG-001", place, key=place, nearest=meant or "—", known=known)

    def _report(self, code: str, path: str, **args: object) -> None:
        self.findings.append(Finding(code, self.source.locate(path), args))
