"""What the styles of a .docx decide about what is seen: hidden text, headings, bold, automatic numbers."""

import re

from lxml import etree

from govreport.importing.documents.docx_numbers import Numbers
from govreport.word.names import R, w
from govreport.word.package import Package
from govreport.word.parsing import parse

_LIST = re.compile(r"List\D*([1-9])$")
"""Styles of lists by depth: Word's own ListBullet2, ours GovList2."""
_OFF = {"0", "false", "off", "none"}


def on(switch: etree._Element | None) -> bool:
    """Tell whether a switch such as w:b is there and on."""
    return switch is not None and switch.get(w("val"), "1") not in _OFF


class Styles:
    """The styles of a package, as far as reading needs them."""

    def __init__(self, package: Package, main: str) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._plain: dict[str, bool] = {}
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}
        self._numbers = Numbers(None)
        for each in package.relationships(main).values():
            content = package.members.get(each.target)
            if content is None:
                continue
            if each.kind == f"{R}/styles":
                root = parse(content, package.file, each.target)
                self._styles = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
            elif each.kind == f"{R}/numbering":
                self._numbers = Numbers(parse(content, package.file, each.target))

    def run(self, run: etree._Element) -> tuple[bool, bool]:
        """Return whether a run is hidden, and whether it is bold."""
        own = run.find(w("rPr"))
        if own is None:
            return False, False
        return self._run_switch(own, "vanish"), self._run_switch(own, "b")

    def paragraph(self, paragraph: etree._Element) -> tuple[int | None, str, int]:
        """Return level of a heading or None, number or bullet that Word prints itself, depth in a list."""
        own = paragraph.find(w("pPr"))
        if own is None:
            return None, "", 0
        chain = [own, *self._inherited(own.find(w("pStyle")), "pPr")]
        outline = next((found for each in chain if (found := each.find(w("outlineLvl"))) is not None), None)
        value = "9" if outline is None else outline.get(w("val"), "9")
        level = int(value) + 1 if value.isdigit() and int(value) < 9 else None
        numbering = next((found for each in chain if (found := each.find(w("numPr"))) is not None), None)
        if numbering is None:
            named = own.find(w("pStyle"))
            listed = _LIST.search("" if named is None else named.get(w("val"), ""))
            return level, "", int(listed[1]) - 1 if listed else 0
        marker, depth = self._numbers.next(numbering)
        return level, marker, depth

    def is_plain(self, named: etree._Element) -> bool:
        """Tell whether a style of paragraphs neither numbers nor hides them."""
        key = named.get(w("val"), "")
        if key not in self._plain:
            chain = self._inherited(named, "pPr")
            self._plain[key] = all(each.find(w("numPr")) is None for each in chain)
        return self._plain[key]

    def _run_switch(self, own: etree._Element, name: str) -> bool:
        switch = own.find(w(name))
        if switch is not None:
            return on(switch)
        chain = self._inherited(own.find(w("rStyle")), "rPr")
        return on(next((found for each in chain if (found := each.find(w(name))) is not None), None))

    def _inherited(self, named: etree._Element | None, kind: str) -> list[etree._Element]:
        """Return the properties of a style and of those it is based on, nearest first."""
        if named is None:
            return []
        key = (named.get(w("val"), ""), kind)
        if key not in self._chains:
            self._chains[key] = self._chain(*key)
        return self._chains[key]

    def _chain(self, id_: str, kind: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        style = self._styles.get(id_)
        while style is not None and len(found) < 20:
            properties = style.find(w(kind))
            found.append(style if properties is None else properties)
            based = style.find(w("basedOn"))
            style = None if based is None else self._styles.get(based.get(w("val"), ""))
        return found
