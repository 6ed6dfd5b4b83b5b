"""One `[[changes]]` entry of an edition that is based on another: what differs, and nothing else.

    add        rows | columns | sections = [...] with one of after | before | replace | into = KEY
    alter      row | column | section = KEY with label, note, en, kind, decimals (title, en, facts)
    take away  row | column | section = KEY with remove = true
    others     row = KEY with banner, heading of its block; table = ID with name, en, corner, sums

`into` puts lines under a heading; under a line that held figures it makes a heading of it. `row`
beside `column` or `columns` means that row's block alone; without it, every block that has the column.
"""

from dataclasses import replace

from govreport.form.describe import finished, read_section, read_sum
from govreport.form.edition import Edition, FormSection
from govreport.form.edits import Edit, adding, altering, beside, edited, has, place, unknown
from govreport.form.entry import Entry
from govreport.form.sums import side, walk
from govreport.form.table import Block, Table


def changed(edition: Edition, entry: Entry) -> Edition:
    """Return *edition* with one change made. Raises PluginError when its target does not exist."""
    if "table" in entry:
        result = replace(edition, tables=_tables(edition, entry))
    elif "sections" in entry:
        result = replace(edition, sections=_sections_added(edition.sections, entry))
    else:
        result = replace(edition, sections=_section_altered(edition.sections, entry))
    entry.close()
    if result == edition:
        entry.refuse("GR-912")
    return result


def _tables(edition: Edition, entry: Entry) -> dict[str, Table]:
    name = entry.text("table")
    if name not in edition.tables:
        unknown(entry, "table", name, edition.tables)
    if "row" not in entry and "column" not in entry and entry.switch("remove"):
        return {key: table for key, table in edition.tables.items() if key != name}
    table = _with_sums(_table(edition.tables[name], entry), entry)
    return {**edition.tables, name: finished(table, entry)}


def _table(table: Table, entry: Entry) -> Table:
    if "rows" in entry:
        return _rows_edited(table, entry, *adding(entry, "rows"))
    if "columns" in entry:
        return _columns_edited(table, entry, *adding(entry, "columns"))
    if "column" in entry:
        return _columns_edited(table, entry, "column", entry.text("column"), altering(entry))
    if "row" in entry and ("banner" in entry or "heading" in entry):
        return _block_altered(table, entry)
    if "row" in entry:
        return _rows_edited(table, entry, "row", entry.text("row"), altering(entry))
    return replace(
        table,
        name=entry.text("name", table.name),
        en=entry.text("en", table.en),
        corner=entry.text("corner", table.corner),
    )


def _with_sums(table: Table, entry: Entry) -> Table:
    """Add sums; one with the code of another takes its place."""
    added = tuple(read_sum(each) for each in entry.entries("sums"))
    codes = {relation.code for relation in added}
    return replace(table, sums=tuple(each for each in table.sums if each.code not in codes) + added)


def _rows_edited(table: Table, entry: Entry, field: str, key: str, edit: Edit) -> Table:
    _block_of(table, entry, field, key)
    blocks = (replace(block, rows=edited(block.rows, key, edit)) for block in table.blocks)
    return replace(table, blocks=tuple(block for block in blocks if block.rows))


def _columns_edited(table: Table, entry: Entry, field: str, key: str, edit: Edit) -> Table:
    row = entry.text("row", "")
    chosen = (_block_of(table, entry, "row", row),) if row else table.blocks
    if not any(has(block.columns, key) for block in chosen):
        unknown(entry, field, key, [line.key for line in walk(side(chosen, "columns"))])

    def altered(block: Block) -> Block:
        return replace(block, columns=edited(block.columns, key, edit)) if block in chosen else block

    return replace(table, blocks=tuple(altered(block) for block in table.blocks))


def _block_altered(table: Table, entry: Entry) -> Table:
    old = _block_of(table, entry, "row", entry.text("row"))
    new = replace(old, banner=entry.text("banner", old.banner), heading=entry.text("heading", old.heading))
    return replace(table, blocks=tuple(new if block is old else block for block in table.blocks))


def _block_of(table: Table, entry: Entry, field: str, row: str) -> Block:
    found = [block for block in table.blocks if has(block.rows, row)]
    if not found:
        unknown(entry, field, row, [line.key for line in walk(side(table.blocks, "rows"))])
    return found[0]


def _sections_added(sections: tuple[FormSection, ...], entry: Entry) -> tuple[FormSection, ...]:
    added = tuple(read_section(each) for each in entry.entries("sections"))
    where, target = place(entry)
    old = _section(sections, entry, where, target)
    at = sections.index(old)
    return (*sections[:at], *beside(old, where, added), *sections[at + 1 :])


def _section_altered(sections: tuple[FormSection, ...], entry: Entry) -> tuple[FormSection, ...]:
    old = _section(sections, entry, "section", entry.text("section"))
    if entry.switch("remove"):
        return tuple(section for section in sections if section is not old)
    changes = read_section(entry, old)
    return tuple(changes if section is old else section for section in sections)


def _section(sections: tuple[FormSection, ...], entry: Entry, field: str, target: str) -> FormSection:
    known = {section.id: section for section in sections}
    if target not in known:
        unknown(entry, field, target, known)
    return known[target]
