"""Edits made in Word, carried back into the data file: cells, texts, head; comments stay."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from govreport.findings import Finding, Locator
from govreport.importing.compare import changed_cells, changed_head, sentences
from govreport.importing.editing import DataFile
from govreport.importing.imported import Imported
from govreport.model import Report
from govreport.narrative.markdown import read_markdown

_TAG = "{{"


@dataclass(slots=True)
class Merged:
    """The data file after a merge. changed: dotted keys. findings: what could not be carried over."""

    text: str
    changed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def merge(text: str, report: Report, found: Imported, made: Imported) -> Merged:
    """Carry what differs between *found* and *made* into the data file *text* of *report*.

    Raises ValueError when the result would not read as it was meant.
    """
    data = DataFile(text)
    result = Merged(text)
    _cells(data, report, changed_cells(found, made).keys(), found, made, result)
    for path, value in changed_head(found.head, made.head).items():
        data.set_value(path, value)
        result.changed.append(path)
    pairs = [(f"{section}.text", found.texts.get(section, ""), made.texts[section]) for section in made.texts]
    for path, now, before in [*pairs, ("document.preface", found.head.preface, made.head.preface)]:
        narrative = report.narratives.get(path)
        if sentences(now) == sentences(before) or not now:
            continue
        merged, note = _merged_text(narrative.text if narrative else "", now, before)
        if note:
            result.findings.append(Finding(note, Locator(path)))
        if merged is not None:
            data.set_text(path, merged)
            result.changed.append(path)
    result.text = data.text
    return result


def _cells(
    data: DataFile,
    report: Report,
    changed: Iterable[tuple[str, str, str]],
    found: Imported,
    made: Imported,
    result: Merged,
) -> None:
    rows = dict.fromkeys((section, row) for section, row, _ in changed)
    for section, row in rows:
        table = report.edition.tables[section]
        cells = {}
        for column in table.columns(row):
            read = found.cells.get((section, row, column.key)) or made.cells.get((section, row, column.key))
            if read is not None:
                cells[column.key] = read.value
        if len(cells) == len(table.columns(row)):
            data.set_row(table, row, cells)
            result.changed.append(f"{section}.{row}")


def _merged_text(source: str, now: str, before: str) -> tuple[str | None, str]:
    """Return the text with only its changed paragraphs replaced, and a code when something is lost.

    source: as the clerk wrote it, with bound figures. before: the same as it was printed.
    """
    written, old, new = (_paragraphs(text) for text in (source, before, now))
    if len(written) > len(old) or not source:
        return (None, "RB-087") if _TAG in source else (now, "")
    # Sentences that the program adds by itself (信息处理费) stand behind those of the clerk.
    added = len(old) - len(written)
    result: list[str] = []
    lost = False
    plain = [_key(text) for text in old], [_key(text) for text in new]
    for kind, a, b, c, d in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        mine = written[a : min(b, len(written))]
        if kind == "equal":
            result += mine
            continue
        if a >= len(written) and added and kind != "insert":
            lost = True
            continue
        lost = lost or any(_TAG in each for each in mine)
        result += new[c:d]
    return "\n\n".join(result), "RB-086" if lost else ""


def _key(text: str) -> str:
    return "\n".join(sentences(text))


def _paragraphs(text: str) -> list[str]:
    """Cut Markdown where its blocks begin."""
    prose, _ = read_markdown(text, Path())
    lines = text.split("\n")
    starts = sorted({block.line for block in prose.blocks})
    ends = [*starts[1:], len(lines)]
    return ["\n".join(lines[begin:end]).strip("\n") for begin, end in zip(starts, ends, strict=True)]
