"""Which figure of a row belongs to which column: by the labels above, never by counting alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govreport.form.table import Block, Layout, Line, Table
from govreport.importing.documents.content import GridCell
from govreport.importing.recognise.labels import Hit, Kind, Labels
from govreport.importing.recognise.normal import normal
from govreport.importing.recognise.rows import Row


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell above the figures. row: number of its row within the header."""

    cell: GridCell
    hit: Hit | None
    row: Row
    number: int


@dataclass(slots=True)
class Header:
    """The header that is in force. used: figures were read below it. before: the last header of the same
    table that was understood. unknown: rows that were not understood (words that are no labels, figures
    without a place) stand below it. first: no other header of the table came before.
    """

    cells: list[HeaderCell] = field(default_factory=list)
    rows: int = 0
    used: bool = False
    unknown: bool = False
    understood: bool = False
    before: "Header | None" = None
    first: bool = True

    def next(self) -> "Header":
        """Return an empty header that follows this one."""
        return Header(before=self if self.understood else self.before, first=False)

    def add(self, row: Row, found: Iterable[tuple[GridCell, Hit | None]]) -> None:
        """Take in another row of the header."""
        self.cells += [HeaderCell(cell, hit, row, self.rows) for cell, hit in found]
        self.rows += 1


@dataclass(frozen=True, slots=True)
class Assigned:
    """column key → cell and how certain its column is.

    confirm: the columns are only the likely ones; a sum of the form has to confirm them.
    """

    cells: dict[str, tuple[GridCell, float]]
    confirm: bool = False


def assign(
    table: Table, row_key: str, values: list[GridCell], row: Row, header: Header, labels: Labels
) -> Assigned | None:
    """Return the columns of *values* (as many as the row has), None when the header does not tell them."""
    if found := _assign(table, row_key, values, row, header, labels):
        moved = any(row.moved_below(each.row) for each in header.cells)
        header.understood = header.understood or not (found.confirm or moved)
        return replace(found, confirm=True) if moved else found
    before = header.before
    bare = row.grid is None and header.first and not header.cells
    if bare and table.layout is Layout.MATRIX and all_zeros(values):
        # Lines of a text from which the header was cut off: whatever the columns are, each has 0.
        keys = [column.key for column in table.columns(row_key)]
        return Assigned({key: (cell, 0.9) for key, cell in zip(keys, values, strict=True)})
    if before is None or not _agree(header, before):
        return None
    # A header of other words over rows of the same table: the columns are likely those of before.
    found = _assign(table, row_key, values, row, before, labels)
    return replace(found, confirm=True) if found else None


def _assign(
    table: Table, row_key: str, values: list[GridCell], row: Row, header: Header, labels: Labels
) -> Assigned | None:
    block = table.blocks_by_row[row_key]
    keys = [column.key for column in table.columns(row_key)]
    # Some labels alone are worth nothing: where one cell of a header is lost, all others have moved.
    placed = _by_place(table.id, keys, values, row, header, labels)
    # A lost heading over several columns moves the labels below it: these may stand in no other order.
    moved = list(placed) != keys and any(line.lines for line in block.columns)
    if len(placed) == len(keys) and not moved:
        return Assigned({key: (cell, 1.0) for key, cell in placed.items()})
    if any(covers_several(cell, row, header) for cell in values):
        return None
    if (score := _in_order(block, keys, header)) is not None:
        cells = {key: (cell, score) for key, cell in zip(keys, values, strict=True)}
        more = row.measured and _has_more_columns(header, keys)
        return Assigned(cells, confirm=header.unknown or more)
    return None


def _has_more_columns(header: Header, keys: list[str]) -> bool:
    """Tell whether a column that the form does not have (行次) stands among those of the form."""
    found = {each.hit.label.key for each in header.cells if each.hit and each.hit.label.leaf}
    return found.issuperset(keys) and any(
        each.hit is None and each.cell.text.strip() for each in header.cells
    )


def all_zeros(values: list[GridCell]) -> bool:
    """Tell whether every cell is a plain 0."""
    return all(cell.text.strip() == "0" and not cell.continued for cell in values)


def _agree(header: Header, before: Header) -> bool:
    """Tell whether the columns that *header* names follow each other as in *before*."""
    order = iter([each.hit.label.key for each in before.cells if each.hit])
    return all(any(key == each.hit.label.key for key in order) for each in header.cells if each.hit)


def fold(table: Table, row_key: str, values: list[GridCell], row: Row, header: Header) -> list[GridCell]:
    """Return one cell a column where merged cells are repeated, in the header and below it alike; else []."""
    keys = [column.key for column in table.columns(row_key)]
    found: dict[str, GridCell] = {}
    for cell in values:
        above = [
            each.hit.label.key
            for each in header.cells
            if each.hit and len(each.row.cells) == len(row.cells) and each.cell.column == cell.column
            and each.hit.label.leaf and each.hit.label.key in keys
        ]  # fmt: skip
        if not above or found.setdefault(above[-1], cell).text != cell.text:
            return []
    return [found[key] for key in keys] if list(found) == keys else []


