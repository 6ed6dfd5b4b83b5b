"""What else lies in a template and would lie in every report: revisions, comments, protection, objects."""

from collections.abc import Iterator

from lxml import etree

from govreport.findings import Finding
from govreport.word import names
from govreport.word.leftovers import first_tag
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse
from govreport.word.places import part_words
from govreport.word.tags import OPENERS

_DELETED = (w("del"), w("moveFrom"))
_REVISED = (
    *_DELETED, w("ins"), w("moveTo"), w("rPrChange"), w("pPrChange"), w("tblPrChange"), w("trPrChange"),
    w("tcPrChange"), w("sectPrChange"), w("numberingChange"),
)  # fmt: skip
_OBJECTS = ("oleObject", "package", "control", "activeXControlBinary", "attachedTemplate", "aFChunk")
_PROTECTED = ("documentProtection", "writeProtection")
_OFF = {"0", "false", "off"}


def revision_faults(part: Part, sheet: Sheet) -> Iterator[Finding]:
    """Yield TPL-012 tags in deleted text, which would be filled all the same, and TPL-061 open revisions."""
    with_tags = set()
    for paragraph, _, place in part.paragraphs:
        for deleted in paragraph.iter(*_DELETED):
            text = "".join(node.text or "" for node in deleted.iter(w("delText"), w("t")))
            if OPENERS.search(text):
                with_tags.add(deleted)
                yield sheet.found("TPL-012", place, words=text.strip()[:40])
    revised = [node for node in part.root.iter(*_REVISED) if node not in with_tags]
    if revised:
        first = next((p for p in (revised[0], *revised[0].iterancestors()) if p.tag == w("p")), None)
        inside = next(revised[0].iter(w("p")), None) if first is None else first
        where = next((place for each, _, place in part.paragraphs if each is inside), None)
        yield sheet.found("TPL-061", where or part_words(part.member), count=len(revised))


def package_faults(package: Package, sheet: Sheet) -> Iterator[Finding]:
    """Yield TPL-062 protection, TPL-063 embedded objects, TPL-064 comments that every report would show."""
    main = package.main_part or ""
    for each in package.relationships(main).values():
        kind = each.kind.rsplit("/", 1)[-1]
        if kind in _OBJECTS and not each.external:
            yield sheet.found("TPL-063", part_words(main), member=each.target)
        elif each.target not in package.members:
            continue
        elif kind == "settings":
            yield from _protection(package, each.target, sheet)
        elif each.kind == f"{names.R}/comments" and sheet.whole and not sheet.extends:
            count = len(list(_part(package, each.target).iter(w("comment"))))
            if count and not first_tag(package.members[each.target]):
                yield sheet.found("TPL-064", part_words(each.target), count=count)


def _protection(package: Package, member: str, sheet: Sheet) -> Iterator[Finding]:
    root = _part(package, member)
    for name in _PROTECTED:
        node = root.find(w(name))
        asked = None if node is None else node.get(w("enforcement"), "1" if name != _PROTECTED[0] else "0")
        if asked is not None and asked not in _OFF:
            yield sheet.found("TPL-062")
            return


def _part(package: Package, member: str) -> etree._Element:
    return parse(package.members[member], package.file, part_words(member))
