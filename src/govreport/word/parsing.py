"""XML in: strict, without DTD, without network, never repaired."""

from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Locator

_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
)
_COMPACT = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=True,
    recover=False,
    remove_blank_text=True,
)


def parse(xml: bytes, file: str, part: str, *, compact: bool = False) -> etree._Element:
    """Return the root element of a part.

    compact: without the line breaks and blanks between elements, as docxtpl's language expects it.
    Raises TemplateError (GR-513) with the words before the fault.
    """
    try:
        return etree.fromstring(xml, _COMPACT if compact else _STRICT)
    except etree.XMLSyntaxError as error:
        words = _words_before(xml, error)
        raise TemplateError.of(
            "GR-513", Locator(file=file, place=part), reason=error.msg, words=words
        ) from error


def serialise(element: etree._Element) -> str:
    """Return *element* as text, without what follows it."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _words_before(xml: bytes, error: etree.XMLSyntaxError) -> str:
    import re

    line, column = error.position
    lines = xml.decode("utf-8", "replace").split("\n")
    before = "\n".join(lines[: line - 1])[-2000:] + (lines[line - 1][:column] if line <= len(lines) else "")
    words = re.sub(r"<[^>]*>?", "", before[-4000:])
    return words[-40:].strip()
