"""All tables of the form in one document: rows go in, cells with confidence and place come out."""

from collections.abc import Iterable

from govreport.form.edition import Edition
from govreport.form.table import Layout, Table
from govreport.importing.documents.content import GridCell, Trust
from govreport.importing.recognise.across import assign_across
from govreport.importing.recognise.belief import Seen
from govreport.importing.recognise.columns import Assigned, Header, assign, doubled, fold, picked
from govreport.importing.recognise.divided import divided_rows
from govreport.importing.recognise.figures import looks_like_figure, zeros
from govreport.importing.recognise.harvest import Harvest
from govreport.importing.recognise.labels import Hit, Kind, Labels
from govreport.importing.recognise.normal import normal
from govreport.importing.recognise.rows import Row


class Tables:
    """Reads the tables row by row. current: id of the table that the last label belonged to."""

    def __init__(self, edition: Edition, labels: Labels, editions: Iterable[Edition]) -> None:
        self.edition = edition
        self.divided = divided_rows(edition, editions)
        self.labels = labels
        self.harvest = Harvest(edition)
        self.headers: dict[str, Header] = {}
        self.current = ""
        self.last_grid: int | None = None
        self.side_by_side = False

    def read(self, rows: Iterable[Row]) -> Harvest:
        """Read all rows; return what was found."""
        for row in rows:
            self.take(row)
            self.last_grid = row.grid
        return self.harvest

    def take(self, row: Row) -> None:
        """Read one row."""
        cells = [cell for cell in row.cells if not cell.continued]
        hits = {id(cell): self._hits(cell) for cell in row.cells}
        if banner := next(
            (hit for cell in cells for hit in hits[id(cell)] if hit.label.kind is Kind.BANNER), None
        ):
            self._banner(banner, row)
            cells = [cell for cell in cells if not _of_kind(hits[id(cell)], Kind.BANNER)]
            if not any(cell.text.strip() for cell in cells):
                return
        found = self._data_label(row, hits)
        if found is not None:
            self._data(row, *found)
        elif any(hits[id(cell)] for cell in cells):
            self._header(row, cells, hits)
        else:
            self._unlabelled(row, cells)

    def _hits(self, cell: GridCell) -> tuple[Hit, ...]:
        text = cell.text
        return () if looks_like_figure(text) or len(text) > 120 else self.labels.hits(text)

    def _banner(self, hit: Hit, row: Row) -> None:
        row.take()
        self.current = hit.label.table
        self.headers[self.current] = Header()  # a new block has columns of its own

    def _data_label(self, row: Row, hits: dict[int, tuple[Hit, ...]]) -> tuple[Hit, list[GridCell]] | None:
        """Return the label of a row and the cells behind it; None when the row is no row of figures."""
        label: Hit | None = None
        at = 0
        numeral = ""
        for number, cell in enumerate(row.cells):
            hit = self._row_hit(hits[id(cell)]) or (
                self._row_hit(self.labels.hits(numeral + cell.text)) if numeral else None
            )
            if hit is not None and not _of_kind(hits[id(cell)], Kind.BANNER):
                label, at, numeral = hit, number + 1, ""
            elif _is_numeral(cell.text):
                numeral = cell.text
            elif not (cell.continued or (label is None and not cell.text.strip()) or (
                label is None and _of_kind(hits[id(cell)], Kind.BANNER)
            )):  # fmt: skip
                break
        values = list(row.cells[at:])
        if label is None or any(_is_header(hits[id(cell)], label.label.layout) for cell in values):
            return None
        return label, values

    def _row_hit(self, hits: tuple[Hit, ...]) -> Hit | None:
        """Return the row that a text names; of several tables, the one being read."""
        rows = [hit for hit in hits if hit.label.kind is Kind.ROW]
        if not rows or (not self._certain(rows) and any(hit.label.kind is Kind.COLUMN for hit in hits)):
            return None
        return max(rows, key=lambda hit: (hit.label.table == self.current, hit.score))

    def _certain(self, rows: list[Hit]) -> bool:
        """Tell whether a word that is a column too (其他, 总计) is met below a header in use."""
        return any(
            hit.label.table == self.current and self.headers.get(self.current, Header()).cells for hit in rows
        )

    def _data(self, row: Row, hit: Hit, values: list[GridCell]) -> None:
        table = self.edition.tables[hit.label.table]
        seen = [cell for cell in values if cell.text.strip() and looks_like_figure(cell.text)]
        if table.layout is Layout.ACROSS and not seen:
            self._header(row, list(row.cells), {id(cell): self._hits(cell) for cell in row.cells})
            return
        row.take()
        self._enter(table.id)
        if not values or (not hit.label.leaf and not any(cell.text.strip() for cell in values)):
            if hit.label.leaf and row.trust is not Trust.ROWS:
                self.harvest.refuse(table.id, hit.label.key, "RB-021", row, [])
            return
        if not hit.label.leaf:
            self._heading_with_figures(table, hit.label.key, row, values)
            return
        self._leaf(table, hit, row, values)

    def _heading_with_figures(self, table: Table, key: str, row: Row, values: list[GridCell]) -> None:
        """Take in figures beside a heading that another edition prints as one row (（六）其他处理)."""
        below = next(iter(self.divided.get((table.id, key), ())), "")
        count = len(table.columns(below)) if below else 0
        header = self.headers[table.id]
        if not below or len(values) != count or not assign(table, below, values, row, header, self.labels):
            self.harvest.lost(table, row, values)
        else:
            self.harvest.group(table.id, key, row, values)

    def _leaf(self, table: Table, hit: Hit, row: Row, values: list[GridCell]) -> None:
        key = hit.label.key
        if row.broken:
            self.harvest.refuse(table.id, key, "RB-064", row, values)
            return
        header = self.headers[table.id]
        self.side_by_side = self.side_by_side or doubled(table, header)
        count = len(table.columns(key))
        if len(values) != count:
            values = self._other_count(table, key, row, values, count)
            if not values:
                return
        assigned = assign(table, key, values, row, header, self.labels)
        header.used = True
        if assigned is None:
            self.harvest.refuse(table.id, key, "RB-022", row, values)
            return
        self.harvest.row(Seen(table, key, row, hit.score), assigned)

    def _other_count(
        self, table: Table, key: str, row: Row, values: list[GridCell], count: int
    ) -> list[GridCell]:
        """Judge a row that has not as many cells as the form; [] when it was refused."""
        words = [cell for cell in values if cell.text.strip()]
        header = self.headers[table.id]
        header.used = True
        if folded := fold(table, key, values, row, header):
            return folded
        if chosen := picked(table, key, values, row, header, self.labels):
            return chosen
        if len(words) == 1 and count > 1 and zeros(words[0].text, count):
            place = words[0].place
            return [GridCell("0", place, column) for column in range(count)]
        surplus = values[count:]
        if surplus and row.measured and not any(cell.text.strip() for cell in surplus):
            row.confirm = not row.addressed
            return values[:count]
        merged = len(values) == 1 and values[0].width > 1
        self.harvest.refuse(table.id, key, "RB-026" if merged else "RB-021", row, values)
        return []

    def _header(self, row: Row, cells: list[GridCell], hits: dict[int, tuple[Hit, ...]]) -> None:
        """Take in a row of column labels."""
        tables = [hit.label.table for cell in cells for hit in hits.get(id(cell), ())]
        # A word such as 其他 may belong to several tables: most words of the row decide.
        best = max(dict.fromkeys(tables), key=lambda table: (tables.count(table), table == self.current))
        if row.grid is None and row.trust is Trust.LINES and not self._plausible(cells, best):
            return
        header = self._enter(best)
        if header.used:
            header = self.headers[best] = header.next()
        row.take()
        kinds = (Kind.ROW, Kind.COLUMN) if self._layout(best) is Layout.ACROSS else (Kind.COLUMN,)
        found: list[tuple[GridCell, Hit | None]] = []
        for cell in cells:
            own = [hit for hit in hits.get(id(cell), ()) if hit.label.table == best]
            hit = next((each for kind in kinds for each in own if each.label.kind is kind), None)
            if hit is not None or not (own or looks_like_figure(cell.text) or len(cell.text) > 20):
                found.append((cell, hit))
        header.add(row, found)

    def _plausible(self, cells: list[GridCell], table: str) -> bool:
        """Tell whether words outside of a grid are a header, and not a heading of the text."""
        return len(cells) > 1 or table == self.current or self._layout(table) is not Layout.STACKED

    def _unlabelled(self, row: Row, cells: list[GridCell]) -> None:
        """Judge a row without any label: figures of a table whose rows stand across, or lost ones."""
        words = [cell for cell in cells if cell.text.strip()]
        if not self.current or (not words and not self._awaited(row)):
            return
        figures = [cell for cell in words if looks_like_figure(cell.text)]
        table = self.edition.tables[self.current]
        header = self.headers.get(self.current, Header())
        if len(figures) == len(words):
            self._bare_figures(table, header, row, cells)
        elif len(words) > 1 and len(words[1:]) == len(figures) and not looks_like_figure(words[0].text):
            if row.grid is not None and header.cells and row.grid in {self.last_grid, _grid_of(header)}:
                row.take()
                self.harvest.unknown_row(table, words[0], words[1:])
        elif row.grid is not None and len(words) > 1 and header.cells and not figures and not header.used:
            header.add(row, [(cell, None) for cell in words])
        elif row.grid is not None and len(words) > 1 and not figures:
            header.unknown = True

    def _awaited(self, row: Row) -> bool:
        """Tell whether a row of blank cells is the line of figures of a table whose rows stand across."""
        table = self.edition.tables[self.current]
        header = self.headers.get(self.current, Header())
        count = sum(1 for _ in table.cells())
        across = table.layout is Layout.ACROSS and row.grid is not None
        fresh = bool(header.cells) and not header.used and not header.unknown
        wide = len(row.cells) > count and any(row.as_wide_as(each.row) for each in header.cells)
        return across and fresh and (len(row.cells) == count or wide)

    def _bare_figures(self, table: Table, header: Header, row: Row, cells: list[GridCell]) -> None:
        if table.layout is Layout.ACROSS and header.cells:
            row.take()
            placed = None if header.used else assign_across(table, cells, row, header)
            seen: list[tuple[Seen, Assigned]] = []
            for key in dict.fromkeys(place[0] for place in placed or ()):
                own = {place[1]: cell for place, cell in (placed or {}).items() if place[0] == key}
                seen.append((Seen(table, key, row, 1.0), Assigned(own)))
            header.used = header.used or bool(seen)
            if not seen or not self.harvest.together(seen):
                header.unknown = True
                self.harvest.lost(table, row, cells)
        elif any(char.isdigit() for cell in cells for char in cell.text) and len(cells) > 1 and header.cells:
            row.take()
            self.harvest.lost(table, row, cells)

    def _enter(self, table: str) -> Header:
        self.current = table
        return self.headers.setdefault(table, Header())

    def _layout(self, table: str) -> Layout:
        return self.edition.tables[table].layout


def _of_kind(hits: tuple[Hit, ...], kind: Kind) -> bool:
    return any(hit.label.kind is kind for hit in hits)


def _is_header(hits: tuple[Hit, ...], layout: Layout) -> bool:
    """Tell whether a cell behind the label of a row is a label above figures."""
    if layout is Layout.ACROSS:
        return bool(hits)
    return bool(hits) and not any(hit.label.kind is Kind.ROW and hit.label.leaf for hit in hits)


def _is_numeral(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and len(bare) <= 5 and normal(bare + "某").numeral is not None


def _grid_of(header: Header) -> int | None:
    return header.cells[-1].row.grid if header.cells else None


def read_tables(
    edition: Edition, labels: Labels, rows: Iterable[Row], editions: Iterable[Edition]
) -> tuple[Harvest, bool]:
    """Return what the tables of a document say, and whether two reports stand side by side in it."""
    tables = Tables(edition, labels, editions)
    harvest = tables.read(rows)
    return harvest, tables.side_by_side
