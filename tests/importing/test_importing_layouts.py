"""Published layouts are read back: every cell where the layout keeps it, and never a wrong one."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from importing_faults import ADDING, DIFFERENT, LOSING
from importing_kit import EDITIONS, figures, missing, read, table_of, wrong
from importing_layouts import LAYOUTS

from govreport.errors import SourceError

FILLING_UP = {
    "markdown",
    "markdown merged cells left blank",
    "html merged cells left blank",
    "html merged cells repeated",
}
"""Layouts that fill up what is lost with blank or repeated cells: no reader can tell."""
seeds = st.integers(0, 10**9)
quick = settings(max_examples=3, deadline=None)
thorough = settings(max_examples=40, deadline=None)


def read_layout(layout, edition, cells):
    tables = {section: table_of(edition, section, cells) for section in edition.tables}
    return read(*layout.write(edition, tables))


def check_layout(layout, edition, cells):
    imported = read_layout(layout, edition, cells)
    assert imported.edition.id == edition.id
    assert wrong(imported, cells) == {}
    if layout.full:
        assert missing(imported, cells) == set()


def check_fault(layout, edition, faults, seed):
    random, cells = Random(seed), figures(edition, seed)
    tables = {section: table_of(edition, section, cells) for section in edition.tables}
    name = random.choice(sorted(faults))
    faults[name](tables[random.choice(sorted(tables))], random)
    try:
        file = layout.write(edition, tables)
    except (IndexError, StopIteration):
        reject()  # the layout has to do with a row that is gone
    with suppress(SourceError):
        assert wrong(read(*file), cells) == {}, name


def test_there_are_at_least_twenty_five_layouts():
    assert len({layout.name for layout in LAYOUTS}) >= 25


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@quick
@given(seed=seeds)
def test_a_layout_is_read_without_a_wrong_cell(layout, edition, seed):
    check_layout(layout, edition, figures(edition, seed))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@settings(quick, max_examples=6)
@given(edition=st.sampled_from(EDITIONS), seed=seeds)
def test_a_fault_of_a_layout_never_makes_a_wrong_cell(layout, edition, seed):
    faults = LOSING | (ADDING if layout.full else {})
    if layout.name in FILLING_UP:
        faults = {"a label is misspelt": LOSING["a label is misspelt"]}
    check_fault(layout, edition, faults, seed)


@settings(quick, max_examples=10)
@given(layout=st.sampled_from([layout for layout in LAYOUTS if layout.full]), seed=seeds)
def test_a_row_that_stands_twice_with_other_figures_is_not_read(layout, seed):
    edition = EDITIONS[1]
    cells = figures(edition, seed, blanks=False)
    tables = {section: table_of(edition, section, cells) for section in edition.tables}
    random = Random(seed)
    DIFFERENT["a row stands twice with other figures"](tables["requests"], random)
    imported = read(*layout.write(edition, tables))
    twice = [each.at.path for each in imported.findings if each.code == "RB-027"]
    assert wrong(imported, cells) == {}
    assert all(not any(".".join(key).startswith(path + ".") for key in imported.cells) for path in twice)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@thorough
@given(seed=seeds)
def test_a_layout_is_read_without_a_wrong_cell_many_times(layout, edition, seed):
    check_layout(layout, edition, figures(edition, seed))


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@settings(thorough, max_examples=60)
@given(edition=st.sampled_from(EDITIONS), seed=seeds)
def test_a_fault_of_a_layout_never_makes_a_wrong_cell_many_times(layout, edition, seed):
    faults = LOSING | (ADDING if layout.full else {})
    if layout.name in FILLING_UP:
        faults = {"a label is misspelt": LOSING["a label is misspelt"]}
    check_fault(layout, edition, faults, seed)
