"""Values of docxtpl's own types in a context: RichText, Listing, InlineImage and the like."""

import re
from typing import Any

from markupsafe import Markup

from govreport.word.fragments import Xml
from govreport.word.picture import drawing_run
from govreport.word.values import is_docxtpl, printable, text_of

_TEXT = re.compile(r">([^<]+)<")


def inline_xml(value: Any) -> Markup:
    """Return what a value of docxtpl prints inside a text. Raises UnprintableError."""
    if is_docxtpl(value, "Listing"):
        return Markup(text_of(value.xml))  # noqa: S704 - docxtpl's Listing escapes its own text
    if is_docxtpl(value, "InlineImage"):
        return _picture(value)
    return Markup(printable(value))  # noqa: S704 - always raises: no other type prints inside a text


def outer_xml(value: Any) -> Xml:
    """Return what RichText or RichTextParagraph print outside a text."""
    return Xml(_TEXT.sub(lambda text: f">{text_of(text.group(1))}<", value.xml))


def _picture(value: Any) -> Markup:
    source = value.image_descriptor
    content = source.read() if hasattr(source, "read") else _file(source)
    if hasattr(source, "seek"):
        source.seek(0)
    run = drawing_run(content, str(source), width=value.width, height=value.height)
    return Markup(f'</w:t></w:r>{run}<w:r><w:t xml:space="preserve">')  # noqa: S704 - made of our own XML


def _file(path: Any) -> bytes:
    from pathlib import Path

    return Path(path).read_bytes()
