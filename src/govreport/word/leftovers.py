"""No tag may reach the reader: not in a part that templates do not reach, not in the output."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word.package import Package
from govreport.word.places import in_both, part_words

MARKS = re.compile(r"\{\{|\{%|｛")
_TAG = re.compile(r"<[^>]*(?:>|$)")
# Field codes and identifiers of these parts hold braces of their own; they show no text either.
_SILENT = ("docProps/", "customXml/", "word/settings.xml", "word/fontTable.xml", "word/webSettings.xml")


def refuse_unrendered(package: Package, rendered: AbstractSet[str]) -> None:
    """Refuse tags in comments, charts and whatever stays as it is. Raises TemplateError (GR-538)."""
    for fault in unrendered(package, rendered):
        raise fault


def unrendered(package: Package, rendered: AbstractSet[str]) -> Iterator[TemplateError]:
    """Yield the parts that hold tags and are not filled, the first tag of each (GR-538)."""
    for member, content in package.members.items():
        if member in rendered or not member.endswith(".xml") or member.startswith(_SILENT):
            continue
        if words := first_tag(content):
            yield TemplateError.of(
                "GR-538", Locator(file=package.file, place=in_both(part_words(member))), words=words
            )


def first_tag(content: bytes) -> str:
    """Return the beginning of the first tag in the text of a part, "" when it has none."""
    text = _TAG.sub("", content.decode("utf-8", "replace"))
    mark = MARKS.search(text)
    return text[mark.start() : mark.start() + 24] if mark else ""


def refuse_left(xml: str, member: str, file: str) -> None:
    """Refuse a tag that rendering left. Raises TemplateError (GR-539)."""
    if "{" not in xml and "｛" not in xml:
        return
    if (mark := MARKS.search(xml)) is not None:
        words = _TAG.sub("", xml[mark.start() : mark.start() + 80])[:24]
        raise TemplateError.of("GR-539", Locator(file=file, place=in_both(part_words(member))), words=words)
