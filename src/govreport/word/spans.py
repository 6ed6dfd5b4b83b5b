"""Numbers that Word files write as attributes: what is no number is as good as not there."""

from lxml import etree

from govreport.word.names import w

# Word makes no wider table; a file that says so wants to cost memory.
MOST_COLUMNS = 63
_VALUE = w("val")


def whole(node: etree._Element | None, default: int, attribute: str = _VALUE) -> int:
    """Return the whole number ≥ 0 in an attribute of *node*, else *default*."""
    value = "" if node is None else node.get(attribute, "")
    return int(value) if value.isascii() and value.isdigit() else default


def columns(node: etree._Element | None, default: int) -> int:
    """Return a number of columns (`gridSpan`, `gridBefore`), never more than Word makes."""
    return min(whole(node, default), MOST_COLUMNS)
