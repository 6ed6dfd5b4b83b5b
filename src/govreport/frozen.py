"""Tables of values that nobody can change: what the engine hands to plugins."""

from collections.abc import Mapping
from typing import NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Frozen(dict[K, V]):
    """A dict that refuses every change; in all else (JSON, copies, pickles) it is one."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the report is read-only; a hook returns what it has to say")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type, tuple[dict[K, V]]]:
        return type(self), (dict(self),)

    def __copy__(self) -> "Frozen[K, V]":
        return self


def frozen(values: Mapping[str, object]) -> "Frozen[str, object]":
    """Return *values* as a table that nobody can change, and the tables inside it too."""
    return Frozen({key: frozen(each) if isinstance(each, dict) else each for key, each in values.items()})
