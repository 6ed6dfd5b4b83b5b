"""Tables of a PDF over several pages: rows that a page break divides, numbers too long for their cell."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from importing_kit import EDITIONS, PLUGINS, expanded_texts, figures, missing, table_of, wrong

from govreport.importing.documents.content import Document, Grid, GridCell, Place, plain
from govreport.importing.documents.pdf_tables import read_table
from govreport.importing.reading import recognise

EDITION = EDITIONS[1]
CELLS = figures(EDITION, 3, blanks=False)
DIVIDED = "5.属于三类内部事务信息"
LONG = ("natural_person", "total")
CELLS |= {key: "11398889" if key[2] in LONG else "0" for key in CELLS if key[1] == "denied_internal_affairs"}


def pages(divide, *, header=False):
    """Return table three on two pages. divide: the text of a cell of the divided row → its two parts."""
    rows = expanded_texts(table_of(EDITION, "requests", CELLS))
    cut = next(at for at, row in enumerate(rows) if DIVIDED in row)
    parts = [divide(text, column) for column, text in enumerate(rows[cut])]
    upper = [*rows[:cut], [part[0] for part in parts]]
    lower = [*(rows[:3] if header else []), [part[1] for part in parts], *rows[cut + 1 :]]
    return [grid(upper, 1), grid(lower, 2)]


def grid(rows, page):
    """Return rows as a PDF gives them: what goes on from above is blank on a new page."""
    done = []
    for down, row in enumerate(rows):
        line = [
            GridCell(
                text, Place(page, page, down + 1, at + 1), at, continued=at < 2 and _goes_on(rows, down, at)
            )
            for at, text in enumerate(row)
        ]
        done.append(tuple(line))
    return Grid(tuple(done), place=Place(page, page))


def _goes_on(rows, down, at):
    return down > 0 and rows[down - 1][at] == rows[down][at] != ""


def read(grids):
    title = plain("三、收到和处理政府信息公开申请情况", Place(page=1))
    return recognise(Document("report.pdf", "pdf", (title, *grids)), PLUGINS)


def asked():
    return {key: value for key, value in CELLS.items() if key[0] == "requests"}


def _label_divided(text, column):
    return (text[:6], text[6:]) if text == DIVIDED else (text, "")


def _figures_below(text, column):
    return ("", text) if column > 2 else (text, "")


def _numbers_divided(text, column):
    return (text[:4], text[4:]) if column > 2 else (text, "")


@pytest.mark.parametrize("header", [False, True], ids=["", "header repeated"])
@pytest.mark.parametrize("divide", [_label_divided, _figures_below, _numbers_divided])
def test_a_row_on_two_pages_is_put_together(divide, header):
    found = read(pages(divide, header=header))
    assert wrong(found, CELLS) == {}
    assert missing(found, asked()) == set()


def test_a_row_on_two_pages_whose_columns_differ_is_left_out_and_named():
    upper, lower = pages(_numbers_divided)
    first, *others = lower.rows
    lower = replace(lower, rows=(first[1:], *others))
    found = read([upper, lower])
    assert wrong(found, CELLS) == {}
    assert missing(found, asked()) == {key for key in asked() if key[1] == "denied_internal_affairs"}
    assert [each.at.path for each in found.findings if each.code == "RB-064"] == [
        "requests.denied_internal_affairs"
    ]


def test_a_whole_row_at_the_end_of_a_page_stays_as_it_is():
    rows = expanded_texts(table_of(EDITION, "requests", CELLS))
    found = read([grid(rows[:9], 1), grid(rows[9:], 2)])
    assert (wrong(found, CELLS), missing(found, asked())) == ({}, set())


def char(text, left, top):
    return {"text": text, "x0": left, "x1": left + 5, "top": top, "bottom": top + 10, "height": 10}


def printed(lines, *, width):
    """Return what is read of one cell of this width, whose lines begin 5 points from its edge."""
    box = (0.0, 0.0, float(width), 100.0)
    chars = [
        char(text, 5 + 5 * at, 10 + 12 * down)
        for down, line in enumerate(lines)
        for at, text in enumerate(line)
    ]
    table = SimpleNamespace(cells=[box], bbox=box)
    return read_table(table, chars, Place(1, 1)).rows[0][0].text


def test_a_number_that_fills_its_line_goes_on_in_the_next():
    assert printed(["1139", "8889"], width=32) == "11398889"


def test_a_number_that_does_not_fill_its_line_ends_there():
    assert printed(["12", "3"], width=60) == "12\n3"


def test_words_are_never_joined_to_a_number():
    assert printed(["1139", "（元）"], width=32) == "1139\n（元）"
