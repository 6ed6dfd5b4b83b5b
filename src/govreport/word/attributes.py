"""Which attributes a template may use, by the type of what it holds."""

import datetime
from collections.abc import Mapping

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext
from jinja2.utils import Namespace

_TEXT = (
    "upper lower strip lstrip rstrip removeprefix removesuffix startswith endswith split splitlines "
    "isdigit isdecimal isspace find index count title capitalize"
)
_LOOP = "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed"
LOOP = frozenset(_LOOP.split())
_BY_TYPE: tuple[tuple[type, frozenset[str]], ...] = (
    (str, frozenset(_TEXT.split())),
    (Mapping, frozenset({"items", "keys", "values", "get"})),
    (datetime.date, frozenset({"year", "month", "day", "isoformat"})),
    (LoopContext, LOOP),
    (BlockReference, frozenset({"super"})),
)
_OPEN = (Namespace, TemplateModule)


def allowed(owner: object, name: str) -> bool:
    """Tell whether a template may use the attribute *name* of *owner*."""
    if name.startswith("_"):
        return False
    if isinstance(owner, _OPEN):
        return True
    return any(isinstance(owner, kind) and name in names for kind, names in _BY_TYPE)
