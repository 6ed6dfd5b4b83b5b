"""What is done already, in a file beside the results: a batch that was stopped goes on where it was.

A row is written only after its result stands on the disk under its name. So a batch may be killed at
any moment: what has a row is done, what has none is done again, and gives the same bytes.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from govreport.errors import OutputError
from govreport.findings import Locator

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


class Manifest:
    """The manifest of one folder of results. Held by one batch at a time."""

    def __init__(self, folder: Path, *, check_only: bool = False) -> None:
        """Open it, a damaged one anew. Raises OutputError (BT-020) while another batch runs."""
        self.file = folder / (CHECKED if check_only else FILE)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise OutputError.of("BT-020", Locator(file=str(folder))) from error
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
            cursor = self.base.execute("INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?)", item)
            if cursor.rowcount == 0:
                asked = "SELECT source FROM plan WHERE folded = ?"
                other = self.base.execute(asked, (item[3],)).fetchone()[0]
                clashes.append((item[2], other, item[1]))
        self.base.commit()
        return clashes

    def planned(self) -> Iterator[tuple[int, str, str]]:
        """Yield (number, source, name) of every report in order; memory stays flat."""
        last = 0
        while rows := self.base.execute(
            "SELECT number, source, name FROM plan WHERE number > ? ORDER BY number LIMIT 500", (last,)
        ).fetchall():
            yield from rows
            last = rows[-1][0]

    def count(self) -> int:
        """Return how many reports are planned."""
        found: tuple[int] = self.base.execute("SELECT count(*) FROM plan").fetchone()
        return found[0]

    def row(self, name: str) -> Row | None:
        """Return what is known of the result *name*."""
        found = self.base.execute("SELECT * FROM report WHERE name = ?", (name,)).fetchone()
        return None if found is None else _row(found)

    def put(self, row: Row) -> None:
        """Note a report; it counts from the next `commit` on."""
        values = asdict(row)
        values |= {"also": json.dumps(row.also), "findings": json.dumps(row.findings, ensure_ascii=False)}
        self.base.execute(_PUT, [values[name] for name in _COLUMNS])

    def commit(self) -> None:
        """Make the rows lasting."""
        self.base.commit()

    def rows(self) -> Iterator[Row]:
        """Yield the rows of this batch, those whom to call first in front."""
        for found in self.base.execute(_FIRST_TO_CALL):
            yield _row(found)

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()


def _row(found: tuple[object, ...]) -> Row:
    values = dict(zip(_COLUMNS, found, strict=True))
    values |= {"also": json.loads(str(values["also"])), "findings": json.loads(str(values["findings"]))}
    values |= {"state": State(str(values["state"])), "fresh": bool(values["fresh"])}
    return Row(**values)  # type: ignore[arg-type]
