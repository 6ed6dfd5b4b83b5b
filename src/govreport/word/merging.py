"""Bring along what included documents and values need: pictures, links, styles, lists."""

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word import names
from govreport.word.compiled import CompiledFile
from govreport.word.included import prefixed_ids
from govreport.word.names import w
from govreport.word.package import (
    TYPES_PART,
    Package,
    Relationship,
    add_content_types,
    add_relationships,
    relationships_part,
)
from govreport.word.parsing import parse
from govreport.word.shapes import Remembered, take_apart
from govreport.word.state import Rendering

_STYLE_USE = re.compile(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/>')
_CARRIED = (
    "image",
    "hyperlink",
    "chart",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
)
_MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


def merge(
    package: Package, main: str, xml: str, rendering: Rendering, stock: Iterable[CompiledFile]
) -> dict[str, bytes]:
    """Return member → content of everything that rendering adds to or changes in *package*, beside the text.

    stock: files whose styles may be borrowed, nearest first. Raises TemplateError (GR-545).
    """
    changed: dict[str, bytes] = dict(rendering.media)
    types: dict[str, str] = {}
    added = {part: list(each) for part, each in rendering.added.items()}
    added.setdefault(main, []).extend(_carried(xml, rendering, changed, types))
    for part, relationships in added.items():
        if relationships:
            member = relationships_part(part)
            changed[member] = add_relationships(package.members.get(member), part, relationships)
    if (styles := _styles(package, main, xml, stock)) is not None:
        changed[styles[0]] = styles[1]
    if rendering.media or types:
        extensions = {name.rpartition(".")[2] for name in rendering.media}
        defaults = {extension: _MEDIA_TYPES[extension] for extension in extensions}
        changed[TYPES_PART] = add_content_types(package.members[TYPES_PART], defaults, types)
    return changed


def _carried(
    xml: str, rendering: Rendering, changed: dict[str, bytes], types: dict[str, str]
) -> list[Relationship]:
    """Return the relationships of included files that the output uses; put down their parts."""
    files = {file.key: file for file in rendering.used if file.keyed}
    found: list[Relationship] = []
    if not files:
        return found
    for key, id_ in prefixed_ids(xml):
        file = files.get(key)
        if file is None:
            continue
        origin = file.package.main_part or ""
        relationship = file.package.relationships(origin).get(id_)
        kind = relationship.kind.rsplit("/", 1)[-1] if relationship else "?"
        if relationship is None or kind not in _CARRIED:
            raise TemplateError.of("GR-545", Locator(file=file.file), id=id_, kind=kind)
        target = relationship.target
        if not relationship.external:
            folder, name = posixpath.split(target)
            target = posixpath.join(folder, f"{key}_{name}")
            changed[target] = file.package.members[relationship.target]
            types[target] = file.package.content_type(relationship.target)
        found.append(Relationship(f"{key}_{id_}", relationship.kind, target, relationship.external))
    return found


def _styles(package: Package, main: str, xml: str, stock: Iterable[CompiledFile]) -> tuple[str, bytes] | None:
    """Return the styles part with what the text uses and the template lacks, None when it has all."""
    member = _part(package, main, "styles")
    if member is None:
        return None
    known = set(_style_ids(package.members[member]))
    missing = [style for style in _styles_used(xml) if style not in known]
    if not missing:
        return None
    root = parse(package.members[member], package.file, member)
    before = len(root)
    for file in stock:
        missing = _borrow(root, file.package, missing, known)
    if len(root) == before:
        return None
    return member, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_OF_TABLES: Remembered[tuple[str, ...]] = Remembered()


def _styles_used(xml: str) -> list[str]:
    """Return the styles that *xml* uses, each once; those of a known table from memory."""
    apart = take_apart(xml)
    if apart is None:
        return list(dict.fromkeys(_STYLE_USE.findall(xml)))
    used: dict[str, None] = {}
    for text in apart.around:
        used.update(dict.fromkeys(_STYLE_USE.findall(text)))
    for table in apart.tables:
        if table.key not in _OF_TABLES:
            _OF_TABLES.learn(table.key, tuple(dict.fromkeys(_STYLE_USE.findall(table.markup))))
        used.update(dict.fromkeys(_OF_TABLES.get(table.key, ())))
    return list(used)


def _borrow(root: etree._Element, package: Package, missing: list[str], known: set[str]) -> list[str]:
    """Copy the styles *missing* from *package* with their bases; return what is still missing."""
    member = _part(package, package.main_part or "", "styles")
    if member is None:
        return missing
    offered = {
        style.get(w("styleId"), ""): style
        for style in parse(package.members[member], package.file, member).iter(w("style"))
    }
    queue = [style for style in missing if style in offered]
    while queue:
        id_ = queue.pop(0)
        if id_ in known or id_ not in offered:
            continue
        style = offered[id_]
        for name in ("link", "numPr"):
            for node in list(style.iter(w(name))):
                parent = node.getparent()
                if parent is not None:
                    parent.remove(node)
        style.attrib.pop(w("default"), "")
        root.append(style)
        known.add(id_)
        queue += [node.get(w("val"), "") for name in ("basedOn", "next") for node in style.iter(w(name))]
    return [style for style in missing if style not in known]


@lru_cache(maxsize=64)
def _style_ids(styles: bytes) -> frozenset[str]:
    return frozenset(re.findall(r'<w:style [^>]*w:styleId="([^"]+)"', styles.decode("utf-8", "replace")))


def _part(package: Package, main: str, kind: str) -> str | None:
    for each in package.relationships(main).values():
        if each.kind == f"{names.R}/{kind}" and each.target in package.members:
            return each.target
    return None
