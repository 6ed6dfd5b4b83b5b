"""A description of a table (plain values, as TOML has them) becomes a `Table`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from govreport.cells import Kind
from govreport.form.edition import FormSection
from govreport.form.entry import Entry, nearest
from govreport.form.sums import EVERY, by_key, resolved, side, walk
from govreport.form.table import Block, Carry, Layout, Line, Sum, Table

_DIMENSIONS = StrEnum("_DIMENSIONS", {"ROWS": "rows", "COLUMNS": "columns"})


def table_from(mapping: Mapping[str, object], section_id: str, file: str | None = None) -> Table:
    """Make the statistics table of a section from its description.

    The description is what stands under `[tables.<id>]` of an edition.toml: name, en, layout, corner,
    heading, columns, rows or blocks, sums. Raises PluginError naming *file* and the key.

        table_from(tomllib.loads((HERE / "channels.toml").read_text(encoding="utf-8")), "channels")
    """
    return read_table(Entry(mapping, file), section_id)


def read_table(entry: Entry, section_id: str) -> Table:
    """Make a table from its entry. Raises PluginError at the key that is wrong."""
    table = Table(
        id=section_id,
        name=entry.text("name"),
        en=entry.text("en", ""),
        layout=entry.choice("layout", Layout),
        blocks=_blocks(entry),
        corner=entry.text("corner", ""),
    )
    relations = tuple(read_sum(each) for each in entry.entries("sums"))
    carries = tuple(_carry(each, table) for each in entry.entries("carries"))
    entry.close()
    return finished(replace(table, sums=relations, carries=carries), entry)


def finished(table: Table, entry: Entry) -> Table:
    """Return *table* with its sums resolved. Raises PluginError when a name stands twice or nowhere."""
    if table.layout is not Layout.STACKED and len(table.blocks) != 1:
        entry.refuse("GR-919", "blocks", layout=str(table.layout), count=len(table.blocks))
    _distinct([line.key for block in table.blocks for line in walk(block.rows)], "rows", entry)
    for block in table.blocks:
        if not block.rows or not block.columns:
            empty = "rows" if block.columns else "columns"
            entry.refuse("GR-902", empty, key=empty)
        _distinct([line.key for line in walk(block.columns)], "columns", entry)
    return replace(table, sums=tuple(_resolved(relation, table, entry) for relation in table.sums))


def read_lines(entry: Entry, name: str, known: Mapping[str, Line] | None = None) -> tuple[Line, ...]:
    """Return the lines under *name* (`rows`, `columns`, `facts`); a bare name stands for one of *known*."""
    lines = []
    for each in entry.members(name):
        if isinstance(each, Entry):
            lines.append(_line(each, name))
        elif known and each in known:
            lines.append(known[each])
        else:
            entry.refuse("GR-907", name, name=each, nearest=nearest(each, known or ()))
    return tuple(lines)


def read_sum(entry: Entry) -> Sum:
    """Return a sum as it is written; `finished` resolves its terms."""
    written = (entry.names("left"), entry.names("right"))
    relation = Sum(entry.text("code"), entry.choice("of", _DIMENSIONS).value, (), (), written)
    entry.close()
    return relation


def _carry(entry: Entry, table: Table) -> Carry:
    carry = Carry(entry.text("last"), entry.text("this"))
    for row in (carry.last, carry.this):
        if row not in table.rows:
            entry.refuse("GR-907", name=row, nearest=nearest(row, table.rows))
    entry.close()
    return carry


def read_section(entry: Entry, old: FormSection | None = None) -> FormSection:
    """Return a section; one that alters *old* keeps of it what it does not name."""
    section = FormSection(
        id=old.id if old else entry.key("id"),
        title=entry.text("title", old.title if old else None),
        en=entry.text("en", old.en if old else ""),
        facts=read_lines(entry, "facts") or (old.facts if old else ()),
        also=entry.names("also") if "also" in entry else (old.also if old else ()),
    )
    entry.close()
    return section


def _line(entry: Entry, name: str) -> Line:
    line = Line(
        key=entry.key(),
        label=entry.text("label"),
        en=entry.text("en", ""),
        note=entry.text("note", ""),
        kind=entry.choice("kind", Kind) if "kind" in entry else None,
        decimals=entry.integer("decimals") if "decimals" in entry else None,
        lines=read_lines(entry, name),
    )
    if line.lines and line.kind:
        entry.refuse("GR-911", "kind", key=line.key)
    entry.close()
    return line


def _blocks(entry: Entry) -> tuple[Block, ...]:
    columns = read_lines(entry, "columns")
    heading = entry.text("heading", "")
    if "blocks" in entry:
        known = {column.key: column for column in columns}
        return tuple(read_block(each, known, heading) for each in entry.entries("blocks"))
    return (Block(read_lines(entry, "rows"), columns, entry.text("banner", ""), heading),)


def read_block(entry: Entry, known: Mapping[str, Line], heading: str) -> Block:
    """Return a block. known: the columns that the table describes once for all its blocks."""
    block = Block(
        rows=read_lines(entry, "rows"),
        columns=read_lines(entry, "columns", known) or tuple(known.values()),
        banner=entry.text("banner", ""),
        heading=entry.text("heading", heading),
    )
    entry.close()
    return block


def _distinct(keys: Iterable[str], name: str, entry: Entry) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            entry.refuse("GR-908", f"{name}.{key}", key=key)
        seen.add(key)


def _resolved(relation: Sum, table: Table, entry: Entry) -> Sum:
    lines = side(table.blocks, relation.of)
    known = by_key(lines)
    for term in (*relation.terms[0], *relation.terms[1]):
        if term != EVERY and term not in known:
            entry.refuse(
                "GR-909", f"sums.{relation.code}", code=relation.code, name=term, nearest=nearest(term, known)
            )
    result = resolved(relation, lines)
    if not result.left or not result.right or set(result.left) & set(result.right):
        entry.refuse("GR-910", f"sums.{relation.code}", code=relation.code)
    return result
