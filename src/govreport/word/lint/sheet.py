"""One template file laid open for the lint: its parts, paragraphs, tags, and what is wrong with the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Finding, Locator
from govreport.word import names
from govreport.word.blocks import mismatched
from govreport.word.gate import faults_of, unpack
from govreport.word.included import child_faults, uncarried
from govreport.word.leftovers import first_tag, unrendered
from govreport.word.lint.signs import mended, odd_signs
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse
from govreport.word.places import Place, in_both, paragraphs, part_words
from govreport.word.tags import TAG, Tag, body_of, scan_tags
from govreport.word.templates import TemplateFile

PROPERTIES = ("docProps/", "customXml/")
_NEVER_TEXT = ("word/settings.xml", "word/fontTable.xml", "word/webSettings.xml")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is filled. member: its name in the package. paragraphs: element, text and place."""

    member: str
    root: etree._Element
    paragraphs: tuple[tuple[etree._Element, str, Place], ...]
    tags: tuple[Tag, ...]
    unmatched: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One template file. findings: what was found while it was opened.

    whole: whether it is the whole document or one that others include. extends: whether it fills the
    blocks of another file. parts: the text first, then headers, footers and notes; none when the file
    cannot be read.
    """

    file: TemplateFile
    whole: bool
    package: Package | None = None
    parts: tuple[Part, ...] = ()
    extends: bool = False
    findings: list[Finding] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the file's name, as findings give it."""
        return self.file.name

    def found(self, code: str, place: Place | str | None = None, **args: object) -> Finding:
        """Make a finding in this file."""
        where = place.said() if isinstance(place, Place) else place and in_both(place)
        return Finding(code, Locator(file=self.name, place=where), args)


def open_sheet(file: TemplateFile, *, whole: bool) -> Sheet:
    """Return *file* laid open, with everything that is wrong with it as a file, its tags and their pairs."""
    sheet = Sheet(file, whole)
    try:
        package = unpack(file.content, file.name)
        sheet.findings.extend(_findings(faults_of(package)))
        main = package.main_part or ""
        if main not in package.members:
            return sheet
        text = _part(package, main, sheet)
        if (body := text.root.find(w("body"))) is None:
            sheet.findings.extend(TemplateError.of("GR-511", Locator(file=file.name)).findings)
            return sheet
        extends = any(tag.kind == "{%" and tag.word == "extends" for tag in text.tags)
        filled = [text]
        if extends:
            faults = child_faults(body, list(text.tags), part_words(main), file.name)
            sheet.findings.extend(_findings(faults))
        if extends or not whole:
            sheet.findings.extend(_findings(uncarried(body, file.name)))
        else:
            filled += [_part(package, member, sheet) for member in _filled_beside(package, main)]
        opened = Sheet(file, whole, package, tuple(filled), extends, sheet.findings)
        sheet.findings.extend(_tags_elsewhere(opened, package))
    except TemplateError as error:
        sheet.findings.extend(error.findings)
        return sheet
    return opened


def _filled_beside(package: Package, main: str) -> list[str]:
    related = package.relationships(main).values()
    members = (each.target for each in related if each.kind in names.RENDERED_RELATIONSHIPS)
    return [member for member in dict.fromkeys(members) if member in package.members]


def _part(package: Package, member: str, sheet: Sheet) -> Part:
    root = parse(package.members[member], sheet.name, part_words(member), compact=True)
    said = tuple(paragraphs(root, part_words(member)))
    for _, text, place in said:
        sheet.findings.extend(sheet.found(code, place, **args) for code, args in odd_signs(text))
    tags, faults = scan_tags(root, part_words(member), sheet.name, mended)
    sheet.findings.extend(_findings(faults))
    tags += _in_alternative_texts(said)
    unmatched = list(mismatched(tags, sheet.name))
    sheet.findings.extend(_findings(fault for _, fault in unmatched))
    return Part(member, root, said, tuple(tags), tuple(tag for tag, _ in unmatched))


def _in_alternative_texts(said: tuple[tuple[etree._Element, str, Place], ...]) -> list[Tag]:
    """Return the values printed in alternative texts of pictures, which Jinja fills like any text."""
    return [
        Tag("{{", "", body_of(tag.group()[2:-2], "{{"), place, tag.group())
        for paragraph, _, place in said
        for picture in paragraph.iter(f"{{{names.WP}}}docPr")
        for name in ("descr", "title")
        for tag in TAG.finditer(picture.get(name, ""))
        if tag.group().startswith("{{")
    ]


def _tags_elsewhere(sheet: Sheet, package: Package) -> Iterator[Finding]:
    """Yield the parts whose tags nobody fills: what a whole report keeps is an error, the rest is lost."""
    filled = {part.member for part in sheet.parts}
    kept = list(unrendered(package, filled)) if sheet.whole and not sheet.extends else []
    yield from _findings(kept)
    told = {fault.findings[0].at.place for fault in kept}
    for member, content in package.members.items():
        silent = member in filled or member.startswith(_NEVER_TEXT) or part_words(member) in told
        if not silent and member.endswith(".xml") and (words := first_tag(content)):
            yield sheet.found("TPL-011", part_words(member), words=words)


def _findings(faults: "Iterator[TemplateError] | list[TemplateError]") -> Iterator[Finding]:
    for fault in faults:
        yield from fault.findings
