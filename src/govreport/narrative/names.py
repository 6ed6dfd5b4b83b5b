"""The names that a text may bind: what was read from the data file, and every cell of the form."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from govreport.cells import Mark, printed
from govreport.findings import Words
from govreport.model import Report
from govreport.narrative.expression import BindingError, Number
from govreport.reading.names import nearest

_ABSENT = object()
_BLANK = Words("空白", "blank")


class NotLoadedError(Exception):
    """The name is right, but what it stands for did not load, which has its own finding. No second one."""


class Names:
    """Look-up of dotted names in one report."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def text(self, name: str) -> str:
        """Return what is printed for *name*: a figure or a text of one line.

        Raises BindingError when nothing printable stands there, NotLoadedError when that is said already.
        """
        value = self._value(name)
        return value if isinstance(value, str) else printed(value)

    def number(self, name: str) -> Number:
        """Return the figure that *name* stands for. Raises as `text` does, and for what is no figure."""
        value = self._value(name)
        if isinstance(value, str):
            raise BindingError("GR-708", {"name": name})
        return value

    def _value(self, name: str) -> Number | str:
        found = self._find(name)
        if type(found) is int:  # as nearly all are
            return found
        if isinstance(found, Mapping):
            raise BindingError("GR-706", {"name": name, "members": [f"{name}.{key}" for key in found]})
        if found is _ABSENT and not self._excused(name):
            raise BindingError("GR-705", {"name": name, **self._suggestion(name)})
        if found is _ABSENT or (found in {None, ""} and self._excused(name)):
            raise NotLoadedError
        if found is Mark.NOT_APPLICABLE or found in {None, ""}:
            raise BindingError("GR-707", {"name": name, "cell": found or _BLANK})
        if name in self._report.narratives or isinstance(found, bool):
            raise BindingError("GR-708", {"name": name})
        if isinstance(found, (int, Decimal, str)):
            return found
        raise BindingError("GR-708", {"name": name})

    def _find(self, name: str) -> object:
        """Return the value; of a table or row of the form its members, loaded or not."""
        section, _, rest = name.partition(".")
        table = self._report.edition.tables.get(section)
        if table and not rest:
            return table.rows
        if table and rest in table.rows:
            return {column.key: column for column in table.columns(rest)}
        found: Any = self._report.values
        try:
            for key in name.split("."):
                found = found[key]
        except (KeyError, TypeError):  # there is no such name, or what stands before it has no members
            return _ABSENT
        return found

    def _excused(self, name: str) -> bool:
        """Tell whether loading has already said why *name* has no value."""
        section = name.partition(".")[0]
        said = {finding.at.path for finding in self._report.findings}
        if any(path in said for path in _path_and_parents(name)):
            return True
        placed = any(section == each.id for each in self._report.outline)
        if not placed or section in self._report.sections:
            return False
        return section not in self._report.edition.tables or name in self._cells()

    def _suggestion(self, name: str) -> dict[str, object]:
        known = sorted({*_leaves(self._report.values, ""), *self._cells()} - set(self._report.narratives))
        meant = next((full for full in known if full.endswith(f".{name}")), "") or nearest(name, known, {})
        if meant:
            words = Words(f"最接近的名称是 {meant}", f"the nearest name is {meant}")
        else:
            words = Words("没有相近的名称", "no name comes near")
        return {"nearest": meant, "suggestion": words}

    def _cells(self) -> Iterator[str]:
        for section, table in self._report.edition.tables.items():
            for row, column in table.cells():
                yield f"{section}.{row}.{column}"


def _path_and_parents(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def _leaves(values: Mapping[str, object], path: str) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}"
