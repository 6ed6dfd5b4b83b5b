"""Rows of a statistics table: the forms a clerk may write, and what is told of the others."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport.cells import Mark
from govreport.figures import Figures
from govreport.form.table import Table
from govreport.reader import Reader

ReadText = Callable[..., Reader]
Told = Callable[[Reader], list[tuple[str, str, int | None]]]

REST = "fees = 1\npermits = 0\n"
FULL = "received = [1, 2]\ngranted = [1, 0]\ndenied = [0, 2]\n" + REST


def read(read_text: ReadText, table: Table, rows: str) -> tuple[Reader, Figures]:
    reader = read_text(f"[requests]\n{rows}", "requests")
    figures = reader.figures(table)
    reader.unread()
    return reader, figures


@pytest.mark.parametrize(
    "row",
    [
        "[1, 2]",
        "[1, 2, 3]",
        "{ person = 1, business = 2 }",
        "{ business = 2, person = 1, total = 3 }",
    ],
)
def test_a_row_may_be_written_in_each_of_these_forms(
    read_text: ReadText, table: Table, told: Told, row: str
) -> None:
    reader, figures = read(read_text, table, FULL.replace("[1, 2]", row))
    assert figures.row("received") == {"person": 1, "business": 2, "total": 3}
    assert told(reader) == []


def test_totals_left_out_are_computed_and_kept_as_such(read_text: ReadText, table: Table) -> None:
    reader, figures = read(read_text, table, FULL)
    assert figures.row("handled") == {"person": 1, "business": 2, "total": 3}
    assert ("handled", "total") in figures.computed
    assert reader.log.figures == {"requests": figures}
    assert reader.log.values["requests"]["handled"]["business"] == 2


def test_a_total_that_is_given_is_kept_for_the_check(read_text: ReadText, table: Table, told: Told) -> None:
    reader, figures = read(read_text, table, FULL.replace("[1, 2]", "[1, 2, 9]") + "handled = { person = 7 }")
    assert figures["received", "total"] == 9
    assert figures["handled", "person"] == 7
    assert figures["handled", "business"] == 2
    assert told(reader) == []


@pytest.mark.parametrize(("mark", "cell"), [("/", Mark.NOT_APPLICABLE), ("", Mark.BLANK)])
def test_a_mark_stands_for_the_whole_row(read_text: ReadText, table: Table, mark: str, cell: Mark) -> None:
    _, figures = read(read_text, table, FULL.replace("[1, 2]", f'"{mark}"'))
    assert set(figures.row("received").values()) == {cell}


def test_a_single_number_is_a_row_of_one_column_only(read_text: ReadText, table: Table, told: Told) -> None:
    reader, figures = read(read_text, table, FULL.replace("[1, 2]", "3"))
    assert figures["fees", "amount"] == 1
    assert told(reader) == [("GR-116", "requests.received", 2)]


def test_a_missing_row_is_one_finding_with_what_the_form_prints(
    read_text: ReadText, table: Table, told: Told
) -> None:
    reader, figures = read(read_text, table, FULL.replace("denied = [0, 2]\n", ""))
    assert told(reader) == [("GR-112", "requests.denied", 1)]
    assert "（二）不予公开" in str(reader.log.findings[0].args["row"])
    assert figures["denied", "person"] is Mark.BLANK
    assert reader.log.figures == {}


def test_unlisted_fills_what_is_not_listed_but_no_sum(read_text: ReadText, table: Table, told: Told) -> None:
    reader, figures = read(read_text, table, "unlisted = 0\ngranted = { person = 4 }\nreceived = [4, 0]")
    assert figures.row("denied") == {"person": 0, "business": 0, "total": 0}
    assert figures.row("granted") == {"person": 4, "business": 0, "total": 4}
    assert figures.row("handled") == {"person": 4, "business": 0, "total": 4}
    assert told(reader) == []


@pytest.mark.parametrize("value", ["1", '"x"', "true", "[0]"])
def test_unlisted_can_stand_for_nothing_but_zero_or_a_mark(
    read_text: ReadText, table: Table, told: Told, value: str
) -> None:
    reader, _ = read(read_text, table, FULL + f"unlisted = {value}")
    assert told(reader) == [("GR-118", "requests.unlisted", 7)]


@pytest.mark.parametrize(("row", "cells"), [("[]", 0), ("[1]", 1), ("[1, 2, 3, 4]", 4)])
def test_a_row_of_the_wrong_length_is_refused_never_guessed(
    read_text: ReadText, table: Table, told: Told, row: str, cells: int
) -> None:
    reader, _ = read(read_text, table, FULL.replace("[1, 2]", row))
    assert told(reader) == [("GR-111", "requests.received", 2)]
    args = reader.log.findings[0].args
    assert (args["given"], args["should"]) == (cells, "2/3")


def test_cells_that_a_row_by_name_lacks_are_one_finding(
    read_text: ReadText, table: Table, told: Told
) -> None:
    reader, _ = read(read_text, table, FULL.replace("[1, 2]", "{}"))
    assert told(reader) == [("GR-113", "requests.received", 2)]
    assert "business（商业企业）" in str(reader.log.findings[0].args["columns"])


@pytest.mark.parametrize(
    ("name", "code", "nearest"),
    [("busines", "GR-114", "business"), ('"商业企业"', "GR-114", "business"), ("q", "GR-115", "")],
)
def test_an_unknown_column_is_told_with_the_nearest(
    read_text: ReadText, table: Table, name: str, code: str, nearest: str
) -> None:
    reader, _ = read(read_text, table, FULL.replace("[1, 2]", f"{{ person = 1, business = 2, {name} = 3 }}"))
    assert [(each.code, each.args["nearest"]) for each in reader.log.findings] == [(code, nearest)]


@pytest.mark.parametrize(
    ("key", "nearest"), [("recieved", "received"), ('"予以公开"', "granted"), ('"（一）予以公开"', "granted")]
)
def test_an_unknown_row_is_told_with_the_nearest_or_the_one_of_that_label(
    read_text: ReadText, table: Table, key: str, nearest: str
) -> None:
    reader, _ = read(read_text, table, FULL + f"{key} = [1, 2]")
    assert [(each.code, each.args["nearest"]) for each in reader.log.findings] == [("GR-119", nearest)]


def test_a_mistake_in_a_list_is_told_on_its_line_by_its_column(
    read_text: ReadText, table: Table, told: Told
) -> None:
    reader, _ = read(read_text, table, FULL.replace("[1, 2]", '[\n  1,\n  "1,234",\n]'))
    assert told(reader) == [("GR-104", "requests.received.business", 4)]


def test_kinds_and_signs_are_held(read_text: ReadText, table: Table, told: Told) -> None:
    rows = "received = [-1, 2.5]\ngranted = [true, nan]\ndenied = [0, 2]\nfees = -1\npermits = -3"
    reader, figures = read(read_text, table, rows)
    assert [(code, path.removeprefix("requests.")) for code, path, _ in told(reader)] == [
        ("GR-109", "received.person"),
        ("GR-106", "received.business"),
        ("GR-103", "granted.person"),
        ("GR-108", "granted.business"),
        ("GR-109", "fees.amount"),
    ]
    assert figures["permits", "change"] == -3


def test_blank_cells_survive_with_one_warning_a_table(read_text: ReadText, table: Table, told: Told) -> None:
    reader, figures = read(read_text, table, FULL.replace("[1, 2]", '["", ""]').replace("[1, 0]", '["", 0]'))
    assert figures["received", "person"] is Mark.BLANK
    assert [code for code, _, _ in told(reader)] == ["GR-117"]
    assert reader.log.findings[0].args["count"] == 3


def test_a_missing_table_is_one_finding(read_text: ReadText, table: Table, told: Told) -> None:
    reader = read_text("a = 1", "requests")
    reader.figures(table)
    assert told(reader) == [("GR-102", "requests", None)]


CELLS = st.sampled_from(
    ["0", "1", "-1", "2.5", '""', '"/"', '"x"', "true", "[]", "{}", "nan", "1979-05-27", '"1,234"']
)
ROWS = st.one_of(
    CELLS,
    st.lists(CELLS, max_size=4).map(lambda cells: f"[{', '.join(cells)}]"),
    st.dictionaries(st.sampled_from(["person", "business", "total", "x"]), CELLS, max_size=3).map(
        lambda cells: "{" + ", ".join(f"{name} = {cell}" for name, cell in cells.items()) + "}"
    ),
)
NAMES = st.sampled_from(
    ["received", "granted", "denied", "handled", "fees", "permits", "unlisted", "results", "y"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.dictionaries(NAMES, ROWS, max_size=7))
def test_whatever_the_rows_hold_every_cell_has_a_value_and_every_finding_its_words(
    read_text: ReadText, table: Table, told: Told, rows: dict[str, str]
) -> None:
    reader, figures = read(read_text, table, "\n".join(f"{name} = {row}" for name, row in rows.items()))
    assert set(figures) == set(table.cells())
    assert all(path.startswith("requests") and line for _, path, line in told(reader))
