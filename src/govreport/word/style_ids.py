"""Styles by their names: Word gives them new ids when it saves a file, what they are called stays.

An id says only in its own file which style is meant. The ids that included files share with the built-in
templates stay as they are; all others carry their file's key until the whole document is known.
"""

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from govreport.word import look, names
from govreport.word.compiled import CompiledFile
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse
from govreport.word.shapes import Remembered, take_apart

_USE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)("/>)')
_USES = frozenset(map(w, ("pStyle", "rStyle", "tblStyle")))
_MARK = "s_"
_KEYED = re.compile(rf"(g[0-9a-f]{{12}}){_MARK}(.*)", re.DOTALL)

Name = tuple[str, str]
"""Kind and name of a style, as Word compares them."""


def mark(node: etree._Element, package: Package, key: str) -> None:
    """Put *key* before the style id of *node*, unless the built-in templates mean the same by it."""
    id_ = node.get(w("val"), "")
    name = _of(package).get(id_) if node.tag in _USES else None
    if name is not None and name[1] != look.NAMES.get(id_, "").casefold():
        node.set(w("val"), f"{key}{_MARK}{id_}")


def resolve(
    xml: str, package: Package, files: Iterable[CompiledFile]
) -> tuple[str, tuple[str, bytes] | None]:
    """Return *xml* with the ids that *package* has for its styles; its styles part, if something came along.

    files: where styles may come from, nearest first; asked only when one is needed.
    """
    member = _part(package)
    if member is None:
        return xml, None
    known = _of(package)
    asked = [id_ for id_ in _used(xml) if id_ not in known]
    if not asked:
        return xml, None
    merged = _Merged(package, member, tuple(files))
    ids = {id_: merged.id_for(id_) for id_ in asked}
    if any(id_ != meant for id_, meant in ids.items()):
        xml = _USE.sub(lambda use: use[1] + ids.get(use[2], use[2]) + use[3], xml)
    return xml, merged.written()


@dataclass
class _Merged:
    """The styles of a whole document, and what it borrows. root: its styles part, once it changes."""

    package: Package
    member: str
    files: tuple[CompiledFile, ...]
    root: etree._Element | None = None
    ids: dict[Name, str] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = {name: id_ for id_, name in _of(self.package).items()}

    def id_for(self, id_: str) -> str:
        """Return the id of the style that *id_* means; *id_* itself where no file knows it."""
        keyed = _KEYED.fullmatch(id_)
        if keyed is not None:
            origin = next((file for file in self.files if file.key == keyed[1]), None)
            return self._of_file(keyed[2], origin.package, id_) if origin is not None else keyed[2]
        for kind in ("paragraph", "character", "table"):
            if id_ in look.NAMES and (own := self.ids.get((kind, look.NAMES[id_].casefold()))) is not None:
                return own
        for file in self.files:
            name = _of(file.package).get(id_)
            if name is not None and (id_ not in look.NAMES or name[1] == look.NAMES[id_].casefold()):
                return self._of_file(id_, file.package, id_)
        return id_

    def _of_file(self, id_: str, package: Package, free: str) -> str:
        """Return the id for the style *id_* of *package*. free: an id that is certainly not taken."""
        name = _of(package).get(id_)
        if name is None:
            return id_
        if name not in self.ids:
            self.ids[name] = free if id_ in self.ids.values() else id_
            self._borrow(id_, package, free.removesuffix(id_), self.ids[name])
        return self.ids[name]

    def _borrow(self, id_: str, package: Package, prefix: str, new: str) -> None:
        style = copy.deepcopy(_elements(package)[id_])
        style.set(w("styleId"), new)
        style.attrib.pop(w("default"), "")
        for name in ("link", "numPr"):
            for node in list(style.iter(w(name))):
                parent = node.getparent()
                if parent is not None:
                    parent.remove(node)
        for name in ("basedOn", "next"):
            for node in style.iter(w(name)):
                other = node.get(w("val"), "")
                node.set(w("val"), self._of_file(other, package, prefix + other))
        if self.root is None:
            self.root = parse(self.package.members[self.member], self.package.file, self.member)
        self.root.append(style)

    def written(self) -> tuple[str, bytes] | None:
        """Return the member and content of the styles part, None when it is as it was."""
        if self.root is None:
            return None
        return self.member, etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)


_OF_TABLES: Remembered[tuple[str, ...]] = Remembered()


def _used(xml: str) -> list[str]:
    """Return the style ids that *xml* uses, each once; those of a known table from memory."""
    apart = take_apart(xml)
    if apart is None:
        return list(dict.fromkeys(_ids_in(xml)))
    used: dict[str, None] = {}
    for text in apart.around:
        used.update(dict.fromkeys(_ids_in(text)))
    for table in apart.tables:
        if table.key not in _OF_TABLES:
            _OF_TABLES.learn(table.key, tuple(dict.fromkeys(_ids_in(table.markup))))
        used.update(dict.fromkeys(_OF_TABLES.get(table.key, ())))
    return list(used)


def _ids_in(xml: str) -> list[str]:
    return [id_ for _, id_, _ in _USE.findall(xml)]


def _of(package: Package) -> Mapping[str, Name]:
    """Return the styles of *package*: id → kind and name."""
    member = _part(package)
    return _named(package.members[member], package.file, member) if member is not None else {}


def _elements(package: Package) -> dict[str, etree._Element]:
    member = _part(package) or ""
    root = parse(package.members[member], package.file, member)
    return {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}


@lru_cache(maxsize=64)
def _named(content: bytes, file: str, member: str) -> Mapping[str, Name]:
    found: dict[str, Name] = {}
    for style in parse(content, file, member).iter(w("style")):
        name = style.find(w("name"))
        id_ = style.get(w("styleId"), "")
        called = id_ if name is None else name.get(w("val"), id_)
        found[id_] = (style.get(w("type"), "paragraph"), called.casefold())
    return MappingProxyType(found)


def _part(package: Package) -> str | None:
    for each in package.relationships(package.main_part or "").values():
        if each.kind == f"{names.R}/styles" and each.target in package.members:
            return each.target
    return None
