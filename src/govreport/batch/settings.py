"""What a result depends on beside its data file, as one digest: rules, words, editions, templates."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import govreport
from govreport.installed import folder_of
from govreport.source import read_source
from govreport.source.beside import SETTINGS
from govreport.source.members import split_member

if TYPE_CHECKING:
    from govreport.plugins import Plugins

_LIBRARIES = ("docxtpl", "Jinja2", "lxml", "markdown-it-py", "python-docx")
"""Packages whose next version may make another result of the same template."""
_CODE = (".py", ".toml", ".docx", ".html", ".css", ".typ")


def fingerprint(plugins: "Plugins", template: Path | None, *asked: object) -> str:
    """Return a digest of all that may change a result: code and words of engine and plugins, templates.

    asked: the options of the batch. The content of files counts, not their age.
    """
    versions = [sys.version, *(os.path.basename(folder_of(name)) for name in _LIBRARIES)]
    digest = hashlib.sha256(repr((asked, versions, os.environ.get("SOURCE_DATE_EPOCH"))).encode())
    folders = {Path(govreport.__file__).parent, *plugins.template_folders, *_homes(plugins)}
    folders |= {edition.folder for edition in plugins.editions.values() if edition.folder is not None}
    for place in [*sorted(folders), *([template] if template else [])]:
        for name, content in _files(place):
            digest.update(f"{name} {len(content)}\n".encode("utf-8", "surrogatepass") + content)
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """Return a digest of a file's content, "" when it cannot be read: from a pipe nothing may ever come."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if os.path.isfile(path) else ""
    except OSError:
        return ""


def content_digest(path: Path, plugins: "Plugins") -> str:
    """Return a digest of a file, or of one of the reports in it."""
    return _member_digest(path, plugins) if split_member(path)[1] else file_digest(path)


def input_digest(path: Path, plugins: "Plugins") -> str:
    """Return a digest of a data file, or of one of its reports, and of the govreport.toml in force for it."""
    content = content_digest(path, plugins)
    return hashlib.sha256(f"{content} {_config(path.absolute().parent)}".encode()).hexdigest()


def _member_digest(path: Path, plugins: "Plugins") -> str:
    """What stands in the other rows of a register changes nothing in this one."""
    from govreport.pipeline import inputs_of

    try:
        source = read_source(path, inputs_of(plugins))
        # A cell that shows an error is as absent from the data as an empty one.
        state = repr((source.data, getattr(source, "findings", ())))
    except Exception:  # loading it will say what is wrong, in the words of the report's row
        return ""
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()


def _config(folder: Path) -> str:
    for each in (folder, *folder.parents):
        file = os.path.join(each, SETTINGS)
        with contextlib.suppress(OSError):  # one call a folder: this is asked for every report
            state = os.stat(file)
            return _config_digest(file, state.st_mtime_ns, state.st_size)
    return ""


@lru_cache(maxsize=32)
def _config_digest(file: str, _changed: int, _size: int) -> str:
    return file_digest(Path(file))


def _homes(plugins: "Plugins") -> Iterator[Path]:
    """Yield the folders of the plugins' own packages."""
    for origin in plugins.origins.values():
        module = sys.modules.get(origin.module.partition(":")[0])
        file = getattr(module, "__file__", None)
        if file:
            path = Path(file)
            yield path.parent if path.name == "__init__.py" else path


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield place.name, place.read_bytes()
        return
    for root, folders, names in os.walk(place):
        folders.sort()
        for name in sorted(names):
            if name.endswith(_CODE):
                path = Path(root, name)
                yield path.relative_to(place).as_posix(), path.read_bytes()
