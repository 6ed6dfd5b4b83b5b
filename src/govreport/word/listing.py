"""Line breaks, tabs, paragraph and page breaks inside values (docxtpl's Listing), resolved in one pass."""

import re
from collections.abc import Iterator

_SIGNS = "\t\n\a\f"
_SIGN = re.compile(f"([{_SIGNS}])")
_DECLARATION = re.compile(r"<\?xml [^>]*\?>\s*")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>")
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
    done = head.end() if head else 0
    pieces = [xml[:done]]
    for begin, end in _texts_with_signs(xml, done):
        breaks = _breaks(xml, begin)
        pieces += (xml[done:begin], *(breaks.get(each, each) for each in _SIGN.split(xml[begin:end])))
        done = end
    return "".join((*pieces, xml[done:]))


def _texts_with_signs(xml: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every text that holds a sign. Signs are few and texts are many."""
    done = start
    for place in sorted(place for sign in _SIGNS for place in _places(xml, sign, start)):
        if place < done:
            continue
        opened, done = xml.rfind("<", 0, place), xml.find("<", place)
        text = _TEXT.match(xml, max(0, opened), place)
        if done < 0:
            return
        if text and xml.startswith("</w:t>", done):
            yield text.end(), done


def _places(xml: str, sign: str, start: int) -> Iterator[int]:
    while (start := xml.find(sign, start)) >= 0:
        yield start
        start += 1


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
