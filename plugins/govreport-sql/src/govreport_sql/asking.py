"""Asking the database: read-only, values bound, one query one row or one table of the form."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL, Row
from sqlalchemy.exc import SQLAlchemyError

from govreport import Locator, SourceError
from govreport_sql.plan import Plan

ROW = "row"
READ_ONLY = {"postgresql": "SET TRANSACTION READ ONLY", "mysql": "SET SESSION TRANSACTION READ ONLY",
             "mariadb": "SET SESSION TRANSACTION READ ONLY", "sqlite": "PRAGMA query_only = ON"}  # fmt: skip


def ask(plan: Plan, at: Locator) -> dict[str, object]:
    """Return dotted key → value for every query. Raises SourceError (SQL-005 … SQL-008)."""
    with _connection(plan.url, at) as connection:
        return {key: _answer(connection, key, query, plan, at) for key, query in plan.queries.items()}


@contextmanager
def _connection(url: URL, at: Locator) -> Iterator[Connection]:
    if url.get_backend_name() not in READ_ONLY:
        raise SourceError.of("SQL-008", at, database=url.get_backend_name(), known=sorted(READ_ONLY))
    try:
        engine = create_engine(url)
        connection = engine.connect()
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise SourceError.of("SQL-005", at, reason=_said(error)) from error
    try:
        connection.execute(text(READ_ONLY[url.get_backend_name()]))
        yield connection
    finally:
        connection.rollback()
        connection.close()
        engine.dispose()


def _answer(connection: Connection, key: str, query: str, plan: Plan, at: Locator) -> object:
    statement = text(query)
    wanted = statement.compile().params
    unknown = sorted(name for name in wanted if name not in plan.parameters)
    if unknown:
        raise SourceError.of("SQL-006", at, key=key, reason=", ".join(f":{name}" for name in unknown))
    try:
        rows = connection.execute(statement, {name: plan.parameters[name] for name in wanted}).all()
    except SQLAlchemyError as error:
        raise SourceError.of("SQL-006", at, key=key, reason=_said(error)) from error
    return _value(key, rows, at)


def _value(key: str, rows: Sequence[Row[tuple[object, ...]]], at: Locator) -> object:
    if rows and ROW in rows[0]._mapping:
        named = {str(row._mapping[ROW]): {name: value for name, value in row._mapping.items() if name != ROW}
                 for row in rows}  # fmt: skip
        return {name: _cells(f"{key}.{name}", cells, at) for name, cells in named.items()}
    if len(rows) != 1:
        raise SourceError.of("SQL-007", at, key=key, found=len(rows))
    cells = _cells(key, dict(rows[0]._mapping), at)
    return next(iter(cells.values())) if len(cells) == 1 else cells


def _cells(key: str, cells: dict[str, object], at: Locator) -> dict[str, object]:
    for name, value in cells.items():
        if value is None:
            raise SourceError.of("SQL-006", at, key=f"{key}.{name}", reason="NULL")
    return {
        name: Decimal(str(value)) if isinstance(value, float) else _whole(value)
        for name, value in cells.items()
    }


def _whole(value: object) -> object:
    """Return a number as the data file would write it: the sum of integers is a decimal in many databases."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _said(error: BaseException) -> str:
    """Return the first line of what the driver says, without the query's own text."""
    return f"{type(error).__name__}: {str(error).splitlines()[0]}"
