"""Which packages are installed, as far as the names of their folders tell.

importlib.metadata knows more, and takes as long to import as all that is asked here takes ten times.
"""

import os
import sys
from collections.abc import Iterator

_SUFFIXES = (".dist-info", ".egg-info")


def metadata_folders() -> Iterator[tuple[str, int]]:
    """Yield path and time of change of every package's metadata, and of every archive, on the import path.

    A package that is installed, upgraded, removed or installed anew changes what this yields.
    """
    for place in dict.fromkeys(sys.path):
        try:
            with os.scandir(place or os.curdir) as entries:
                found = sorted(
                    (entry.path, entry.stat().st_mtime_ns)
                    for entry in entries
                    if entry.name.endswith(_SUFFIXES)
                )
        except NotADirectoryError:
            yield place, os.stat(place).st_mtime_ns
        except OSError:
            continue  # importing passes it over, too
        else:
            yield from found


def folder_of(package: str) -> str:
    """Return the path of a package's metadata, its version in it; "" when there is none."""
    start = f"{package.replace('-', '_')}-".lower()
    return next(
        (path for path, _ in metadata_folders() if os.path.basename(path).lower().startswith(start)), ""
    )
