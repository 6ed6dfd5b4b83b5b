"""No tag may reach the reader: not in a part that templates do not reach, not in the output."""

import re
from collections.abc import Set as AbstractSet

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word.package import Package
from govreport.word.places import part_words

MARKS = re.compile(r"\{\{|\{%|｛")
_TAG = re.compile(r"<[^>]*>")
# Field codes and identifiers of these parts hold braces of their own; they show no text either.
_SILENT = ("docProps/", "customXml/", "word/settings.xml", "word/fontTable.xml", "word/webSettings.xml")


def refuse_unrendered(package: Package, rendered: AbstractSet[str]) -> None:
    """Refuse tags in comments, charts and whatever stays as it is. Raises TemplateError (GR-538)."""
    for member, content in package.members.items():
        if member in rendered or not member.endswith(".xml") or member.startswith(_SILENT):
            continue
        text = _TAG.sub("", content.decode("utf-8", "replace"))
        if (mark := MARKS.search(text)) is not None:
            words = text[mark.start() : mark.start() + 24]
            raise TemplateError.of(
                "GR-538", Locator(file=package.file, place=part_words(member)), words=words
            )


def refuse_left(xml: str, member: str, file: str) -> None:
    """Refuse a tag that rendering left. Raises TemplateError (GR-539)."""
    if "{" not in xml and "｛" not in xml:
        return
    if (mark := MARKS.search(xml)) is not None:
        words = _TAG.sub("", xml[mark.start() : mark.start() + 80])[:24]
        raise TemplateError.of("GR-539", Locator(file=file, place=part_words(member)), words=words)
