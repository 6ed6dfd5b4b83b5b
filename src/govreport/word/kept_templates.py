"""Compiled templates between runs: as plain values that marshal can write, and back again.

The key is the content of the file and everything that compiling depends on: the name it is asked for,
the versions of Python, Jinja and docxtpl, and this engine's own source files, by time and size.
"""

import os
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from govreport import kept
from govreport.installed import folder_of
from govreport.word.compiled import CompiledFile, CompiledPart, Spot
from govreport.word.package import Package
from govreport.word.places import Place
from govreport.word.templates import TemplateFile
from govreport.word.zipping import Member, packed

_NEEDED = ("docxtpl", "Jinja2", "MarkupSafe", "lxml")


def read_kept(file: TemplateFile, name: str) -> CompiledFile | None:
    """Return *file* as it was compiled under *name* in an earlier run, or None."""
    value = kept.read(_key(file, name))
    try:
        return None if value is None else _file(value)
    except (TypeError, ValueError, LookupError, AttributeError, zlib.error):
        return None  # written by something else under the same name


def keep(file: TemplateFile, name: str, compiled: CompiledFile) -> None:
    """Keep *compiled* for later runs, where there is a folder for it."""
    kept.write(_key(file, name), _plain(compiled))


def _key(file: TemplateFile, name: str) -> str:
    return kept.key("template", file.digest, file.name, name, made_with())


@cache
def made_with() -> str:
    """Return what compiling depends on beside the template."""
    here = Path(__file__).parent
    sources = sorted(
        f"{each.name} {each.stat().st_mtime_ns} {each.stat().st_size}"
        for each in os.scandir(here)
        if each.name.endswith(".py")
    )
    # The names of their folders hold the versions.
    return "\n".join([*sources, *(f"{name} {folder_of(name)}" for name in _NEEDED)])


def _plain(each: CompiledFile) -> tuple[object, ...]:
    members = {name: _plain_member(packed(name, content)) for name, content in each.package.members.items()}
    parts = tuple(map(_plain_part, each.parts))
    flags = (each.extends, each.keyed, each.drawn)
    return each.name, each.file, each.key, _plain_part(each.main), members, parts, flags


def _plain_member(member: Member) -> tuple[object, ...]:
    return member.name, member.data, member.size, member.crc, member.method


def _plain_part(part: CompiledPart) -> tuple[object, ...]:
    spots = {
        line: (spot.text, spot.place.part, spot.place.paragraph, spot.place.cells, spot.place.words)
        for line, spot in part.spots.items()
    }
    return part.part, part.code, spots


def _file(value: Any) -> CompiledFile:
    name, file, key, main, members, parts, (extends, keyed, drawn) = value
    ready = {each: Member(*member) for each, member in members.items()}
    package = Package(file, {each: member.content for each, member in ready.items()}, ready)
    other = tuple(map(_part, parts))
    return CompiledFile(name, file, key, _part(main), package, extends, other, keyed, drawn)


def _part(value: Any) -> CompiledPart:
    part, code, spots = value
    return CompiledPart(
        part, code, {line: Spot(Place(*place), text) for line, (text, *place) in spots.items()}
    )
