"""A .sqlreport file → the data file that it stands for."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from govreport import Locator, Source, read_source
from govreport_sql.asking import ask
from govreport_sql.plan import TABLE, read_plan


@dataclass(frozen=True, slots=True)
class QueriedSource:
    """The data file with the answers of the queries in it. answered: the keys that queries filled."""

    written: Source
    data: Mapping[str, object]
    answered: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.written.name

    @property
    def folder(self) -> Path:
        """Return the folder of the file."""
        return self.written.folder

    def locate(self, path: str) -> Locator:
        """Return the line of a key, or the query that filled it."""
        for key in self.answered:
            if path == key or path.startswith(f"{key}."):
                return replace(self.written.locate(f"{TABLE}.queries"), path=path, place=f"SQL {key}")
        return self.written.locate(path)

    def locate_text(self, path: str, line: int) -> Locator:
        """Return the line inside a text of the file."""
        return self.written.locate_text(path, line)


def read(path: Path) -> Source:
    """Read *path* and ask its database. Raises SourceError (GR-3nn, SQL-nnn)."""
    written = read_source(path)
    plan = read_plan(written)
    answers = ask(plan, replace(written.locate(f"{TABLE}.queries"), path=f"{TABLE}.queries"))
    data = deepcopy({key: value for key, value in written.data.items() if key != TABLE})
    for key, value in answers.items():
        _put(data, key.split("."), value)
    return QueriedSource(written, data, tuple(answers))


def _put(data: dict[str, object], path: list[str], value: object) -> None:
    for name in path[:-1]:
        below = data.setdefault(name, {})
        data = below if isinstance(below, dict) else {}
    held = data.get(path[-1])
    data[path[-1]] = {**held, **value} if isinstance(held, dict) and isinstance(value, dict) else value
