"""Which packages are installed, as far as the names of their folders tell.

importlib.metadata knows more, and takes as long to import as all that is asked here takes ten times.
"""

import os
import sys
from collections.abc import Iterator

_SUFFIXES = (".dist-info", ".egg-info")
_IN_EGG = "egg-info"
_TOLD = ("entry_points.txt", "METADATA", "PKG-INFO")
"""Files of a package's metadata that say what it announces, under which name and version."""

State = tuple[str, tuple[int, ...]]
"""A path, and what changes with its content: times, size and number of the file."""


def metadata_folders() -> Iterator[State]:
    """Yield path and state of every package's metadata, and of every archive, on the import path.

    A package that is installed, upgraded, removed or installed anew changes what this yields; so does
    whatever writes its entry points in place, which leaves the folder as old as it was.
    """
    for path, archive in _found():
        yield path, _state(path) if archive else _told(path)


def _found() -> Iterator[tuple[str, bool]]:
    """Yield (path, whether it is an archive)."""
    for place in dict.fromkeys(sys.path):
        try:
            with os.scandir(place or os.curdir) as entries:
                found = sorted(entry.path for entry in entries if _is_metadata(place, entry.name))
        except NotADirectoryError:
            yield place, True
        except OSError:
            continue  # importing passes it over, too
        else:
            yield from ((path, False) for path in found)


def _is_metadata(place: str, name: str) -> bool:
    low = name.lower()
    return low.endswith(_SUFFIXES) or (low == _IN_EGG and place.lower().endswith(".egg"))


def _told(path: str) -> tuple[int, ...]:
    """Return the state of what a package tells; of one that announces nothing, that alone."""
    points, *others = (os.path.join(path, name) for name in _TOLD)
    announced = _state(points)
    return announced and (*announced, *(part for other in others for part in _state(other)))


def _state(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def folder_of(package: str) -> str:
    """Return the path of a package's metadata, its version in it; "" when there is none."""
    start = f"{package.replace('-', '_')}-".lower()
    return next((path for path, _ in _found() if os.path.basename(path).lower().startswith(start)), "")
