"""Settings of plugins: `[plugins.NAME]` of govreport.toml, and of the data file, which comes before it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.config import Config
from govreport.errors import PluginError
from govreport.findings import Finding, Locator
from govreport.reader import Reader
from govreport.reading.names import NOTHING_LIKE_IT, nearest
from govreport.source import Source

if TYPE_CHECKING:
    from govreport.plugins import Plugins

TABLE = "plugins"


@dataclass(frozen=True, slots=True)
class LayeredSource:
    """The data file with what govreport.toml sets for plugins laid under it; each value knows its place."""

    upper: Source
    lower: Source
    data: Mapping[str, object]

    @property
    def name(self) -> str:
        """Return the name of the data file."""
        return self.upper.name

    @property
    def folder(self) -> Path:
        """Return the folder of the data file."""
        return self.upper.folder

    def locate(self, path: str) -> Locator:
        """Return the place of *path* in the file that sets it."""
        return self._setting(path).locate(path)

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the place of a line of the text at *path*."""
        return self._setting(path).locate_text(path, line)

    def _setting(self, path: str) -> Source:
        return self.upper if _at(self.upper.data, path) is not None else self.lower


def read_settings(top: Reader, config: Config, plugins: "Plugins") -> dict[str, object]:
    """Return plugin → what its `govreport_settings` made of its table.

    A table of a plugin that is not there, or that takes no settings, is a finding (PLG-011, PLG-012).
    """
    taking = plugins.stages.taking_settings()
    given = {**config.settings, **_tables(top)}
    if not taking and not given:
        return {}
    source = _layered(top.source, config)
    top.log.findings += _misplaced(given, taking, plugins, source)
    return dict(_read(taking, Reader(source, log=top.log), plugins, given))


def _read(
    names: Iterable[str], top: Reader, plugins: "Plugins", given: Container[str]
) -> Iterator[tuple[str, object]]:
    for name in names:
        path = f"{TABLE}.{name}"
        reader = Reader(top.source, path, top.log, required=False)
        try:
            answer = plugins.stages.settings(name, reader)
        except PluginError as error:
            top.log.findings += error.findings
        else:
            if name in given:
                reader.unread()
            yield name, answer


def _misplaced(
    given: Iterable[str], taking: Iterable[str], plugins: "Plugins", source: Source
) -> Iterator[Finding]:
    for name in given:
        if name in taking:
            continue
        at = source.locate(f"{TABLE}.{name}")
        known = tuple(plugins.origins)
        if name in known:
            yield Finding("PLG-012", at, {"plugin": name})
        elif name not in plugins.set_aside and name not in plugins.off:
            yield Finding(
                "PLG-011", at, {"plugin": name, "nearest": nearest(name, known, {}) or NOTHING_LIKE_IT}
            )


def _layered(source: Source, config: Config) -> Source:
    from govreport.source.toml_file import read_toml

    if not config.settings:
        return source
    lower = read_toml(Path(config.file))
    own = _at(source.data, TABLE)
    upper = own if isinstance(own, Mapping) else {}
    merged = {
        name: {
            **config.settings.get(name, {}),
            **(table if isinstance(table := upper.get(name), Mapping) else {}),
        }
        for name in {**config.settings, **upper}
    }
    return LayeredSource(source, lower, {**source.data, TABLE: merged})


def _tables(top: Reader) -> Mapping[str, object]:
    if not top.has(TABLE):
        return {}
    found = _at(top.source.data, TABLE)
    top.ignore(*(f"{TABLE}.{name}" for name in (found if isinstance(found, Mapping) else ())))
    return found if isinstance(found, Mapping) else {}


def _at(data: object, path: str) -> object:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, Mapping) else None
    return data
