"""What a tag cannot print: running text in the middle of a line, a whole table, a figure as a paragraph."""

from collections.abc import Mapping
from decimal import Decimal

from govreport.findings import Words
from govreport.narrative.blocks import Prose
from govreport.word.lint.values import Value
from govreport.word.tags import Tag
from govreport.word.values import kind_of

_PLAIN = Words("普通的值，应写作 {{ … }}，不带 p、r", "a plain value, to be written {{ … }} without p or r")


def unprintable(value: Value, tag: Tag) -> Words | None:
    """Return what *tag* is asked to print when that cannot be printed so, None when it can or may."""
    if value is None or not value.each or tag.kind != "{{":
        return None
    samples = [each for _, each in value.each]
    if all(isinstance(each, (Mapping, list, tuple)) for each in samples):
        return kind_of(samples[0])
    if all(isinstance(each, Prose) for each in samples):
        return None if tag.prefix == "p" else kind_of(samples[0])
    # An empty text may be running text in another report.
    plain = all(isinstance(each, (str, int, Decimal)) and each != "" for each in samples)
    return _PLAIN if tag.prefix in {"p", "r"} and plain and value.path else None
