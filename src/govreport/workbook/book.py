"""Edition, sections and values → the sheets of a workbook."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govreport.arithmetic import Place
from govreport.cells import Cell
from govreport.form.edition import Edition
from govreport.form.entry import UNLISTED
from govreport.form.table import Table
from govreport.model import PlacedSection
from govreport.outline import outline
from govreport.workbook import cover, others
from govreport.workbook.drawing import drawn
from govreport.workbook.mapping import mapping_sheet
from govreport.workbook.plan import Sheet
from govreport.workbook.tables import TableSheet, carried
from govreport.workbook.texts import figure, sheet_name, text_sheet

if TYPE_CHECKING:
    from govreport.plugins import Plugins

TEXT = "text"


@dataclass(frozen=True, slots=True)
class Filling:
    """What is filled in. flat: dotted key → plain value. texts: dotted keys of running texts.

    last: last year's values; its figures become comments, and what it carried over is filled in.
    """

    flat: Mapping[str, object] = field(default_factory=dict)
    texts: Iterable[str] = ()
    last: Mapping[str, object] = field(default_factory=dict)


def workbook(edition: Edition, plugins: "Plugins", filling: Filling) -> bytes:
    """Return a workbook for *edition* as bytes of an .xlsx, the same for the same values.

    Raises OutputError (WB-001, WB-016).
    """
    return drawn(sheets(edition, plugins, filling))


def sheets(edition: Edition, plugins: "Plugins", filling: Filling) -> list[Sheet]:
    """Return the sheets in order, the hidden one last."""
    book = _Book(edition, plugins, filling)
    made = [sheet for section in outline(edition, plugins.sections) for sheet in book.section(section)]
    first = cover.cover_sheet(edition, filling.flat, book.tables)
    used = {box.key for sheet in (first, *made) for box in sheet.boxes} | {"edition"}
    filled = {key: value for key, value in filling.flat.items() if value != ""}
    asked = {**dict.fromkeys(_declared(plugins), ""), **filled}
    left = {key: value for key, value in asked.items() if key not in used}
    made = [first, *made, *([others.others_sheet(left)] if left else []), others.remarks_sheet()]
    optional = [id_ for id_, section in plugins.sections.items() if not section.required]
    return [*made, mapping_sheet(edition, made, optional)]


@dataclass
class _Book:
    """The workbook being made. names: of its sheets; tables: of those that hold a table."""

    edition: Edition
    plugins: "Plugins"
    filling: Filling
    names: list[str] = field(default_factory=lambda: [cover.NAME, others.OTHERS, others.REMARKS])
    tables: list[str] = field(default_factory=list)

    def section(self, section: PlacedSection) -> Iterator[Sheet]:
        """Yield the sheets of one section: its table, then each of its texts."""
        table = self.edition.tables.get(section.id) or self.plugins.sections[section.id].table
        if table:
            yield self._table(table, section.heading)
        form = self.edition.section(section.id)
        facts = form.facts if form else ()
        for number, key in enumerate(self._texts(section.id, has_table=bool(table))):
            name = self._named(section.heading)
            yield text_sheet(name, section.heading, key, () if number else facts, self.filling.flat)

    def _table(self, table: Table, heading: str) -> Sheet:
        name = self._named(table.name)
        self.tables.append(name)
        last = _cells(table, self.filling.last)
        cells = {**carried(table, last), **_cells(table, self.filling.flat)}
        return TableSheet(table, name, heading, cells, last).sheet()

    def _texts(self, section_id: str, *, has_table: bool) -> list[str]:
        """Return the dotted keys of a section's running texts."""
        declared = self.plugins.sections[section_id].example
        keys = [f"{section_id}.{key}" for key, value in declared.items() if isinstance(value, str)]
        flat, own = self.filling.flat, f"{section_id}."
        # A table's section may have a text, too: it gets a sheet when there is one.
        keys += [
            key for key in self.filling.texts if key.startswith(own) and (flat.get(key) or not has_table)
        ]
        if not has_table and not keys:
            keys = [f"{section_id}.{TEXT}"]
        return list(dict.fromkeys(keys))

    def _named(self, words: str) -> str:
        name = sheet_name(words, self.names)
        self.names.append(name)
        return name


def flattened(data: Mapping[str, object], above: str = "") -> dict[str, object]:
    """Return dotted key → value of nested tables."""
    flat: dict[str, object] = {}
    for key, value in data.items():
        path = f"{above}.{key}" if above else key
        flat |= flattened(value, path) if isinstance(value, Mapping) else {path: value}
    return flat


def _declared(plugins: "Plugins") -> Iterator[str]:
    """Yield the keys that plugins show in the examples of their sections; not the rows of their tables."""
    for id_, section in plugins.sections.items():
        rows = section.table.rows if section.table else {}
        own = {key: value for key, value in section.example.items() if key not in rows and key != UNLISTED}
        yield from flattened(own, id_)


def _cells(table: Table, flat: Mapping[str, object]) -> dict[Place, Cell]:
    keys = {place: f"{table.id}.{place[0]}.{place[1]}" for place in table.cells()}
    return {place: figure(flat[key], table.kind(*place)) for place, key in keys.items() if key in flat}
