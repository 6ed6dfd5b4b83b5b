"""What differs between a report as it was made and the same report as it came back from Word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from govreport.cells import Cell, Mark, printed
from govreport.findings import Finding, Locator, Words
from govreport.form.phrases import named_line
from govreport.importing.imported import Head, Imported

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_HEAD = {
    "organ": ("organ.name", Words("机关名称", "organ")),
    "year": ("year", Words("年度", "year")),
    "title": ("document.title", Words("标题", "title")),
    "number": ("document.number", Words("文号", "number")),
    "addressee": ("document.addressee", Words("主送机关", "addressee")),
    "signed_by": ("document.signed_by", Words("落款", "signature")),
    "date": ("document.date", Words("日期", "date")),
}
LONGEST = 60


def differences(found: Imported, made: Imported) -> Iterator[Finding]:
    """Yield what somebody changed. found: the report as it is now. made: as the data say it should be.

    RB-080 a cell, RB-081 a cell that cannot be read any more, RB-082 the head, RB-083 a sentence
    changed, RB-084 added, RB-085 taken out.
    """
    yield from _cells(found, made)
    yield from _head(found.head, made.head, found.file)
    for section in dict.fromkeys((*made.texts, *found.texts)):
        path = f"{section}.text"
        yield from _sentences(found.texts.get(section, ""), made.texts.get(section, ""), path, found)
    yield from _sentences(found.head.preface, made.head.preface, "document.preface", found)


def changed_cells(found: Imported, made: Imported) -> dict[tuple[str, str, str], Cell]:
    """Return the cells that say something else now."""
    return {
        key: read.value
        for key, read in found.cells.items()
        if key not in made.cells or not _same(read.value, made.cells[key].value)
    }


def changed_head(found: Head, made: Head) -> dict[str, str | int]:
    """Return dotted key → what the head says now, where that is something else and not nothing."""
    changed: dict[str, str | int] = {}
    for name, (path, _) in _HEAD.items():
        now, before = getattr(found, name), getattr(made, name)
        if now != before and now:
            changed[path] = now
    return changed


def _cells(found: Imported, made: Imported) -> Iterator[Finding]:
    for key, wanted in made.cells.items():
        table = made.edition.tables[key[0]]
        args: dict[str, object] = {
            "table": Words(table.name, table.en or table.id),
            "row": named_line(table, "rows", key[1]),
            "column": named_line(table, "columns", key[2]),
            "wanted": _shown(wanted.value),
        }
        read = found.cells.get(key)
        if read is None:
            yield Finding("RB-081", Locator(".".join(key), found.file), args)
        elif not _same(read.value, wanted.value):
            at = Locator(".".join(key), found.file, place=read.place.said())
            yield Finding("RB-080", at, {**args, "found": _shown(read.value)})


def _head(found: Head, made: Head, file: str) -> Iterator[Finding]:
    for name, (path, words) in _HEAD.items():
        now, before = getattr(found, name), getattr(made, name)
        if now != before:
            args = {"what": words, "found": now or "—", "wanted": before or "—"}
            yield Finding("RB-082", Locator(path, file), args)


def _sentences(now: str, before: str, path: str, found: Imported) -> Iterator[Finding]:
    old, new = sentences(before), sentences(now)
    at = Locator(path, found.file)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            for was, says in zip(old[a:b], new[c:d], strict=True):
                yield Finding("RB-083", at, {"was": _cut(was), "now": _cut(says)})
        elif kind != "equal":
            yield from (Finding("RB-085", at, {"text": _cut(text)}) for text in old[a:b])
            yield from (Finding("RB-084", at, {"text": _cut(text)}) for text in new[c:d])


def sentences(text: str) -> list[str]:
    """Cut Markdown into sentences; marks of headings, lists, tables and bold do not count."""
    lines = (re.sub(r"^\s*(?:#+|-)\s+|^\||\|$", "", line) for line in text.split("\n"))
    bare = "\n".join(line for line in lines if not re.fullmatch(r"[\s|:\-]*", line))
    found = ("".join(each.split()) for each in _SENTENCE.findall(bare.replace("**", "").replace("\\\n", "")))
    return [each for each in found if each]


def _same(one: Cell, other: Cell) -> bool:
    if isinstance(one, Mark) or isinstance(other, Mark):
        return one is other
    return one == other


def _shown(cell: Cell) -> Words:
    text = printed(cell)
    return Words(f"“{text}”", f"“{text}”") if text else Words("空白", "blank")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
