"""The page of a template beside that of GB/T 9704-2012."""

from collections.abc import Iterator

from lxml import etree

from govreport.findings import Finding, Words
from govreport.word import look
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.names import w

_TWIPS_PER_MM = 1440 / 25.4
_TOLERANCE = 0.5  # mm: what other programs lose when they convert lengths
_LENGTHS = (
    ("pgSz", "w", look.PAGE_WIDTH, Words("纸宽", "page width")),
    ("pgSz", "h", look.PAGE_HEIGHT, Words("纸高", "page height")),
    ("pgMar", "top", look.MARGIN_TOP, Words("上边距", "top margin")),
    ("pgMar", "right", look.MARGIN_RIGHT, Words("右边距", "right margin")),
    ("pgMar", "bottom", look.MARGIN_BOTTOM, Words("下边距", "bottom margin")),
    ("pgMar", "left", look.MARGIN_LEFT, Words("左边距", "left margin")),
)


def page_faults(part: Part, sheet: Sheet) -> Iterator[Finding]:
    """Yield TPL-055 for each upright page that is set up otherwise; one across may be as its table needs."""
    for number, section in enumerate(part.root.iter(w("sectPr")), 1):
        size = section.find(w("pgSz"))
        if size is not None and size.get(w("orient")) == "landscape":
            continue
        if differing := [*_lengths(section), *_lines(section)]:
            yield sheet.found("TPL-055", number=number, differing=differing)


def _lengths(section: etree._Element) -> Iterator[Words]:
    for element, name, wanted, words in _LENGTHS:
        node = section.find(w(element))
        given = _length(node, name) if node is not None else None
        if given is not None and abs(given - wanted) / _TWIPS_PER_MM <= _TOLERANCE:
            continue
        is_, should = "-" if given is None else _mm(given), _mm(wanted)
        yield Words(f"{words.zh} {is_}（应为 {should}）", f"{words.en} {is_} (should be {should})")


def _lines(section: etree._Element) -> Iterator[Words]:
    grid = section.find(w("docGrid"))
    pitch = _length(grid, "linePitch") if grid is not None else None
    if pitch is None or abs(pitch - look.LINE_PITCH) > 1 + look.LINE_PITCH // 100:
        yield Words(f"每页应为 {look.LINES} 行", f"there should be {look.LINES} lines a page")


def _length(node: etree._Element, name: str) -> float | None:
    try:
        return float(node.get(w(name), ""))
    except ValueError:
        return None


def _mm(twips: float) -> str:
    return f"{twips / _TWIPS_PER_MM:.0f} mm"
