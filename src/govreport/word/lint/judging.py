"""All the findings of a set of templates in one list."""

import contextlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from pathlib import Path

from govreport.errors import TemplateError
from govreport.findings import Finding, Locator, Severity
from govreport.word.lint.compiling import uncompilable
from govreport.word.lint.contents import package_faults, revision_faults
from govreport.word.lint.files import Files, Read
from govreport.word.lint.fonts import Styles, font_faults
from govreport.word.lint.grids import FormTable, form_tables, row_faults
from govreport.word.lint.judged import Measure
from govreport.word.lint.labels import label_faults
from govreport.word.lint.page import page_faults
from govreport.word.lint.sheet import Sheet
from govreport.word.lint.shown import unshown, unshown_head
from govreport.word.lint.values import sample
from govreport.word.lint.walk import Walk
from govreport.word.lint.wording import wording_faults
from govreport.word.templates import ROOT, TemplateSet
from govreport.word.visible import plain

# Where a tag cannot be read, what it was to show is not known: nothing is said to be missing then.
UNREADABLE = frozenset({"GR-513", "GR-532", "GR-535", "GR-536", "GR-537", "GR-540", "TPL-005"})


def judge(
    templates: TemplateSet, measure: Measure, own: AbstractSet[str], names: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Return the findings of the files whose digest is in *own* (see `lint`)."""
    files = Files(templates)
    walk = Walk(files, measure.values, measure.free)
    root, findings = _root(files, templates)
    if root is not None:
        walk.file(root)
    used = {read.sheet.name for read in files.all.values()}
    reached = list(files.all.values())
    shown = frozenset(files.shown)
    findings += _unused(names, used, files, walk, measure)
    for read in list(files.all.values()):
        if read.sheet.file.digest in own:
            findings += _of(read, measure, files)
    unread = {each.code for read in reached for each in (*read.sheet.findings, *_of_parts(read))} & UNREADABLE
    if root is not None and not unread and all(read.parts for read in reached):
        headings = frozenset(plain(str(each.args["heading"])) for each in findings if each.code == "TPL-044")
        missing = _never_shown(reached, shown, measure, own, headings)
        # A whole template of one's own may leave parts of the form out, which rendering says aloud too.
        findings += map(_lighter, missing) if isinstance(templates.root, Path) else missing
    return tuple({_key(each): each for each in findings}.values())


def _root(files: Files, templates: TemplateSet) -> tuple[Read | None, list[Finding]]:
    try:
        return files.read(templates.root_name, whole=True), []
    except TemplateError as error:
        return None, list(error.findings)


def _unused(
    names: tuple[str, ...], used: AbstractSet[str], files: Files, walk: Walk, measure: Measure
) -> list[Finding]:
    """Walk files that nobody asked for by themselves; say so of those that no section prints (TPL-022)."""
    findings: list[Finding] = []
    for name in names:
        if name in used:
            continue
        try:
            read = files.read(name)
        except TemplateError as error:
            findings += error.findings
            continue
        section = measure.section_of(name)
        place = measure.place_of(section.id) if section else ""
        described = _at(measure.values, place)
        walk.file(read, walk.names | {"section": sample(place, described) if described else None})
        if section is None and not read.sheet.whole:
            findings.append(read.sheet.found("TPL-022", used=sorted(used)))
    return findings


def _of(read: Read, measure: Measure, files: Files) -> Iterator[Finding]:
    sheet = read.sheet
    yield from sheet.findings
    yield from _of_parts(read)
    if sheet.package is None:
        return
    yield from uncompilable(read)
    yield from package_faults(sheet.package, sheet)
    stock = [Styles.of(sheet.package), *_others(sheet, files)]
    for part in sheet.parts:
        yield from revision_faults(part, sheet)
        yield from wording_faults(part, measure, sheet)
        yield from font_faults(part, sheet, stock)
        for form in form_tables(part, measure.tables):
            yield from _of_table(form, sheet)
    if sheet.whole and not sheet.extends:
        yield from page_faults(sheet.parts[0], sheet)


def _of_parts(read: Read) -> Iterator[Finding]:
    for expressions in read.parts:
        yield from expressions.findings


def _of_table(form: FormTable, sheet: Sheet) -> Iterator[Finding]:
    yield from label_faults(form, sheet)
    yield from row_faults(form, sheet)


def _others(sheet: Sheet, files: Files) -> Iterator[Styles]:
    """Yield the styles that merging would lend: those of the other files, then of the edition's report."""
    others = [read.sheet for read in files.all.values() if read.sheet is not sheet]
    with contextlib.suppress(TemplateError):
        others.append(files.read(ROOT, whole=True).sheet)
    return (Styles.of(each.package) for each in others if each.package is not None)


def _never_shown(
    reached: list[Read],
    shown: AbstractSet[str],
    measure: Measure,
    own: AbstractSet[str],
    headings: frozenset[str],
) -> Iterator[Finding]:
    """Yield what no template shows, at the section's own file when that is judged, else at the root.

    headings: those that are typed with a mistake, which has its own finding.
    """
    typed = headings.union(
        plain(text) for read in reached for part in read.sheet.parts for _, text, _ in part.paragraphs
    )
    chain = [read.sheet for read in reached if read.sheet.whole and read.sheet.file.digest in own]
    if chain:
        yield from unshown_head(measure, shown, partial(_found, chain[0]))
    for section in measure.report.outline:
        mine = [read.sheet for read in reached if read.sheet.name == section.template]
        sheet = next((each for each in (*mine, *chain) if each.file.digest in own), None)
        if sheet is not None:
            yield from unshown(section, measure, shown, typed, partial(_found, sheet))


def _found(sheet: Sheet, code: str, path: str, **args: object) -> Finding:
    return Finding(code, Locator(path=path, file=sheet.name), args)


def _lighter(finding: Finding) -> Finding:
    return finding if finding.code == "TPL-036" else replace(finding, severity=Severity.WARNING)


def _at(values: object, path: str) -> object:
    for name in path.split(".") if path else ():
        values = values[int(name)] if isinstance(values, list) else values[name]  # type: ignore[index]
    return values if path else None


def _key(finding: Finding) -> tuple[str, str, str]:
    return (
        finding.code,
        str(finding.at),
        str(sorted((key, str(value)) for key, value in finding.args.items())),
    )
