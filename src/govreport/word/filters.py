"""Filters of the template language: what is added, what is made strict, what is taken away."""

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, cast

from jinja2 import pass_eval_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.nodes import EvalContext

from govreport.findings import Words
from govreport.word.fragments import block_xml
from govreport.word.state import CURRENT, grown
from govreport.word.values import UnprintableError

# attr, map and format reach into objects; the others print without bound, at random, or mark text as XML.
_REMOVED = "attr map format center indent pprint xmlattr urlize tojson random wordwrap safe float"
REMOVED_FILTERS = frozenset(_REMOVED.split())
_MAX_GROUP = 10_000


def counted(items: Iterable[Any]) -> Iterator[Any]:
    """Yield *items*, counting turns: put around every `for` when a template is compiled."""
    rendering = CURRENT.get()
    for item in items:
        rendering.step()
        yield item


def bounded_range(*bounds: int) -> range:
    """Return `range(...)`, its length counted as turns at once."""
    turns = range(*bounds)
    CURRENT.get().step(len(turns))
    return turns


def strict_int(value: object) -> int:
    """Return a number without its decimals; a text that is no number is refused, not 0."""
    return int(_number(value))


def rounded(value: object, digits: int = 0) -> Decimal:
    """Return a number rounded half up (四舍五入), exactly."""
    if not 0 <= digits <= 12:
        raise UnprintableError(Words(f"保留 {digits} 位小数", f"rounding to {digits} places"))
    return _number(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _number(value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UnprintableError(Words(f"“{value}”，不是数", f"“{value}”, which is no number"))
    return number


@pass_eval_context
def joined(context: EvalContext, items: Iterable[Any], between: str = "", attribute: Any = None) -> str:
    """Join *items*, as Jinja does, with an end to what comes of it."""
    parts = list(items)
    grown(sum(map(_length, parts)) + len(parts) * _length(between))
    return cast("str", JINJA_FILTERS["join"](context, parts, between, attribute))


@pass_eval_context
def replaced(context: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    """Replace *old* by *new*, as Jinja does, with an end to what comes of it."""
    grown(len(str(text)) + str(text).count(str(old)) * _length(new))
    return cast("str", JINJA_FILTERS["replace"](context, text, old, new, count))


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else 1


def _grouped(name: str) -> Callable[..., Any]:
    jinja = JINJA_FILTERS[name]

    def grouping(value: Any, size: int, fill_with: Any = None) -> Any:
        if not 0 < size <= _MAX_GROUP:
            raise UnprintableError(Words(f"每组 {size} 个", f"groups of {size}"))
        return jinja(value, size, fill_with)

    return grouping


FILTERS: dict[str, Callable[..., Any]] = {
    "block_xml": block_xml,
    "counted": counted,
    "int": strict_int,
    "join": joined,
    "replace": replaced,
    "round": rounded,
    "batch": _grouped("batch"),
    "slice": _grouped("slice"),
}
