"""Lists of included documents: their definitions join those of the whole one under new numbers."""

import copy
import re

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word import names
from govreport.word.compiled import CompiledFile
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse
from govreport.word.spans import whole

MARK = re.compile(r'"(g[0-9a-f]{12})_n(\d+)"')
_EMPTY = f'<w:numbering xmlns:w="{names.W}"/>'.encode()


def renumber(
    package: Package, main: str, xml: str, used: list[CompiledFile]
) -> tuple[str, str, bytes] | None:
    """Return (text with final list numbers, numbering part, its content); None when nothing is to do.

    Numbers follow the order in which the lists appear. Raises TemplateError (GR-546).
    """
    if not any(file.keyed for file in used) or MARK.search(xml) is None:
        return None
    member = numbering_part(package, main) or "word/numbering.xml"
    root = parse(package.members.get(member, _EMPTY), package.file, member)
    files = {file.key: file for file in used}
    given: dict[tuple[str, str], str] = {}

    def number(match: re.Match[str]) -> str:
        found = (match.group(1), match.group(2))
        if found[0] not in files:
            return match.group()
        if found not in given:
            given[found] = _adopt(root, files[found[0]], found[1])
        return f'"{given[found]}"'

    text = MARK.sub(number, xml)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text, member, content


def numbering_part(package: Package, main: str) -> str | None:
    """Return the name of the numbering part of *package*, or None."""
    for each in package.relationships(main).values():
        if each.kind == f"{names.R}/numbering" and each.target in package.members:
            return each.target
    return None


def _adopt(root: etree._Element, file: CompiledFile, number: str) -> str:
    """Copy one list with its definition into *root*; return its new number."""
    member = numbering_part(file.package, file.package.main_part or "")
    source = parse(file.package.members[member], file.file, member) if member else None
    entry = None if source is None else _by_id(source, "num", "numId", number)
    abstract_id = None if entry is None else entry.find(w("abstractNumId"))
    if source is None or entry is None or abstract_id is None:
        raise TemplateError.of("GR-546", Locator(file=file.file), number=number)
    abstract = _by_id(source, "abstractNum", "abstractNumId", abstract_id.get(w("val"), ""))
    if abstract is None or next(abstract.iter(w("lvlPicBulletId"), w("numStyleLink")), None) is not None:
        raise TemplateError.of("GR-546", Locator(file=file.file), number=number)
    copied, listed = copy.deepcopy(abstract), copy.deepcopy(entry)
    new_abstract, new_number = _next(root, "abstractNum", "abstractNumId"), _next(root, "num", "numId")
    copied.set(w("abstractNumId"), new_abstract)
    # Word gives lists that share an nsid one definition.
    for node in list(copied.iter(w("nsid"), w("tmpl"))):
        copied.remove(node)
    listed.set(w("numId"), new_number)
    link = listed.find(w("abstractNumId"))
    if link is not None:
        link.set(w("val"), new_abstract)
    place = len(root.findall(w("numPicBullet"))) + len(root.findall(w("abstractNum")))
    root.insert(place, copied)
    root.insert(place + 1 + len(root.findall(w("num"))), listed)
    return new_number


def _by_id(root: etree._Element, tag: str, attribute: str, value: str) -> etree._Element | None:
    return next((node for node in root.findall(w(tag)) if node.get(w(attribute)) == value), None)


def _next(root: etree._Element, tag: str, attribute: str) -> str:
    return str(1 + max((whole(node, 0, w(attribute)) for node in root.findall(w(tag))), default=0))
