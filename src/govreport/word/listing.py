"""Line breaks, tabs, paragraph and page breaks inside values (docxtpl's Listing), resolved in one pass."""

import re

_SIGNS = re.compile("[\t\n\a\f]")
_DECLARATION = re.compile(r"<\?xml [^>]*\?>\s*")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*[\t\n\a\f][^<]*)</w:t>")
_RUN = re.compile(r"<w:r(?: [^>]*)?>")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>")
_RUN_LOOK = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_LOOK = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_OPEN_TEXT = '<w:t xml:space="preserve">'


def resolve_listing(xml: str) -> str:
    r"""Return *xml* with \n as line break, \t as tab, \a as new paragraph, \f as new page.

    Only inside a w:t, with the look of the run and paragraph around it, as docxtpl does.
    """
    head = _DECLARATION.match(xml)
    start = head.end() if head else 0
    if all(xml.find(sign, start) < 0 for sign in "\t\n\a\f"):  # four plain searches beat one pattern
        return xml

    def resolved(text: re.Match[str]) -> str:
        replaced = _breaks(xml, text.start())
        return _SIGNS.sub(lambda sign: replaced[sign.group()], text.group())

    return _TEXT.sub(resolved, xml)


def _breaks(xml: str, at: int) -> dict[str, str]:
    """Return sign → markup for a text at *at*."""
    run = _look(xml, at, "<w:r", _RUN, _RUN_LOOK)
    paragraph = _look(xml, at, "<w:p", _PARAGRAPH, _PARAGRAPH_LOOK)
    again = f"<w:p>{paragraph}<w:r>{run}{_OPEN_TEXT}"
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return {
        "\n": f"</w:t><w:br/>{_OPEN_TEXT}",
        "\t": f"</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}{_OPEN_TEXT}",
        "\a": f"</w:t></w:r></w:p>{again}",
        "\f": f"</w:t></w:r></w:p>{page}{again}",
    }


def _look(xml: str, at: int, opening: str, element: re.Pattern[str], look: re.Pattern[str]) -> str:
    """Return the properties of the nearest *element* that opens before *at*, "" when it has none."""
    start = at
    while (start := xml.rfind(opening, 0, start)) >= 0:
        if (match := element.match(xml, start)) is not None:
            found = look.search(xml, match.end(), at)
            return found.group() if found is not None else ""
    return ""
