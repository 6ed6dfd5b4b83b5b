"""A template as people read it: paragraphs and table rows in order, styles by name, the page."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from lxml import etree

from govreport.word.gate import open_package
from govreport.word.names import R, w
from govreport.word.package import Package
from govreport.word.parsing import parse
from govreport.word.places import own_text, part_words
from govreport.word.visible import children

# Of a style, what can be seen: type, size, weight, colour; distance, indent, alignment.
_SEEN = (
    "rFonts",
    "sz",
    "b",
    "i",
    "u",
    "color",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "keepNext",
    "snapToGrid",
)
_PAGE = ("pgSz", "pgMar", "docGrid", "cols")


@dataclass(frozen=True, slots=True)
class Outline:
    """One template. digest: of its bytes. text: (place, words) of each paragraph and row.

    looks: name of a style, or of a part of the page, → its properties in one line.
    """

    digest: str
    text: tuple[tuple[str, str], ...]
    looks: Mapping[str, str]

    def plain(self) -> dict[str, object]:
        """Return it as values that JSON can hold."""
        return asdict(self)

    @classmethod
    def of_plain(cls, values: Mapping[str, object]) -> "Outline":
        """Return the outline that `plain` gave. Raises KeyError, TypeError or ValueError for others."""
        text, looks = values["text"], values["looks"]
        if not isinstance(text, list) or not isinstance(looks, dict):
            raise TypeError("text and looks")
        lines = tuple((str(place), str(words)) for place, words in text)
        return cls(str(values["digest"]), lines, {str(name): str(look) for name, look in looks.items()})


def outline(content: bytes, file: str) -> Outline:
    """Return the outline of a template. Raises TemplateError for what is no ordinary .docx."""
    package = open_package(content, file)
    main = package.main_part or ""
    related = package.relationships(main).values()
    beside = [each.target for each in related if each.kind in {f"{R}/header", f"{R}/footer"}]
    text = tuple(line for part in (main, *beside) for line in _lines(_root(package, part), part_words(part)))
    looks = dict(_styles(package, main)) | dict(_page(_root(package, main)))
    return Outline(hashlib.sha256(content).hexdigest(), text, looks)


def _lines(root: etree._Element, part: str) -> Iterator[tuple[str, str]]:
    body = root.find(w("body"))
    number = 0
    tables = 0
    for child in root if body is None else body:
        if child.tag == w("tbl"):
            tables += 1
            for row, element in enumerate(children(child, w("tr")), 1):
                cells = (
                    " ".join(own_text(p) for p in cell.iter(w("p"))) for cell in children(element, w("tc"))
                )
                yield f"{part} 表{tables} 行{row}", " | ".join(" ".join(cell.split()) for cell in cells)
            continue
        for paragraph in child.iter(w("p")):
            number += 1
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            words = " ".join(own_text(paragraph).split())
            if words:
                name = "" if style is None else f"〔{style.get(w('val'), '')}〕"
                yield f"{part} 第{number}段", words + name


def _styles(package: Package, main: str) -> Iterator[tuple[str, str]]:
    for each in package.relationships(main).values():
        if each.kind == f"{R}/styles":
            for style in _root(package, each.target).iter(w("style")):
                yield f"样式 {style.get(w('styleId'), '')}", _look(style, _SEEN)


def _page(root: etree._Element) -> Iterator[tuple[str, str]]:
    for number, section in enumerate(root.iter(w("sectPr")), 1):
        yield f"页面 {number}", _look(section, _PAGE)


def _look(element: etree._Element, names: tuple[str, ...]) -> str:
    """Return what *names* say in *element*, each in one word: `sz=32 jc=center`."""
    said = []
    for node in element.iter(*map(w, names)):
        values = {etree.QName(name).localname: str(value) for name, value in node.attrib.items()}
        inner = values.get("val") or ",".join(f"{key}:{value}" for key, value in sorted(values.items()))
        said.append(f"{etree.QName(node).localname}={inner or 'on'}")
    return " ".join(dict.fromkeys(said))


def _root(package: Package, member: str) -> etree._Element:
    return parse(package.members[member], package.file, part_words(member))
