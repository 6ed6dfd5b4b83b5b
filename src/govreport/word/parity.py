"""The same template and values, filled by docxtpl itself and by this engine: what differs.

Where namespaces are declared and in which order attributes stand does not matter; every element,
attribute and text does. Headers, footers and notes count as much as the document.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from govreport.model import Report
from govreport.word.package import Package
from govreport.word.rendering import fill
from govreport.word.templates import TemplateSet

_COMPARED = ("document", "header", "footer", "footnotes", "endnotes")
Node = tuple[str, tuple[tuple[str, str], ...], str, str]


def differences(template: Path, context: Mapping[str, object], report: Report) -> Iterator[str]:
    """Yield one line for each part that differs: its name, the element, what docxtpl has, what we have.

    report: fills the properties, which are not compared. Raises TemplateError when we refuse the template.
    """
    ours, _ = fill(context, TemplateSet((), report.edition, template), report)
    theirs = by_docxtpl(template.read_bytes(), context)
    left, right = dict(compared_parts(theirs)), dict(compared_parts(ours))
    for name in sorted({*left, *right}):
        a, b = left.get(name, []), right.get(name, [])
        at = next((at for at, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), None)
        if at is None and len(a) != len(b):
            at = min(len(a), len(b))
        if at is not None:
            yield f"{name}: element {at}: docxtpl {_shown(a, at)}, govreport {_shown(b, at)}"


def by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    """Return what docxtpl, as it comes but with its escaping on, makes of a template."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def compared_parts(content: bytes) -> Iterator[tuple[str, list[Node]]]:
    """Yield member name → elements in order of the parts that templates fill."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = Package("", {name: archive.read(name) for name in archive.namelist()})
    for name, member in package.members.items():
        stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        if name.startswith("word/") and name.endswith(".xml") and stem in _COMPARED:
            yield name, [_node(node) for node in etree.fromstring(member).iter(etree.Element)]


def _node(node: etree._Element) -> Node:
    return (
        str(node.tag),
        tuple(sorted((str(key), str(value)) for key, value in node.attrib.items())),
        (node.text or "") if node.tag.endswith("}t") else (node.text or "").strip(),
        (node.tail or "").strip(),
    )


def _shown(nodes: list[Node], at: int) -> str:
    if at >= len(nodes):
        return "ends here"
    tag, attributes, text, _ = nodes[at]
    said = " ".join(f"{key.rpartition('}')[2]}={value}" for key, value in attributes)
    return f"<{tag.rpartition('}')[2]} {said}>{text[:40]}".replace(" >", ">")


def listing(text: str) -> object:
    """Return docxtpl's Listing of *text*."""
    from docxtpl import Listing

    found: object = Listing(text)
    return found


def rich_text(text: str, look: Mapping[str, object]) -> object:
    """Return docxtpl's RichText of *text*. look: bold, color, font, size …"""
    from docxtpl import RichText

    found: object = RichText(text, **look)
    return found
