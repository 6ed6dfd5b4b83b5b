"""The gate: only a sane .docx package comes in; everything else is named and refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from govreport.errors import TemplateError
from govreport.findings import Locator, Words
from govreport.word import names
from govreport.word.foreign import foreign_kind, other_package
from govreport.word.package import Package, Relationship

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold. Sizes in bytes; ratio: unpacked to packed, for members over 1 MB."""

    file: int = 64 * MEGABYTE
    unpacked: int = 256 * MEGABYTE
    xml: int = 48 * MEGABYTE
    members: int = 2000
    ratio: int = 200


LIMITS = Limits()


def open_package(content: bytes, file: str, limits: Limits = LIMITS) -> Package:
    """Return the package that *content* holds. Raises TemplateError, GR-501 to GR-512, GR-519."""
    package = unpack(content, file, limits)
    for fault in faults_of(package):
        raise fault
    return package


def unpack(content: bytes, file: str, limits: Limits = LIMITS) -> Package:
    """Return the package without asking whether it may serve as a template.

    A document to be read may link to pictures outside or hold macros. Raises TemplateError, GR-501 to GR-510.
    """
    at = Locator(file=file)
    if not content:
        raise TemplateError.of("GR-501", at)
    if (kind := foreign_kind(content)) is not None:
        raise TemplateError.of("GR-502", at, kind=kind)
    if len(content) > limits.file:
        raise TemplateError.of("GR-504", at, what=_size(len(content)), limit=_size(limits.file))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _entries(archive, at, limits)
            members = {entry.filename: _member(archive, entry, at) for entry in entries}
    except zipfile.BadZipFile as error:
        raise TemplateError.of("GR-503", at, size=len(content)) from error
    return Package(file, members)


def _entries(archive: zipfile.ZipFile, at: Locator, limits: Limits) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.members:
        many = Words(f"{len(entries)} 个部件", f"{len(entries)} members")
        raise TemplateError.of(
            "GR-504", at, what=many, limit=Words(f"{limits.members} 个", f"{limits.members}")
        )
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise TemplateError.of("GR-502", at, kind=Words("加密的压缩包", "an encrypted archive"))
        if not _sane(entry.filename):
            raise TemplateError.of("GR-506", at, member=entry.filename[:80])
        if entry.filename.lower() in seen:
            raise TemplateError.of("GR-507", at, member=entry.filename)
        seen.add(entry.filename.lower())
        _measure(entry, at, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise TemplateError.of("GR-504", at, what=_size(total), limit=_size(limits.unpacked))
    return entries


def _sane(name: str) -> bool:
    path = PurePosixPath(name)
    odd = any(ord(sign) < 32 for sign in name) or "\\" in name or ":" in name
    return bool(name) and not odd and not path.is_absolute() and ".." not in path.parts


def _measure(entry: zipfile.ZipInfo, at: Locator, limits: Limits) -> None:
    if entry.filename.endswith((".xml", ".rels")) and entry.file_size > limits.xml:
        raise TemplateError.of("GR-504", at, what=_size(entry.file_size), limit=_size(limits.xml))
    if entry.file_size > MEGABYTE and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        times = entry.file_size // max(entry.compress_size, 1)
        raise TemplateError.of("GR-505", at, member=entry.filename, ratio=times, limit=limits.ratio)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, at: Locator) -> bytes:
    """Read one member, never more than it announced."""
    try:
        with archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise TemplateError.of("GR-508", at, member=entry.filename) from error
    if len(content) != entry.file_size:
        raise TemplateError.of("GR-508", at, member=entry.filename)
    if entry.filename.endswith((".xml", ".rels")):
        _check_prologue(content, entry.filename, at)
    return content


def _check_prologue(content: bytes, member: str, at: Locator) -> None:
    """Refuse a DTD and any encoding but UTF-8 and UTF-16 (ECMA-376 part 2, 8.1.3)."""
    # UTF-16 puts a zero beside each ASCII sign: without them both encodings are searched at once.
    plain = content.replace(b"\0", b"") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise TemplateError.of("GR-509", at, member=member)
    head = plain[:200].split(b"?>")[0].lower()
    if b"encoding=" in head:
        encoding = head.split(b"encoding=")[1].strip()[1:].split(head.split(b"encoding=")[1].strip()[:1])[0]
        if encoding not in {b"utf-8", b"utf-16", b"utf8", b"us-ascii", b"ascii"}:
            named = encoding.decode("ascii", "replace").upper()
            raise TemplateError.of("GR-510", at, member=member, encoding=named)


def faults_of(package: Package) -> Iterator[TemplateError]:
    """Yield why a package that is sane as a zip is still no ordinary Word document, the gravest first."""
    at = Locator(file=package.file)
    members = frozenset(package.members)
    main = package.main_part
    if main is None or main not in package.members:
        kind = other_package(members)
        yield TemplateError.of("GR-511", at) if kind is None else TemplateError.of("GR-502", at, kind=kind)
        return
    content_type = package.content_type(main)
    macros = "macroEnabled" in content_type
    if macros or any(name.lower().endswith("vbaproject.bin") for name in members):
        yield TemplateError.of("GR-512", at)
    if names.STRICT.encode() in package.members[main][:4000]:
        yield TemplateError.of("GR-519", at)
    if not macros and content_type not in {names.MAIN, names.MAIN_OF_TEMPLATE}:
        yield TemplateError.of("GR-511", at)
    yield from _relationship_faults(package, at)


def _relationship_faults(package: Package, at: Locator) -> Iterator[TemplateError]:
    for part in package.parts_with_relationships():
        for each in package.relationships(part).values():
            if each.external:
                kind = each.kind.rsplit("/", 1)[-1]
                remote = "://" in each.target or each.target.startswith("\\\\")
                if kind != "hyperlink" and (remote or kind != "attachedTemplate"):
                    yield TemplateError.of("GR-514", at, part=part, target=each.target[:80], kind=kind)
            elif each.target not in package.members and not _is_nothing(each):
                yield TemplateError.of("GR-515", at, part=part, target=each.target, id=each.id)


def _is_nothing(relationship: Relationship) -> bool:
    """Tell whether Word itself wrote that there is no target: `NULL`, or a place in the same text."""
    kind = relationship.kind.rsplit("/", 1)[-1]
    return kind == "hyperlink" or relationship.target.rpartition("/")[2].upper() == "NULL"


def _size(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"
