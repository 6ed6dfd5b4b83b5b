"""What a result depends on beside its data file, as one digest: rules, words, editions, templates."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import govreport
from govreport.errors import SourceError
from govreport.source import read_source
from govreport.source.beside import SETTINGS
from govreport.source.members import split_member

if TYPE_CHECKING:
    from govreport.plugins import Plugins

_CODE = (".py", ".toml", ".docx", ".html", ".css", ".typ")


def fingerprint(plugins: "Plugins", template: Path | None, *asked: object) -> str:
    """Return a digest of all that may change a result: code and words of engine and plugins, templates.

    asked: the options of the batch. The content of files counts, not their age.
    """
    digest = hashlib.sha256(repr((asked, sys.version, os.environ.get("SOURCE_DATE_EPOCH"))).encode())
    folders = {Path(govreport.__file__).parent, *plugins.template_folders, *_homes(plugins)}
    folders |= {edition.folder for edition in plugins.editions.values() if edition.folder is not None}
    for place in [*sorted(folders), *([template] if template else [])]:
        for name, content in _files(place):
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """Return a digest of a file's content, "" when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def input_digest(path: Path, plugins: "Plugins") -> str:
    """Return a digest of a data file, or of one of its reports, and of the govreport.toml in force for it."""
    content = _member_digest(path, plugins) if split_member(path)[1] else file_digest(path)
    return hashlib.sha256(f"{content} {_config(path.absolute().parent)}".encode()).hexdigest()


def _member_digest(path: Path, plugins: "Plugins") -> str:
    """What stands in the other rows of a register changes nothing in this one."""
    from govreport.pipeline import inputs_of

    try:
        data = read_source(path, inputs_of(plugins)).data
    except SourceError:
        return ""
    return hashlib.sha256(repr(data).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _config(folder: Path) -> str:
    for each in (folder, *folder.parents):
        if (each / SETTINGS).is_file():
            return file_digest(each / SETTINGS)
    return ""


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
