"""What is done already, in a file beside the results: a batch that was stopped goes on where it was.

A row is written only after its result stands on the disk under its name. So a batch may be killed at
any moment: what has a row is done, what has none is done again, and gives the same bytes.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from govreport.errors import OutputError
from govreport.findings import Locator, Words

FILE, CHECKED = ".govreport-batch.sqlite", ".govreport-check.sqlite"
_PLAN = "CREATE TABLE plan (number INTEGER PRIMARY KEY, source TEXT, name TEXT, folded TEXT UNIQUE)"


class State(StrEnum):
    """How one report of a batch ended, worst first."""

    CRASHED = "crashed"
    FAILED = "failed"
    REJECTED = "rejected"
    CHANGED = "changed by hand"
    DONE = "done"


@dataclass(slots=True)
class Row:
    """One report of a batch. name: of its result. status: exit status that it alone would have.

    input, settings, output: digests; also: further files it was made from, path → digest. findings: one
    dict each, as `check --format json` prints them. fresh: whether it was worked on in this run.
    """

    source: str
    name: str
    state: State = State.DONE
    status: int = 0
    input: str = ""
    settings: str = ""
    output: str = ""
    also: dict[str, str] = field(default_factory=dict)
    organ: str = ""
    title: str = ""
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    findings: list[dict[str, object]] = field(default_factory=list)
    fresh: bool = True


_COLUMNS = [each.name for each in fields(Row)]
_TABLE = f"CREATE TABLE IF NOT EXISTS report ({', '.join(_COLUMNS)}, PRIMARY KEY (name))"
_PUT = f"INSERT OR REPLACE INTO report VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our names
# First those whose report is missing and who have most to mend; then who should look again.
_FIRST_TO_CALL = """
    SELECT report.* FROM report JOIN plan USING (name)
    ORDER BY CASE state WHEN 'crashed' THEN 0 WHEN 'failed' THEN 1 WHEN 'rejected' THEN 2
                        WHEN 'changed by hand' THEN 3 ELSE 4 END, errors DESC, warnings DESC, plan.number
"""


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """Say in our words what SQLite refuses. Raises OutputError: BT-020, no room or anything else (GR-656)."""
    try:
        yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise OutputError.of("BT-020", Locator(file=str(folder))) from error
        full = "disk is full" in str(error)
        reason = Words("磁盘已满", "the disk is full") if full else str(error)
        raise OutputError.of("GR-656", Locator(file=str(folder)), reason=reason) from error


class Manifest:
    """The manifest of one folder of results. Held by one batch at a time."""

    def __init__(self, folder: Path, *, check_only: bool = False) -> None:
        """Open it, a damaged one anew. Raises OutputError: another batch runs (BT-020), see `told`."""
        self.file = folder / (CHECKED if check_only else FILE)
        with told(folder):
            try:
                self._open()
            except sqlite3.OperationalError:  # locked, no room, no right: what it holds may be whole
                raise
            except sqlite3.DatabaseError:
                self.close()
                self.file.unlink(missing_ok=True)
                self._open()

    def _open(self) -> None:
        self.base = sqlite3.connect(self.file, timeout=0.2)
        self.base.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.base.execute("PRAGMA temp_store = FILE")
        known = [row[1] for row in self.base.execute("PRAGMA table_info(report)")]
        if known and known != _COLUMNS:  # written by another version
            self.base.execute("DROP TABLE report")
        self.base.execute(_TABLE)
        self.base.execute("DROP TABLE IF EXISTS plan")
        self.base.execute(_PLAN)
        self.base.commit()

    def plan(self, items: Iterable[tuple[int, str, str, str]]) -> list[tuple[str, str, str]]:
        """Note (number, source, name, folded name) of every report.

        Return (name, first source, second source) of those that would have the same name.
        """
        clashes = []
        for item in items:
            number, source, name, folded = item
            values = (number, _bound(source), name, folded)
            cursor = self.base.execute("INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?)", values)
            if cursor.rowcount == 0:
                clashes.append((name, self.source_of(folded) or "", source))
        self.base.commit()
        return clashes

    def source_of(self, folded: str) -> str | None:
        """Return whose result has the folded name *folded* in this batch; None when no result has."""
        found = self.base.execute("SELECT source FROM plan WHERE folded = ?", (folded,)).fetchone()
        return None if found is None else _text(found[0])

    def planned(self) -> Iterator[tuple[int, str, str]]:
        """Yield (number, source, name) of every report in order; memory stays flat."""
        last = 0
        while rows := self.base.execute(
            "SELECT number, source, name FROM plan WHERE number > ? ORDER BY number LIMIT 500", (last,)
        ).fetchall():
            yield from ((number, _text(source), name) for number, source, name in rows)
            last = rows[-1][0]

    def count(self) -> int:
        """Return how many reports are planned."""
        found: tuple[int] = self.base.execute("SELECT count(*) FROM plan").fetchone()
        return found[0]

    def row(self, name: str) -> Row | None:
        """Return what is known of the result *name*."""
        found = self.base.execute("SELECT * FROM report WHERE name = ?", (_bound(name),)).fetchone()
        return None if found is None else _row(found)

    def put(self, row: Row) -> None:
        """Note a report; it counts from the next `commit` on."""
        values = asdict(row)
        values |= {"also": json.dumps(row.also), "findings": json.dumps(row.findings)}
        self.base.execute(_PUT, [_bound(values[name]) for name in _COLUMNS])

    def commit(self) -> None:
        """Make the rows lasting."""
        self.base.commit()

    def rows(self) -> Iterator[Row]:
        """Yield the rows of this batch, those whom to call first in front."""
        for found in self.base.execute(_FIRST_TO_CALL):
            yield _row(found)

    def close(self) -> None:
        """Let go of the file, with all that can still be noted in it."""
        with contextlib.suppress(sqlite3.Error):
            self.base.commit()
        self.base.close()


def _bound(value: object) -> object:
    """Return *value* as SQLite takes it; the name of a file that is no text as bytes."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def _text(value: object) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)


def _row(found: tuple[object, ...]) -> Row:
    values = {
        name: _text(each) if isinstance(each, bytes) else each
        for name, each in zip(_COLUMNS, found, strict=True)
    }
    values |= {"also": json.loads(str(values["also"])), "findings": json.loads(str(values["findings"]))}
    values |= {"state": State(str(values["state"])), "fresh": bool(values["fresh"])}
    return Row(**values)  # type: ignore[arg-type]
