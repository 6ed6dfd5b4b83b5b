"""What a clerk is told to change."""

from collections.abc import Iterable, Mapping

from govreport.arithmetic import Place
from govreport.cells import Cell, printed
from govreport.diagnosis.evidence import left_out, transposed
from govreport.diagnosis.moves import Move, Slip
from govreport.diagnosis.system import Broken
from govreport.figures import Figures
from govreport.findings import Repair, Words
from govreport.form.phrases import named_line
from govreport.form.table import Layout, Table

MOST_NAMED = 3
"""Cells that one remedy names; the others stand under the finding."""


def repair(broken: Broken, move: Move, *, certain: bool) -> Repair:
    """Return the repair of one mistake; what is only likely is called so."""
    words = _words(broken, move) if certain else probably(_words(broken, move))
    table = broken.figures.table.id
    values = {place: broken.new_value(place, by) for place, by in move.changes.items()}
    return Repair(words, {".".join((table, *place)): value for place, value in values.items()}, certain)


def forgotten(broken: Broken, candidates: tuple[Move, ...]) -> Repair:
    """Say that one of several rows without figures was left out; which one, the sums cannot tell."""
    values, rows = _whole_row(broken, candidates[0]), len(candidates)
    return Repair(
        Words(
            f"漏填了一行：没有数字的 {rows} 行中，有一行应为 {values}",
            f"a row was left out: one of the {rows} rows without figures should be {values}",
        ),
        certain=False,
    )


def left_blank(figures: Figures, totals: Mapping[Place, Cell]) -> Repair:
    """Return the repair of totals that were left blank: each is the sum that it should say."""
    table = figures.table
    named = [(cell_name(table, place), printed(value)) for place, value in totals.items()]
    if len(totals) == 1:
        ((place, total),) = totals.items()
        words = cell_should_be(figures, place, total)
    else:
        some, more = named[:MOST_NAMED], len(named) > MOST_NAMED
        zh = "、".join(f"{name.zh} {value}" for name, value in some) + "……" * more
        en = ", ".join(f"{name.en} {value}" for name, value in some) + ", …" * more
        words = Words(
            f"{len(named)} 格总计留空，应为：{zh}", f"{len(named)} totals are blank, they should be: {en}"
        )
    return Repair(words, {".".join((table.id, *place)): value for place, value in totals.items()})


def cell_name(table: Table, place: Place) -> Words:
    """Return what the form calls a cell: “商业企业”列 × “（七）总计”行."""
    row, column = named_line(table, "rows", place[0]), named_line(table, "columns", place[1])
    if table.layout is Layout.ACROSS:
        return Words(f"“{row.zh}”的“{column.zh}”", f"{column.en} of {row.en}")
    return Words(f"“{column.zh}”列 × “{row.zh}”行", f"column {column.en} × row {row.en}")


def probably(words: Words) -> Words:
    """Say that *words* are likely, not certain."""
    return Words(f"可能是{words.zh}", f"probably: {words.en}")


def cell_should_be(figures: Figures, place: Place, should: Cell) -> Words:
    """Say what one cell should be, and what it is."""
    name, new, old = cell_name(figures.table, place), printed(should), printed(figures[place])
    return Words(
        f"{name.zh}应为 {new}（现为 {old}）" if old else f"{name.zh}应为 {new}（现为空白）",
        f"{name.en} should be {new}, not {old}" if old else f"{name.en} should be {new}, it is blank",
    )


def rows_exchanged(table: Table, upper: str, lower: str) -> Words:
    """Say that two rows stand in each other's place."""
    row, other = (named_line(table, "rows", each) for each in (upper, lower))
    return Words(f"“{row.zh}”与“{other.zh}”两行互换了位置", f"rows {row.en} and {other.en} changed places")


def row_should_be(table: Table, key: str, cells: Iterable[Cell]) -> Words:
    """Say what the figures of a row should be."""
    row, values = named_line(table, "rows", key), f"[{', '.join(map(printed, cells))}]"
    return Words(f"“{row.zh}”行应为 {values}", f"row {row.en} should be {values}")


def row_left_out(table: Table, key: str) -> Words:
    """Say that a row was not filled in."""
    row = named_line(table, "rows", key)
    return Words(f"漏填了“{row.zh}”行", f"row {row.en} was left out")


def row_off(table: Table, key: str) -> Words:
    """Say that the figures of a row stand one column off."""
    row = named_line(table, "rows", key)
    return Words(f"“{row.zh}”行错开了一列", f"row {row.en} is one column off")


def _words(broken: Broken, move: Move) -> Words:
    figures = broken.figures
    if move.slip is Slip.CELL:
        return _of_cell(broken, move)
    if move.slip in (Slip.SWAPPED_COLUMNS, Slip.SWAPPED_ROWS):
        one, other = (cell_name(figures.table, place) for place in move.changes)
        now = " / ".join(printed(figures[place]) for place in move.changes)
        return Words(
            f"{one.zh}与{other.zh}两数（{now}）互换了位置", f"{one.en} and {other.en} ({now}) changed places"
        )
    if move.slip is Slip.EXCHANGED:
        below = next(place[0] for place in move.changes if place[0] != move.place[0])
        return rows_exchanged(figures.table, move.place[0], below)
    said = row_off if move.slip is Slip.SHIFTED else row_left_out
    words, values = said(figures.table, move.place[0]), _whole_row(broken, move)
    return Words(f"{words.zh}，应为 {values}", f"{words.en}: {values}")


def _of_cell(broken: Broken, move: Move) -> Words:
    table, place = broken.figures.table, move.place
    words = cell_should_be(broken.figures, place, broken.new_value(place, move.changes[place]))
    missing = left_out(broken, move)
    if missing is not None:
        lost = cell_name(table, missing)
        return Words(f"{words.zh}，漏加了{lost.zh}", f"{words.en}: it leaves out {lost.en}")
    if transposed(broken, move):
        return Words(f"{words.zh}，两位数字颠倒了", f"{words.en}: two digits changed places")
    return words


def _whole_row(broken: Broken, move: Move) -> str:
    row = move.place[0]
    places = [(row, column.key) for column in broken.figures.table.columns(row)]
    given = [place for place in places if place in broken.given]
    return "[" + ", ".join(printed(broken.new_value(each, move.changes.get(each, 0))) for each in given) + "]"