def picked(
    table: Table, row_key: str, values: list[GridCell], row: Row, header: Header, labels: Labels
) -> list[GridCell]:
    """Return the cells below the labels of the row's columns, no other figures being there; else [].

    Where spans were lost, the places that a merged cell covered are blank cells. A row that is wider
    or narrower than its header is another matter: there, cells have moved.
    """
    if not any(row.as_wide_as(each.row) for each in header.cells):
        return []
    keys = [column.key for column in table.columns(row_key)]
    placed = _by_place(table.id, keys, values, row, header, labels)
    own = {id(cell) for cell in placed.values()}
    others = [cell for cell in values if id(cell) not in own and cell.text.strip()]
    foreign = [each for each in header.cells if each.hit is None and each.cell.text.strip()]
    if list(placed) != keys or not all(_has_label(cell, row, foreign) for cell in others):
        return []
    return list(placed.values())


def _has_label(cell: GridCell, row: Row, foreign: list[HeaderCell]) -> bool:
    """Tell whether a cell stands below the words of a column that the form does not have (行次, 备注)."""
    return any(each.row.grid == row.grid and _same_columns(each.cell, cell) for each in foreign)


def doubled(table: Table, header: Header) -> bool:
    """Tell whether every column stands twice: two reports side by side."""
    hits = [each.hit.label.key for each in header.cells if each.hit and each.hit.label.leaf]
    keys = {line.key for block in table.blocks for line in block.column_leaves()}
    wide = len(header.cells) > len(keys) + 1
    return wide and bool(hits) and all(hits.count(key) >= 2 for key in keys if key in hits) and (
        keys <= set(hits)
    )  # fmt: skip


def _by_place(
    table: str, keys: list[str], values: list[GridCell], row: Row, header: Header, labels: Labels
) -> dict[str, GridCell]:
    """Return the columns whose label stands exactly above a figure; {} when a column is there twice."""
    if row.grid is None:
        return {}
    above = [each for each in header.cells if each.row.grid == row.grid and not each.cell.continued]
    if not row.measured:
        above = [each for each in above if len(each.row.cells) == len(row.cells)]
    found: dict[str, GridCell] = {}
    for cell in values:
        key = _key_above(table, keys, [each for each in above if _same_columns(each.cell, cell)], labels)
        if key in found:
            return {}
        if key:
            found[key] = cell
    return found


def _key_above(table: str, keys: list[str], above: list[HeaderCell], labels: Labels) -> str:
    for each in reversed(above):
        if each.hit and each.hit.label.leaf and each.hit.label.key in keys:
            return each.hit.label.key
    texts = [each.cell.text for each in above]
    for count in range(2, min(4, len(texts)) + 1):
        hit = labels.best("".join(texts[-count:]), Kind.COLUMN, table)
        if hit and hit.label.leaf and hit.label.key in keys:
            return hit.label.key
    return ""


def covers_several(cell: GridCell, row: Row, header: Header) -> bool:
    """Tell whether *cell* is merged: it takes the places of several columns that the header names."""
    named = {
        each.cell.column
        for each in header.cells
        if each.hit and each.hit.label.leaf and each.hit.label.kind is Kind.COLUMN
        and each.row.grid == row.grid
        and cell.column <= each.cell.column
        and each.cell.column + each.cell.width <= cell.column + cell.width
    }  # fmt: skip
    return row.measured and len(named) > 1


def _same_columns(one: GridCell, other: GridCell) -> bool:
    return (one.column, one.width) == (other.column, other.width)


def _in_order(block: Block, keys: list[str], header: Header) -> float | None:
    """Return how certain it is that the header names the columns in the order of the form."""
    known = [each for each in header.cells if each.hit and each.hit.label.leaf and each.hit.label.key in keys]
    # A label may come again above the next small table of the same columns.
    named = list(dict.fromkeys(each.hit.label.key for each in known if each.hit))
    orders = (keys, [line.key for line in _by_depth(block.columns) if not line.lines])
    if named in orders:
        return min(each.hit.score for each in known if each.hit)
    bare = [each for each in header.cells if _is_leaf_or_unknown(each, keys) and each.cell.text.strip()]
    for order in orders:
        if len(bare) == len(order) and known and all(map(_cut, bare, order, [block] * len(order))):
            return 0.85
    return None


def _is_leaf_or_unknown(each: HeaderCell, keys: list[str]) -> bool:
    return each.hit is None or (each.hit.label.leaf and each.hit.label.key in keys)


def _cut(each: HeaderCell, key: str, block: Block) -> bool:
    """Tell whether a header cell is the label of *key*, or the beginning or the end of it (本年新)."""
    if each.hit:
        return each.hit.label.key == key
    line = next(line for line in block.column_leaves() if line.key == key)
    words, seen = normal(line.label).core, normal(each.cell.text).core
    return len(seen) >= 2 and (words.startswith(seen) or words.endswith(seen))


def _by_depth(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the columns as they are met when a header is read line by line."""
    level = list(lines)
    while level:
        yield from level
        level = [below for line in level for below in line.lines]
