"""Jinja, hardened: a template may look at its data and at nothing else, and a mistake is never a blank."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from govreport.findings import Words
from govreport.word import attributes
from govreport.word.filters import FILTERS, REMOVED_FILTERS, bounded_range
from govreport.word.fragments import Xml
from govreport.word.state import CURRENT, BudgetError, grown
from govreport.word.values import UnprintableError, printable, text_of
from govreport.word.vertical import NAME, merge_begins

_CALLABLE = (Macro, BlockReference, LoopContext)
_FREE = (Namespace, dict, bounded_range, merge_begins)
_NUMBERS = (int, float, Decimal)
_MAX_BITS = 1024
# A call costs about as much as ten turns of a loop.
_CALL = 10


class UnknownNameError(UndefinedError):
    """A name that nobody gave. owner: what it was looked for in; `missing` for the whole context."""

    def __init__(self, message: str, owner: object, name: object) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = str(name)


class Unknown(StrictUndefined):
    """Undefined that remembers in what it was looked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = UndefinedError,
    ) -> None:
        if exc is UndefinedError and name is not None:
            super().__init__(hint, obj, name, lambda message: UnknownNameError(message, obj, name))  # type: ignore[arg-type]
        else:
            super().__init__(hint, obj, name, exc)


class Compiler(CodeGenerator):
    """Jinja's compiler, which would print constants without asking `finalize` whether they can be printed."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class HardenedEnvironment(ImmutableSandboxedEnvironment):
    """Sandbox with an allow-list: data by item, a few methods of text, the tools of a loop."""

    code_generator_class = Compiler
    intercepted_binops = frozenset({"*", "**", "%", "+", "-"})

    def __init__(self, loader: BaseLoader | None = None) -> None:
        super().__init__(
            autoescape=True,
            undefined=Unknown,
            finalize=finalize,
            loader=loader,
            auto_reload=True,
            cache_size=-1,
        )
        self.globals = {"range": bounded_range, "dict": dict, "namespace": Namespace, NAME: merge_begins}
        self.filters = {name: f for name, f in self.filters.items() if name not in REMOVED_FILTERS} | FILTERS

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look *attribute* up in *obj*: items first, so that `a.items` is data when a holds it."""
        if type(obj) is dict or isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
        elif isinstance(obj, TemplateReference):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if attributes.allowed(obj, attribute):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        if attribute.startswith("_"):
            raise SecurityError(attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Look an item up; a name that is none falls back to the same allow-list."""
        try:
            return obj[argument]
        except (LookupError, TypeError, AttributeError):
            if isinstance(argument, str):
                return self.getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call *obj*."""
        if isinstance(obj, _CALLABLE) or any(obj is each for each in _FREE):
            return True
        return attributes.allowed(getattr(obj, "__self__", None), getattr(obj, "__name__", ""))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's own
        """Call *obj* for a template, counting."""
        CURRENT.get().step(_CALL)
        if isinstance(__obj, Undefined):
            __obj._fail_with_undefined_error()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, with numbers only where a text would grow without bound."""
        for side in (left, right):
            if isinstance(side, Undefined):
                side._fail_with_undefined_error()
        texts = isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple))
        if operator == "**" or (texts and operator != "+"):
            raise SecurityError(operator)
        if texts and operator == "+":
            grown(len(left) + len(right))
        if isinstance(left, int) and isinstance(right, int):
            if left.bit_length() + right.bit_length() > _MAX_BITS:
                raise BudgetError
        # 0.1 + 0.2 is 0.3 in a report, not 0.30000000000000004.
        elif isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS):
            left, right = Decimal(str(left)), Decimal(str(right))
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        """Let a template that asks for its own name find the next file of that name (see templates)."""
        own, asked = parent.rsplit(":", maxsplit=1)[-1], template.rsplit(":", maxsplit=1)[-1]
        if own.lstrip("^") == asked:
            return template[: len(template) - len(asked)] + "^" + own
        return template


def finalize(value: Any) -> Any:
    """Turn what a template prints into text. Raises UnprintableError."""
    kind = type(value)
    if kind is int:
        return str(value)
    if kind is str:
        return text_of(value)
    if kind is Xml:
        return value
    if kind is Markup:
        # Only macros, blocks and escape make Markup; data that bring their own are refused beforehand.
        if "<w:p>" in value or "<w:p " in value or "<w:tbl>" in value:
            raise UnprintableError(
                Words("成段的内容，应单独成段写作 {{p … }}", "whole paragraphs, to be written {{p … }}")
            )
        return value
    if kind.__module__.startswith("docxtpl"):
        from govreport.word.foreign_values import inline_xml

        return inline_xml(value)
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    return printable(value)


def bounded(join: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return Jinja's own *join* of texts (`~`), with an end to their growth."""

    def joined(seq: Any) -> str:
        parts = list(seq)
        grown(sum(len(part) for part in parts if isinstance(part, str)))
        return join(parts)

    return joined
