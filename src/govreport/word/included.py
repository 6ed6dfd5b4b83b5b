"""A document that goes into another one: its body alone, with names that cannot clash there."""

import copy
import re
from collections.abc import Iterator

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Locator, Words
from govreport.word import names
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import serialise
from govreport.word.places import paragraphs
from govreport.word.style_ids import mark
from govreport.word.tags import TAG, Tag

# Prefixes that every whole document declares: they need not be repeated in each paragraph.
_DECLARED = (f' xmlns:w="{names.W}"', f' xmlns:r="{names.R}"')
_DROPPED = tuple(
    w(name)
    for name in (
        "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr", "bookmarkStart",
        "bookmarkEnd", "permStart", "permEnd", "lastRenderedPageBreak",
    )
)  # fmt: skip
_NOTES = {
    w("footnoteReference"): Words("脚注", "a footnote"),
    w("endnoteReference"): Words("尾注", "an endnote"),
}
_HEADERS = (w("headerReference"), w("footerReference"))
NUMBERED = "_n"


def as_fragment(root: etree._Element, body: etree._Element, package: Package, key: str) -> str:
    """Return the content of *body* without its last section, ready to stand in another document.

    Relationship ids become `<key>_<id>`, numbering ids `<key>_n<id>`, style ids that say nothing outside
    their file `<key>s_<id>`; all three are resolved in the whole document. Raises
    TemplateError (GR-541) for what cannot be carried over: notes, headers of inner sections.
    """
    for fault in uncarried(body, package.file):
        raise fault
    ignorable = _ignorable(root)
    for node in list(body.iter(*_DROPPED)):
        _remove(node)
    pieces = []
    for child in body:
        if child.tag == w("sectPr"):
            continue
        for node in child.iter(etree.Element):
            _rename(node, key)
            mark(node, package, key)
            _strip(node, ignorable)
        pieces.append(_alone(child))
    return "".join(pieces)


def check_child(body: etree._Element, tags: list[Tag], part: str, file: str) -> None:
    """Refuse what a child that extends another file would lose: words outside its blocks.

    Raises TemplateError: GR-542 words outside the blocks, GR-543 `extends` is not the first tag.
    """
    for fault in child_faults(body, tags, part, file):
        raise fault


def child_faults(body: etree._Element, tags: list[Tag], part: str, file: str) -> Iterator[TemplateError]:
    """Yield all the mistakes that `check_child` raises one of."""
    statements = [tag for tag in tags if tag.kind != "{#"]
    if statements and statements[0].word != "extends":
        first = statements[0]
        yield TemplateError.of("GR-543", first.place.locator(file), tag=first.text)
    depth = 0
    for _, text, place in paragraphs(body, part):
        lost, depth = _outside_blocks(text, depth)
        if lost:
            yield TemplateError.of("GR-542", place.locator(file), words=lost[:24])


def _outside_blocks(text: str, depth: int) -> tuple[str, int]:
    """Return the first words of a paragraph that stand in no block, and how deep in blocks it ends."""
    lost, end = "", 0
    for match in (*TAG.finditer(text), None):
        between = text[end : match.start() if match else len(text)].strip()
        printing = match is not None and match.group().startswith("{{")
        if depth == 0 and (between or (printing and match is not None)):
            lost = lost or between or (match.group() if match else "")
        if match is not None:
            end = match.end()
            depth += _depth(match.group())
    return lost, depth


_OPENING = re.compile(r"\{%-?(?:p|tr|tc|r)?\s+(end)?(block|macro|call|set)\b([^%]*)")


def _depth(tag: str) -> int:
    match = _OPENING.match(tag)
    if match is None or (match.group(2) == "set" and "=" in match.group(3)):
        return 0
    return -1 if match.group(1) else 1


def uncarried(body: etree._Element, file: str) -> Iterator[TemplateError]:
    """Yield what a file cannot bring into another one: GR-541 notes, headers of inner sections."""
    for node in body.iter(*_NOTES):
        yield TemplateError.of("GR-541", Locator(file=file), what=_NOTES[str(node.tag)])
    for child in body.iter(w("pPr")):
        for _ in child.iter(*_HEADERS):
            what = Words("中间一节的页眉页脚", "a header or footer of an inner section")
            yield TemplateError.of("GR-541", Locator(file=file), what=what)


def _ignorable(root: etree._Element) -> frozenset[str]:
    """Return the namespaces that a reader may ignore: identifiers of paragraphs, newer effects."""
    prefixes = root.get(f"{{{names.MC}}}Ignorable", "").split()
    return frozenset(str(root.nsmap[prefix]) for prefix in prefixes if prefix in root.nsmap)


def _rename(node: etree._Element, key: str) -> None:
    for name, value in node.attrib.items():
        if str(name).startswith(f"{{{names.R}}}") and value:
            node.set(name, f"{key}_{value!s}")
    if node.tag == w("numId") and node.get(w("val")) not in {None, "0"}:
        node.set(w("val"), f"{key}{NUMBERED}{node.get(w('val'))}")


def _strip(node: etree._Element, ignorable: frozenset[str]) -> None:
    """Drop what only the other document declares as ignorable: Word refuses it where it is not declared."""
    for name in [name for name in node.attrib if _space(str(name)) in ignorable or "rsid" in str(name)]:
        del node.attrib[name]
    for child in [child for child in node if _space(str(child.tag)) in ignorable]:
        node.remove(child)


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        run = parent if parent.tag == w("r") and len(parent) <= 2 else None
        parent.remove(node)
        if run is not None and all(child.tag == w("rPr") for child in run):
            holder = run.getparent()
            if holder is not None:
                holder.remove(run)


def _alone(child: etree._Element) -> str:
    """Return *child* with only the namespaces that it uses."""
    required = {
        prefix
        for choice in child.iter(f"{{{names.MC}}}Choice")
        for prefix in choice.get("Requires", "").split()
    }
    # A copy has no parent whose declarations would count as its own.
    alone = copy.deepcopy(child)
    etree.cleanup_namespaces(alone, keep_ns_prefixes=sorted(required))
    xml = serialise(alone)
    for declaration in _DECLARED:
        xml = xml.replace(declaration, "")
    return xml


def prefixed_ids(xml: str) -> Iterator[tuple[str, str]]:
    """Yield (key of the file, its own relationship id) of everything that came from another document."""
    seen: set[tuple[str, str]] = set()
    for match in re.finditer(r'"(g[0-9a-f]{12})_([^"]*)"', xml):
        found = (match.group(1), match.group(2))
        if found not in seen:
            seen.add(found)
            yield found
