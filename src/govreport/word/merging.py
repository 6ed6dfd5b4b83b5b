"""Bring along what included documents and values need: pictures and links."""

import posixpath

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word.included import prefixed_ids
from govreport.word.package import (
    TYPES_PART,
    Package,
    Relationship,
    add_content_types,
    add_relationships,
    relationships_part,
)
from govreport.word.state import Rendering

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


def merge(package: Package, main: str, xml: str, rendering: Rendering) -> dict[str, bytes]:
    """Return member → content of everything that rendering adds to or changes in *package*, beside the text.

    Raises TemplateError (GR-545).
    """
    changed: dict[str, bytes] = dict(rendering.media)
    types: dict[str, str] = {}
    added = {part: list(each) for part, each in rendering.added.items()}
    added.setdefault(main, []).extend(_carried(xml, rendering, changed, types))
    for part, relationships in added.items():
        if relationships:
            member = relationships_part(part)
            changed[member] = add_relationships(package.members.get(member), part, relationships)
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
