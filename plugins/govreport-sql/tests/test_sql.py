"""Figures from a database: SQLite here, and a real PostgreSQL server where one can be started."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from govreport import SourceError, load
from govreport.testing.conformance import *  # noqa: F403 - the suite consists of test functions
from postgres import NoPostgresError, server

PASSWORD = "a secret / with @ signs"
VARIABLE = "GOVREPORT_TEST_PASSWORD"
TABLES = (
    "create table applications (year integer, kind text, result text)",
    "create table permits (year integer, fee numeric(12, 2))",
    "insert into applications values (2023, 'person', 'granted'), (2023, 'person', 'granted')",
    "insert into applications values (2023, 'company', 'granted'), (2022, 'person', 'granted')",
    "insert into permits values (2023, 7.25), (2023, 5.25), (2022, 1)",
)
COLUMNS = """
  sum(case when kind = 'person' then 1 else 0 end) as natural_person,
  sum(case when kind = 'company' then 1 else 0 end) as business,
  0 as research, 0 as public_welfare, 0 as legal_service, 0 as other
  from applications where year = :year"""
DATA = """\
year = 2023
[organ]
name = "示例市示例局"
level = "department"
[overview]
text = "本年度收到申请 {{ requests.new_received.total }} 件，监督保障有力。"
[proactive]
unlisted = 0
[requests]
unlisted = 0
[disputes]
unlisted = 0
[improvement]
text = "公开内容还不够丰富，下一步充实公开内容。"
[other]
text = "本年度未收取信息处理费。"
"""
QUERIES = {
    "requests.new_received": f"select {COLUMNS}",
    "requests": f"select result as row, {COLUMNS} group by result",
    "proactive.permits.decisions": "select count(*) from permits where year = :year",
    "proactive.fees.amount": "select sum(fee) from permits where year = :year",
}


def sql_file(folder: Path, url: str, queries: dict[str, str] = QUERIES, more: str = "") -> Path:
    file = folder / "report.sqlreport"
    lines = "".join(f'"{key}" = """{query}"""\n' for key, query in queries.items())
    file.write_text(f'{DATA}\n[sql]\nurl = "{url}"\n{more}\n[sql.queries]\n{lines}', encoding="utf-8")
    return file


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    database = sqlite3.connect(tmp_path / "agency.db")
    for statement in TABLES:
        database.execute(statement)
    database.commit()
    database.close()
    return f"sqlite:///{(tmp_path / 'agency.db').as_posix()}"


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    try:
        with server(PASSWORD) as port:
            url = f"postgresql+pg8000://reporter@127.0.0.1:{port}/postgres"
            engine = create_engine(
                url.replace("reporter@", "reporter:a%20secret%20%2F%20with%20%40%20signs@")
            )
            with engine.begin() as connection:
                for statement in TABLES:
                    connection.execute(text(statement))
            engine.dispose()
            yield url
    except NoPostgresError as why:
        pytest.skip(str(why))


def loaded(govreport, file):
    report = load(file, plugins=govreport.plugins)
    assert [each for each in report.findings if each.code.startswith("GR-")] == []
    return report


def check_figures(report) -> None:
    values = report.values
    assert values["requests"]["new_received"]["natural_person"] == 2
    assert values["requests"]["new_received"]["total"] == 3
    assert values["requests"]["granted"]["business"] == 1
    assert values["proactive"]["permits"]["decisions"] == 2
    assert values["proactive"]["fees"]["amount"] == Decimal("12.5")


def test_figures_of_sqlite_stand_in_the_report(govreport, sqlite, tmp_path):
    report = loaded(govreport, sql_file(tmp_path, sqlite))
    check_figures(report)
    assert "收到申请 3 件" in govreport.render(report).text


def test_figures_of_postgresql_stand_in_the_report(govreport, postgresql, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    check_figures(loaded(govreport, sql_file(tmp_path, postgresql, more=f'password = "env:{VARIABLE}"')))


def test_postgresql_is_asked_read_only_even_by_a_query_that_writes(
    govreport, postgresql, tmp_path, monkeypatch
):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    writing = {
        "proactive.permits.decisions": "with gone as (delete from permits returning 1) select 1 from gone"
    }
    file = sql_file(tmp_path, postgresql, writing, f'password = "env:{VARIABLE}"')
    with pytest.raises(SourceError, match="SQL-006"):
        load(file, plugins=govreport.plugins)
    check_figures(loaded(govreport, sql_file(tmp_path, postgresql, more=f'password = "env:{VARIABLE}"')))


def test_a_wrong_password_says_that_the_database_cannot_be_reached(
    govreport, postgresql, tmp_path, monkeypatch
):
    monkeypatch.setenv(VARIABLE, "wrong")
    with pytest.raises(SourceError, match="SQL-005"):
        load(sql_file(tmp_path, postgresql, more=f'password = "env:{VARIABLE}"'), plugins=govreport.plugins)


def test_values_are_bound_and_never_part_of_the_statement(govreport, sqlite, tmp_path):
    query = {"proactive.permits.decisions": "select count(*) from applications where kind = :kind"}
    more = "parameters = { kind = \"x' or '1'='1\" }"
    report = loaded(govreport, sql_file(tmp_path, sqlite, query, more))
    assert report.values["proactive"]["permits"]["decisions"] == 0


@pytest.mark.parametrize(
    ("key", "query", "code"),
    [
        ("proactive.permits.decisions", "delete from permits", "SQL-004"),
        ("proactive.permits.decisions", "select 1; delete from permits", "SQL-004"),
        ("proactive.permits.decisions", "select nothing from permits", "SQL-006"),
        ("proactive.permits.decisions", "select sum(fee) from permits where year = 1999", "SQL-006"),
        ("proactive.permits.decisions", "select count(*) from permits where year = :yaer", "SQL-006"),
        ("proactive.permits.decisions", "select fee from permits", "SQL-007"),
    ],
)
def test_a_query_that_gives_no_figure_is_refused_with_its_key(govreport, sqlite, tmp_path, key, query, code):
    with pytest.raises(SourceError, match=code) as caught:
        load(sql_file(tmp_path, sqlite, {key: query}), plugins=govreport.plugins)
    finding = caught.value.findings[0]
    assert key in str(finding.args["key"])
    assert finding.at.file is not None
    assert finding.at.line is not None


@pytest.mark.parametrize("url", ["postgresql+pg8000://me:secret@127.0.0.1/x", "sqlite:///x.db"])
def test_a_password_in_the_file_is_refused_and_not_shown(govreport, tmp_path, url):
    more = 'password = "secret"' if "sqlite" in url else ""
    with pytest.raises(SourceError, match="SQL-003") as caught:
        load(sql_file(tmp_path, url, more=more), plugins=govreport.plugins)
    assert "secret" not in str(caught.value)


def test_a_database_that_nobody_can_make_read_only_is_refused(govreport, tmp_path):
    with pytest.raises(SourceError, match="SQL-008"):
        load(sql_file(tmp_path, "oracle://127.0.0.1/x"), plugins=govreport.plugins)


def test_an_unknown_key_of_the_table_is_named(govreport, sqlite, tmp_path):
    with pytest.raises(SourceError, match=r"SQL-002.*passwort"):
        load(sql_file(tmp_path, sqlite, more='passwort = "x"'), plugins=govreport.plugins)


def test_a_mistake_in_what_a_query_returns_is_found_at_the_query(govreport, sqlite, tmp_path):
    report = load(
        sql_file(tmp_path, sqlite, {"requests.granted": "select 1 as natural_persn, 2 as x"}),
        plugins=govreport.plugins,
    )
    assert {each.at.place for each in report.findings} == {"SQL requests.granted"}
