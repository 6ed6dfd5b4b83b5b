"""A .docx package in memory: its members, their content types and relationships."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from govreport.word import names
from govreport.word.escaping import quoteattr
from govreport.word.parsing import parse
from govreport.word.zipping import Member

TYPES_PART = "[Content_Types].xml"


class Relationship(NamedTuple):
    """One relationship of a part. kind: its type's address. target: member name, or address when external."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """The members of a .docx by name. file: as messages give it. Treat as read-only once opened.

    ready: members as they are written, where they are known packed already.
    """

    file: str
    members: dict[str, bytes]
    ready: Mapping[str, Member] = field(default_factory=dict)
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    @property
    def main_part(self) -> str | None:
        """Return the name of the document part, or None."""
        for each in self.relationships("").values():
            if each.kind == names.OFFICE_DOCUMENT and not each.external:
                return each.target
            if each.kind.startswith(names.STRICT) and each.kind.endswith("/officeDocument"):
                return each.target
        return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return id → relationship of *part* ("" for the package itself)."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def parts_with_relationships(self) -> Iterator[str]:
        """Yield the parts that have relationships, the package itself ("") included."""
        for name in self.members:
            folder, _, file = name.rpartition("/")
            if file.endswith(".rels") and (folder == "_rels" or folder.endswith("/_rels")):
                yield posixpath.join(folder.removesuffix("_rels").rstrip("/"), file.removesuffix(".rels"))

    def content_type(self, part: str) -> str:
        """Return the content type of *part*, "" when none is declared."""
        root = parse(self.members.get(TYPES_PART, b"<Types/>"), self.file, TYPES_PART)
        extension = part.rpartition(".")[2].lower()
        default = ""
        for entry in root:
            if entry.get("PartName", "").lower() == f"/{part}".lower():
                return entry.get("ContentType", "")
            if entry.get("Extension", "").lower() == extension:
                default = entry.get("ContentType", "")
        return default

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        member = relationships_part(part)
        if member not in self.members:
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for entry in parse(self.members[member], self.file, member):
            external = entry.get("TargetMode") == "External"
            target = entry.get("Target", "")
            if not external:
                target = unquote(target)
                target = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(target)
            id_ = entry.get("Id", "")
            found[id_] = Relationship(id_, entry.get("Type", ""), target, external)
        return found


def relationships_part(part: str) -> str:
    """Return the name of the member that holds the relationships of *part*."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def add_relationships(rels: bytes | None, part: str, added: list[Relationship]) -> bytes:
    """Return a relationships member with *added* at its end."""
    folder = posixpath.dirname(part) or "."
    entries = "".join(_entry(each, folder) for each in added)
    if rels is None:
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f'{head}<Relationships xmlns="{names.RELATIONSHIPS}">{entries}</Relationships>'.encode()
    return _append(rels, entries, names.RELATIONSHIPS)


def add_content_types(types: bytes, defaults: dict[str, str], overrides: dict[str, str]) -> bytes:
    """Return [Content_Types].xml with *defaults* (extension →) and *overrides* (part →) in it."""
    known, placed = _declared(types)
    entries = "".join(
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
        for extension, kind in sorted(defaults.items())
        if extension not in known
    )
    entries += "".join(
        f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}/>"
        for part, kind in sorted(overrides.items())
        if f"/{part}".lower() not in placed
    )
    return _append(types, entries, names.CONTENT_TYPES) if entries else types


def _entry(each: Relationship, folder: str) -> str:
    target = each.target if each.external else posixpath.relpath(each.target, folder)
    mode = ' TargetMode="External"' if each.external else ""
    id_, kind, target = quoteattr(each.id), quoteattr(each.kind), quoteattr(target)
    return f"<Relationship Id={id_} Type={kind} Target={target}{mode}/>"


@lru_cache(maxsize=16)  # the content types of one template, again with every report
def _declared(types: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """Return the extensions and the parts that have a content type, in small letters."""
    root = parse(types, "", TYPES_PART)
    extensions = frozenset(entry.get("Extension", "").lower() for entry in root)
    return extensions, frozenset(entry.get("PartName", "").lower() for entry in root)


@lru_cache(maxsize=64)  # most reports of a batch add the same to the same template
def _append(xml: bytes, entries: str, namespace: str) -> bytes:
    from lxml import etree

    root = parse(xml, "", TYPES_PART)
    for entry in etree.fromstring(f'<x xmlns="{namespace}">{entries}</x>'):
        root.append(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
