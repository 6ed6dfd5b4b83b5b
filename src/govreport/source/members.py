"""One report of a file that holds several: `汇总.xlsx#5`, the report in row 5."""

import os
from pathlib import Path

MARK = "#"


def split_member(path: Path) -> tuple[Path, str]:
    """Return the file, and which of its reports is meant: "" for the file as a whole.

    What follows the mark behind a suffix names the report. A file that has the whole name is that file.
    """
    name, mark, member = path.name.rpartition(MARK)
    named = mark and member and Path(name).suffix
    # os.path: of a name that is too long it says that there is no such file.
    return (path.with_name(name), member) if named and not os.path.exists(path) else (path, "")


def member_path(path: Path, member: str) -> Path:
    """Return how one report of the file *path* is called."""
    return path.with_name(f"{path.name}{MARK}{member}")
