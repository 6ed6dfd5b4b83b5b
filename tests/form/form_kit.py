"""What the tests of the form share: the two editions, derived ones, and findings without a data file."""

import tomllib
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import govreport_templates
from govreport.arithmetic import broken_relations, complete, sum_finding
from govreport.errors import PluginError
from govreport.findings import Finding, Locator
from govreport.form import table_from
from govreport.form.read import read_editions

EDITIONS = read_editions(govreport_templates.govreport_editions(), {})
REPORT = SimpleNamespace(finding=lambda code, path, **args: Finding(code, Locator(path), args))


def described(folder: Path, text: str):
    """Write *text* as an edition.toml and return the edition that it describes."""
    folder.mkdir(exist_ok=True)
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    return next(edition for id_, edition in read_editions([folder], EDITIONS).items() if id_ not in EDITIONS)


def derived(folder: Path, changes: str, base: str = "2021"):
    return described(folder, f'id = "local"\nbased_on = "{base}"\n{changes}')


def refused(make, *args) -> Finding:
    """Return the one finding with which *make* refuses."""
    try:
        make(*args)
    except PluginError as error:
        (finding,) = error.findings
        return finding
    raise AssertionError("it was accepted")


def small_table(text: str):
    return table_from(tomllib.loads(text), "channels")


def filled(table, value: int = 0) -> dict:
    """Return cells for every place of *table* but the totals, each holding *value*."""
    computed = {each.computes for each in table.sums}
    return {(row, column): value for row, column in table.cells() if not {row, column} & computed}


def findings(table, cells) -> list[Finding]:
    figures = complete(table, cells)
    return [sum_finding(each, figures, REPORT, each.total) for each in broken_relations(figures)]


def places(found) -> list[tuple[str, str]]:
    return [(finding.code, finding.at.path) for finding in found]


def labels(lines) -> list[tuple]:
    """Return nested (key, label with note) as plain values."""
    return [
        (line.key, line.label + line.note, labels(line.lines))
        if line.lines
        else (line.key, line.label + line.note)
        for line in lines
    ]


def cell_texts(grid, row: int) -> list[str]:
    return [cell.text for cell in grid.cells if cell.row == row]


HALF = Decimal("0.5")
