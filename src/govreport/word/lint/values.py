"""What a name in a template may stand for: values of a sample report with the path that leads to each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from govreport.word.attributes import allowed


@dataclass(frozen=True, slots=True)
class Known:
    """Values that may stand here: (path in the context or "", sample)."""

    each: tuple[tuple[str, object], ...]

    @property
    def path(self) -> str:
        """Return the path by which the template came here, "" when it was not by names alone."""
        return self.each[0][0] if self.each else ""

    def members(self) -> frozenset[str]:
        """Return the names that may follow."""
        return frozenset(
            str(key) for _, value in self.each if isinstance(value, Mapping) for key in value
        ) | frozenset(key for _, value in self.each if isinstance(value, Tools) for key in value.names)


# Nothing is known: what came out of a filter, a call, a calculation.
Value: TypeAlias = Known | None


@dataclass(frozen=True, slots=True)
class Tools:
    """Something of the template's own with fixed attributes: `loop`, an imported file."""

    names: frozenset[str]


def sample(path: str, value: object) -> Known:
    """Return a value that is known by its path."""
    return Known(((path, value),))


def member(value: Known, name: object) -> Value | str:
    """Return what *name* is in *value*; "" when it is nowhere in it.

    Attributes of texts, dates and loops that templates may use are values of which nothing is known.
    """
    found: list[tuple[str, object]] = []
    free = False
    for path, owner in value.each:
        if isinstance(owner, Mapping) and name in owner:
            found.append((f"{path}.{name}" if path else "", owner[name]))
        elif isinstance(owner, (list, tuple)) and isinstance(name, int) and -len(owner) <= name < len(owner):
            found.append((f"{path}.{name % len(owner)}" if path else "", owner[name]))
        elif isinstance(owner, Tools):
            free = free or name in owner.names
        elif allowed(owner, str(name)):
            free = True
    return None if free else Known(tuple(found)) if found else ""


def items(value: Value) -> Value:
    """Return what a loop over *value* gives, one at a time; the keys of a mapping are texts."""
    if value is None:
        return None
    found: list[tuple[str, object]] = []
    for path, owner in value.each:
        if isinstance(owner, (list, tuple)):
            found += [(f"{path}.{at}" if path else "", each) for at, each in enumerate(owner)]
        elif isinstance(owner, Mapping):
            found += [("", key) for key in owner]
        else:
            return None
    return Known(tuple(found)) if found else None


def either(values: Iterable[Value]) -> Value:
    """Return one of *values*, not known which."""
    found: list[tuple[str, object]] = []
    for value in values:
        if value is None:
            return None
        found += value.each
    return Known(tuple(found))


def leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield (path, value) of everything under *path* that can be printed."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for at, each in enumerate(value):
            yield from leaves(each, f"{path}.{at}")
    else:
        yield path, value
