"""One report of a file that holds several: `汇总.xlsx#5`, the report in row 5."""

import os
from pathlib import Path

MARK = "#"


def split_member(path: Path) -> tuple[Path, str]:
    """Return the file, and which of its reports is meant: "" for the file as a whole.

    What follows the mark behind a suffix names the report. A file that has the whole name is that file.
    """
    name, mark, member = path.name.rpartition(MARK)
    if (
        not mark or not member or not Path(name).suffix or os.path.exists(path)
    ):  # False, too, for a name too long
        return path, ""
    return path.with_name(name), member


def member_path(path: Path, member: str) -> Path:
    """Return how one report of the file *path* is called."""
    return path.with_name(f"{path.name}{MARK}{member}")
