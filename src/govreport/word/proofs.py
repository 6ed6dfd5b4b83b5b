"""What reading back has proven of a table once holds for every table of the same markup and labels.

A table of the form differs from report to report in its figures alone. Once the long way (readback) has
found each figure by its labels, it is enough that markup and labels are the same, text by text, and that
each figure stands in its place; the rest of the document is parsed strictly each time. Anything
else takes the long way: these functions only ever say yes, never no.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from govreport.cells import printed
from govreport.errors import TemplateError
from govreport.figures import Figures
from govreport.form.table import Table
from govreport.model import Report
from govreport.word.addresses import addresses, cells_of
from govreport.word.escaping import escape
from govreport.word.names import w
from govreport.word.parsing import parse
from govreport.word.shapes import Apart, Remembered, Shape, alone, take_apart
from govreport.word.visible import SeenCell, paragraph_text, plain, seen_tables

_FIGURE = re.compile(r"[-\d./]*")
_MARK = "\ue000{}\ue001"


class Proof(NamedTuple):
    """A table of the document is that of a form. spots: number of the text → place of its figure.

    labels: the texts, those of figures empty. forms: the tables among which it was looked for.
    """

    section: str
    forms: tuple[Table, ...]
    spots: tuple[tuple[int, tuple[str, str]], ...]
    labels: list[str]

    def holds(self, texts: list[str], figures: Figures) -> bool:
        """Tell whether *texts* are the same labels, and the figures of the report in their places."""
        if len(texts) != len(self.labels):
            return False
        left = list(texts)
        for index, place in self.spots:
            if left[index].strip() != printed(figures[place]):
                return False
            left[index] = ""
        return left == self.labels


_PROOFS: Remembered[Proof] = Remembered()
_MET: Remembered[bool] = Remembered()


def proven(xml: str, report: Report, file: str, part: str) -> bool:
    """Tell whether all that reading back asks of the document part *xml* is proven already."""
    apart = take_apart(xml)
    if apart is None:
        return False
    forms = _forms(report)
    found: set[str] = set()
    rest = [apart.around[0]]
    for table, behind in zip(apart.tables, apart.around[1:], strict=True):
        proof = _PROOFS.get(_key(table, forms))
        if proof is not None:
            if not proof.holds(table.texts, report.figures[proof.section]):
                return False
            found.add(proof.section)
        elif _may_be_form(table, forms):
            return False
        else:
            rest.append(table.body(table.texts))
        rest.append(behind)
    if found != report.figures.keys():
        return False
    return _strict("".join(rest), file, part) and _headings(apart, report)


def _may_be_form(shape: Shape, forms: tuple[Table, ...]) -> bool:
    try:
        seen = _seen(shape, shape.texts)
    except etree.XMLSyntaxError:
        return True
    return any(cells_of(table, each) is not None for each in seen for table in forms)


def learn(xml: str, report: Report) -> None:
    """Remember which tables of a document are the forms', and where, when they are met a second time.

    The document was read back without a finding.
    """
    apart = take_apart(xml)
    if apart is None or not all(map(_tellable, report.figures.values())):
        return
    forms = _forms(report)
    for table in apart.tables:
        key = _key(table, forms)
        if key not in _MET:
            _MET.learn(key, True)  # noqa: FBT003 - whoever makes one report has nothing to learn for
        elif key not in _PROOFS and (proof := _proof(table, forms)) is not None:
            _PROOFS.learn(key, proof)


def _forms(report: Report) -> tuple[Table, ...]:
    return tuple(figures.table for figures in report.figures.values())


def _key(shape: Shape, forms: tuple[Table, ...]) -> tuple[object, ...]:
    # Tables are told apart by identity, which is free; a proof keeps its own alive.
    return *shape.key, *map(id, forms)


def _proof(shape: Shape, forms: tuple[Table, ...]) -> Proof | None:
    seen = _seen(shape, shape.texts)
    if len(seen) != 1:
        return None
    matching = [(table, cells) for table in forms if (cells := cells_of(table, seen[0])) is not None]
    if len(matching) != 1:
        return None
    table, cells = matching[0]
    marks = {_MARK.format(number): number for number in range(len(shape.texts))}
    marked = _seen(shape, list(marks))[0]
    spots = []
    for address, place in addresses(table)[0].items():
        text = marked[cells[address].row][cells[address].column].text
        if text not in marks:
            return None
        spots.append((marks[text], place))
    labels = list(shape.texts)
    for index, _ in spots:
        labels[index] = ""
    return Proof(table.id, forms, tuple(spots), labels)


def _seen(shape: Shape, texts: list[str]) -> list[list[list[SeenCell]]]:
    return list(seen_tables(etree.fromstring(alone(shape.root, shape.body(texts)).encode())))


def _tellable(figures: Figures) -> bool:
    """No label of the form looks like a figure: a figure can never be taken for one of them."""
    return not any(_FIGURE.fullmatch(label) for label in addresses(figures.table)[1])


def _strict(xml: str, file: str, part: str) -> bool:
    try:
        parse(xml.encode(), file, part)
    except TemplateError:
        return False
    return True


def _headings(apart: Apart, report: Report) -> bool:
    """Find each heading as a paragraph of its own, in order, outside the tables."""
    text, start = "\n".join(apart.around), 0
    for section in report.outline:
        at = text.find(f">{escape(section.heading)}<", start)
        opened = max(text.rfind("<w:p>", start, at), text.rfind("<w:p ", start, at))
        start = text.find("</w:p>", at) + len("</w:p>")
        if at < 0 or opened < 0 or start < len("</w:p>"):
            return False
        if _seen_in(apart.root, text[opened:start]) != plain(section.heading):
            return False
    return True


@lru_cache(maxsize=256)  # the headings of an edition are few
def _seen_in(root: str, paragraph: str) -> str | None:
    try:
        parsed = etree.fromstring(alone(root, paragraph).encode())
    except etree.XMLSyntaxError:
        return None
    found = [plain(paragraph_text(each)) for each in parsed.iter(w("p"))]
    return found[0] if len(found) == 1 else None
