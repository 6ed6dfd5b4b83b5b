"""`govreport init`: a data file to fill in, with every row of the form and a schema for editors."""

import json
import tomllib
from pathlib import Path

import pytest

from govreport import Plugins

EDITIONS = sorted(Plugins.discover().editions)


def written(run, *args: str) -> dict[str, object]:
    answer = run("init", *args)
    assert answer.exit_code == 0, answer.stderr
    return tomllib.loads(Path("report.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_that_is_not_computed_stands_there(run, folder, edition):
    data = written(run, "--edition", edition)
    for section, table in Plugins.discover().editions[edition].tables.items():
        computed = {each.computes for each in table.sums if each.of == "rows"}
        assert set(data[section]) == set(table.rows) - computed


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_fresh_file_is_read_and_only_lacks_what_has_to_be_filled_in(run, folder, edition):
    written(run, "--edition", edition, "--organ", "示例市示例局", "--year", "2023")
    answer = run("check", "report.toml", "--format", "json")
    errors = [each for each in json.loads(answer.stdout)["findings"] if each["severity"] == "error"]
    assert {each["path"] for each in errors} == {"overview.text", "improvement.text", "other.text"}


@pytest.mark.parametrize(
    ("organ", "level"),
    [("示例市示例街道办事处", "township"), ("示例县水利局", "department"), ("示例市", "other")],
)
def test_the_level_is_filled_in_where_the_name_tells_it(run, folder, organ, level):
    assert written(run, "--organ", organ)["organ"]["level"] == level


def test_the_first_line_names_the_schema_beside_it(run, folder):
    written(run, "--edition", "2021")
    first = Path("report.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "#:schema ./govreport-2021.schema.json"
    assert json.loads(Path("govreport-2021.schema.json").read_text(encoding="utf-8"))["type"] == "object"


def test_an_existing_file_is_not_overwritten(run, data):
    before = data.read_bytes()
    answer = run("init")
    assert (answer.exit_code, "GR-809" in answer.stderr) == (6, True)
    assert data.read_bytes() == before


@pytest.mark.parametrize(
    ("year", "edition"), [("2019", "2019"), ("2020", "2019"), ("2021", "2021"), ("2024", "2021")]
)
def test_the_year_chooses_the_edition(run, folder, year, edition):
    assert written(run, "--year", year)["edition"] == edition


@pytest.mark.parametrize("organ", ['带"引号"的局', "反斜杠\\局", "换\n行局"])
def test_any_name_of_an_organ_stays_what_it_is(run, folder, organ):
    assert written(run, "--organ", organ)["organ"]["name"] == organ


def test_rows_are_explained_in_the_words_of_the_form(run, folder):
    written(run, "--edition", "2021")
    text = Path("report.toml").read_text(encoding="utf-8")
    for line in Plugins.discover().editions["2021"].tables["requests"].rows.values():
        assert f"{line.label}{line.note}" in text


def test_facts_that_an_edition_asks_for_are_ready_to_be_filled_in(run, folder):
    written(run, "--edition", "2021")
    text = Path("report.toml").read_text(encoding="utf-8")
    filled = tomllib.loads(text.replace("# information_fee", "information_fee"))
    assert filled["other"]["information_fee"] == {"notices": 0, "billed": 0, "received": 0}
