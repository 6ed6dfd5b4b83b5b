"""What a template may be given, and how a value becomes text in Word: whole, or refused by name."""

import datetime
import math
import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from govreport.cells import Mark
from govreport.findings import Words
from govreport.narrative.blocks import Prose

# XML 1.0, 2.2: everything that is no Char. \a and \f stay: docxtpl's language breaks paragraph and
# page there. U+FDD0 to U+FDD3 are no characters at all; they stand in for braces and quotes here.
ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdd3\ufffe\uffff]")
# Braces of a value are kept apart from those of the template until the output was searched for
# tags that were left: a value may say {{7*7}}, a finished template may not.
_BRACES = re.compile(r"\{(?=[{%#_])|(?<=\{)\{|(?<=[}%#_])\}|\}(?=\})|[｛｝]")
_STAND_INS = {"{": "\ufdd0", "}": "\ufdd1", "｛": "\ufdd2", "｝": "\ufdd3"}


class UnprintableError(Exception):
    """A value that no text can show. what: what it is."""

    def __init__(self, what: Words) -> None:
        super().__init__(what.en)
        self.what = what


def text_of(value: str) -> str:
    """Return *value* with its braces set aside, every line break a line feed.

    Raises UnprintableError for what XML cannot hold.
    """
    if (found := ILLEGAL.search(value)) is not None:
        sign = f"U+{ord(found.group()):04X}"
        raise UnprintableError(
            Words(f"含有 Word 文件不能保存的字符 {sign}", f"text with {sign}, which no Word file holds")
        )
    if "\r" in value:
        # XML turns \r\n and \r into \n when it is read; \r alone would come back as another sign.
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if "{" in value or "}" in value or "｛" in value or "｝" in value:
        return _BRACES.sub(lambda brace: _STAND_INS[brace.group()], value)
    return value


def with_braces(text: str) -> str:
    """Return *text* with the braces of values back in their place."""
    for sign, stand_in in _STAND_INS.items():
        if stand_in in text:
            text = text.replace(stand_in, sign)
    return text


def is_docxtpl(value: object, *names: str) -> bool:
    """Tell whether *value* is one of docxtpl's own types, without importing docxtpl."""
    kind = type(value)
    return kind.__module__.partition(".")[0] == "docxtpl" and kind.__name__ in names


def printable(value: object) -> str:
    """Return a plain value as text: whole numbers and decimals plainly, a mark as the form prints it.

    Raises UnprintableError for None, what is no finite number, lists, mappings, functions, objects.
    """
    if type(value) is str:
        return text_of(value)
    if isinstance(value, str):
        return text_of(value.value if isinstance(value, Mark) else str(value))
    if isinstance(value, (bool, int)):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, float) and math.isfinite(value):
        return str(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return str(value)
    raise UnprintableError(kind_of(value))


def kind_of(value: object) -> Words:
    """Return what a value is that no text can show."""
    if isinstance(value, (float, Decimal)):
        return Words(f"不是数（{value}）", f"not a number ({value})")
    if is_docxtpl(value, "RichText", "R"):
        return Words("RichText，应写作 {{r … }}", "RichText, to be written {{r … }}")
    for kind, words in _KINDS:
        if isinstance(value, kind):
            return words
    if callable(value):
        return Words("函数，不是数据", "a function, not a value")
    return Words(f"{type(value).__name__} 类型的对象", f"an object of type {type(value).__name__}")


_KINDS: tuple[tuple[type, Words], ...] = (
    (type(None), Words("空值（None）", "no value (None)")),
    (Prose, Words("成段的文字，应单独成段写作 {{p … }}", "running text, to be written {{p … }} on its own")),
    (Mapping, Words("一组值，应写出其中一个", "a mapping, to be followed by one of its names")),
    (Collection, Words("一列值，应写出其中一个或用 for 循环", "a list, to be looped over")),
)
_PLAIN = (str, int, Decimal, float, datetime.date, datetime.time, Prose, type(None))
_DOCXTPL = ("RichText", "R", "Listing", "InlineImage", "RichTextParagraph", "RP")


def refuse_foreign(value: object, path: str = "") -> tuple[str, object] | None:
    """Return the first (dotted name, value) in a context that is no plain data, or None."""
    if type(value) in _PLAIN or (isinstance(value, _PLAIN) and not hasattr(value, "__html__")):
        return None
    if type(value) is dict or isinstance(value, Mapping):
        inside: Iterable[tuple[object, object]] = value.items()
    elif isinstance(value, (list, tuple)):
        inside = enumerate(value)
    else:
        return None if is_docxtpl(value, *_DOCXTPL) else (path, value)
    for key, each in inside:
        # Nearly all are plain: what is free is asked before a name is put together.
        if type(each) in _PLAIN:
            continue
        if (found := refuse_foreign(each, f"{path}.{key}" if path else str(key))) is not None:
            return found
    return None
