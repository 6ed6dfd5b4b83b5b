"""Errors of Jinja, told as places in Word: file, part, cell, the tag, and the nearest known name."""

import re
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from jinja2 import Environment, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateNotFound, UndefinedError
from jinja2.runtime import Context

from govreport.errors import TemplateError
from govreport.findings import Locator, Words
from govreport.reading.names import NOTHING_LIKE_IT
from govreport.word.compiled import Spot
from govreport.word.environment import UnknownNameError
from govreport.word.state import BudgetError
from govreport.word.values import UnprintableError

if TYPE_CHECKING:
    from govreport.word.compiled import CompiledPart

# Names that the engine itself gives to templates while it compiles them.
_OWN = {"counted", "block_xml"}
# As many names as a message can hold.
FEW = 12


def nearest(name: str, known: Iterable[str]) -> str | Words:
    """Return the known name that *name* most likely means, else all of them when they are few, else none."""
    names = sorted(known)
    from difflib import get_close_matches

    near = names if len(names) == 1 else get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return near[0]
    if not 0 < len(names) <= FEW:
        return NOTHING_LIKE_IT
    return Words(f"（无相近的，可用：{'、'.join(names)}）", f"(nothing like it; known: {', '.join(names)})")


def syntax_failure(error: TemplateSyntaxError, spots: Mapping[int, Spot], file: str) -> TemplateError:
    """Return what Jinja could not read as an error with its place."""
    spot = _spot(spots, error.lineno)
    named = re.search(r"No (filter|test) named '([^']*)'", error.message or "")
    if isinstance(error, TemplateAssertionError) and named:
        return _unknown(named.group(1), named.group(2), (), spot, file)
    return TemplateError.of("GR-540", _at(spot, file), tag=_tag(spot), reason=error.message or "")


def unknown_filters(tree: nodes.Template, env: Environment, spots: Mapping[int, Spot], file: str) -> None:
    """Refuse filters and tests that do not exist, also where Jinja would notice only when it gets there."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        kind, known = ("filter", env.filters) if isinstance(node, nodes.Filter) else ("test", env.tests)
        if node.name not in known:
            raise _unknown(kind, node.name, known, _spot(spots, node.lineno), file)


def refuse_raw(tree: nodes.Template, spots: Mapping[int, Spot], file: str) -> None:
    """Refuse `autoescape false`: a text would be taken for XML."""
    for node in tree.find_all(nodes.EvalContextModifier):
        if any(not isinstance(o.value, nodes.Const) or o.value.value is not True for o in node.options):
            spot = _spot(spots, node.lineno)
            raise TemplateError.of("GR-553", _at(spot, file), tag=_tag(spot))


def failure(error: Exception, parts: Mapping[str, tuple[str, "CompiledPart"]]) -> TemplateError:
    """Return anything that went wrong while a template ran as a TemplateError with its place.

    parts: name of the Jinja template → (file, compiled part).
    """
    if isinstance(error, TemplateError):
        return error
    file, spot, names = _where(error, parts)
    code, said = _told(error, names)
    return TemplateError.of(code, _at(spot, file), tag=_tag(spot), **said)


def _told(error: Exception, names: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Return the code of *error* and what its words ask for."""
    match error:
        case UnknownNameError():
            known = error.owner if isinstance(error.owner, Mapping) else names
            return "GR-551", {"name": error.name, "nearest": nearest(error.name, map(str, known))}
        case UndefinedError() | TemplateNotFound():
            return "GR-551", {"name": str(error), "nearest": NOTHING_LIKE_IT}
        case UnprintableError():
            return "GR-552", {"what": error.what}
        case SecurityError():
            return "GR-553", {}
        case BudgetError() | RecursionError() | MemoryError():
            return "GR-554", {}
        case _:
            return "GR-555", {"reason": _reason(error)}


def _where(
    error: Exception, parts: Mapping[str, tuple[str, "CompiledPart"]]
) -> tuple[str, Spot | None, Iterable[str]]:
    """Find the innermost template frame: its file, its tag, and the names known there."""
    file, spot, known = "", None, ()  # type: tuple[str, Spot | None, Iterable[str]]
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        name = (template.name or "") if isinstance(template, Template) else ""
        if isinstance(template, Template) and name in parts:
            file, part = parts[name]
            spot = _spot(part.spots, template.get_corresponding_lineno(trace.tb_lineno)) or spot
            context = trace.tb_frame.f_locals.get("context")
            known = _given(context) if context is not None else known
        trace = trace.tb_next
    return file, spot, known


def _given(context: Context) -> Iterable[str]:
    """Return the names of the data: nobody who misspells one means `range` or `namespace`."""
    return context.get_all().keys() - context.environment.globals.keys()


def _unknown(kind: str, name: str, known: Iterable[str], spot: Spot | None, file: str) -> TemplateError:
    words = {"filter": Words("过滤器", "filter"), "test": Words("判断", "test")}[kind]
    near = nearest(name, set(known) - _OWN)
    return TemplateError.of("GR-544", _at(spot, file), tag=_tag(spot), name=name, kind=words, nearest=near)


def _spot(spots: Mapping[int, Spot], line: int) -> Spot | None:
    """Return the tag of *line*, or the one before it."""
    at = max((known for known in spots if known <= line), default=None)
    return spots[at] if at is not None else None


def _at(spot: Spot | None, file: str) -> Locator:
    return spot.place.locator(file) if spot else Locator(file=file)


def _tag(spot: Spot | None) -> str:
    return spot.text if spot else "-"


def _reason(error: Exception) -> Words:
    if isinstance(error, ZeroDivisionError):
        return Words("除数为 0", "division by zero")
    if isinstance(error, (TypeError, ValueError)):
        return Words(f"这些值不能这样用（{error}）", f"these values do not go together ({error})")
    return Words(f"{type(error).__name__}：{error}", f"{type(error).__name__}: {error}")
