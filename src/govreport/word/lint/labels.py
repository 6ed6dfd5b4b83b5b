"""The words of the form in a template's tables: the read-back finds every figure by them."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from govreport.findings import Finding, Words
from govreport.form.table import Table
from govreport.word.addresses import Address, addressed, addresses
from govreport.word.lint.grids import FormTable
from govreport.word.lint.sheet import Sheet
from govreport.word.lint.signs import mended
from govreport.word.tags import SURROUNDINGS, TAG
from govreport.word.visible import SeenCell

_ALIKE = 0.5
_TAG = re.compile(r"\{\{-?\s*([\w.]+)\s*-?\}\}$")


def label_faults(form: FormTable, sheet: Sheet) -> Iterator[Finding]:
    """Yield what would make the figures of a table unreadable by its labels.

    TPL-041 another label than the form's, TPL-042 a label that is gone, TPL-043 a misplaced tag, TPL-046
    words beside a figure.
    """
    wanted, labels = addresses(form.table)
    words = {cell.plain for cell in form.cells() if cell.plain and "{{" not in cell.plain}
    wording = _wording(form, {place: address for address, place in wanted.items()})
    for found, label in sorted(wording.items()):
        yield sheet.found(
            "TPL-041", form.place_of(found), found=_said(form, found), label=label, table=_name(form.table)
        )
    gone = [label for label in labels - words if label not in wording.values()]
    strange = words - labels - wording.keys()
    for label in sorted(gone):
        near = max(strange, key=lambda word: _likeness(word, label), default="")
        if near and _likeness(near, label) >= _ALIKE:
            strange.discard(near)
            place = form.place_of(near)
            yield sheet.found("TPL-041", place, found=_said(form, near), label=label, table=_name(form.table))
        else:
            yield sheet.found("TPL-042", form.place_of(""), label=label, table=_name(form.table))
    for cell in form.cells():
        if f"{form.table.id}." in cell.text and (rest := beside(cell.text)):
            yield sheet.found("TPL-046", form.place_at(cell), words=rest, kind=SURROUNDINGS["tc"])
    if not gone and not wording:
        yield from _misplaced(form, wanted, sheet)


def _wording(form: FormTable, wanted: Mapping[tuple[str, str], Address]) -> dict[str, str]:
    """Return label as it stands → as the form has it, for labels beside tags that say which row it is."""
    _, labels = addresses(form.table)
    words = {cell.plain for cell in form.cells() if cell.plain and "{{" not in cell.plain}
    pairs: dict[str, str] = {}
    for cell, address in addressed(form.seen, words):
        path = path_of(cell, form.table)
        if path is None or path not in wanted:
            continue
        for found, should in zip(address, wanted[path], strict=True):
            if len(found) == len(should):
                pairs |= {a: b for a, b in zip(found, should, strict=True) if a != b and a not in labels}
    return pairs


def _misplaced(form: FormTable, wanted: Mapping[Address, tuple[str, str]], sheet: Sheet) -> Iterator[Finding]:
    _, labels = addresses(form.table)
    for cell, address in addressed(form.seen, labels):
        path, should = path_of(cell, form.table), wanted.get(address)
        if path in wanted.values() and should is not None and path != should:
            names = {"tag": cell.text.strip(), "should": f"{{{{ {form.table.id}.{should[0]}.{should[1]} }}}}"}
            said = {"row": "·".join(address[0]) or "-", "column": "·".join(address[1]) or "-"}
            yield sheet.found("TPL-043", form.place_at(cell), **names, **said)


def beside(text: str) -> str:
    """Return the words beside the values of a cell or paragraph, "" when there are none or no values."""
    if "{{" not in text:
        return ""
    return " ".join(TAG.sub(" ", mended(text)).split())


def path_of(cell: SeenCell, table: Table) -> tuple[str, str] | None:
    """Return (row key, column key) of the figure of *table* that the tag in a cell prints."""
    match = _TAG.match(cell.text.strip())
    parts = match.group(1).split(".") if match else []
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == table.id else None


def _likeness(word: str, label: str) -> float:
    return SequenceMatcher(None, word, label).ratio()


def _said(form: FormTable, word: str) -> str:
    return next((" ".join(cell.text.split()) for cell in form.cells() if cell.plain == word), word)


def _name(table: Table) -> Words:
    return Words(table.name, table.en or table.name)
