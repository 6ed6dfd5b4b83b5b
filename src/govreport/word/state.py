"""What one rendering keeps to itself, so that templates can be shared between threads."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govreport.word.package import Relationship

if TYPE_CHECKING:
    from govreport.word.compiled import CompiledFile

# Far beyond any report; a template that reaches them does not end by itself.
MAX_STEPS = 1_000_000
MAX_OUTPUT = 64 << 20
MAX_TEXT = 8 << 20


class BudgetError(Exception):
    """A template goes on without end, or prints without end."""


@dataclass(slots=True)
class Rendering:
    """One rendering. used: template files asked for. part: member being filled.

    added: part → new relationships. media: member name → bytes of pictures in the values. merged: loop
    and merged cell → turn, values, whether it begins there.
    """

    used: list["CompiledFile"] = field(default_factory=list)
    part: str = ""
    added: dict[str, list[Relationship]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, tuple[object, ...], bool]] = field(default_factory=dict)
    steps: int = 0
    written: int = 0

    def step(self, number: int = 1) -> None:
        """Count a turn of a loop or a call. Raises BudgetError."""
        self.steps += number
        if self.steps > MAX_STEPS:
            raise BudgetError

    def collect(self, pieces: Iterable[str]) -> str:
        """Put what a template prints together, counting. Raises BudgetError."""
        kept = []
        for piece in pieces:
            kept.append(piece)
            self.written += len(piece)
            if self.written > MAX_OUTPUT:
                raise BudgetError
        return "".join(kept)

    def write(self, size: int) -> None:
        """Count what is printed. Raises BudgetError."""
        self.written += size
        if self.written > MAX_OUTPUT:
            raise BudgetError


CURRENT: ContextVar[Rendering] = ContextVar("govreport_rendering")


def grown(size: int) -> None:
    """Count a text or list of *size* that a template makes, printed or not. Raises BudgetError."""
    if size > MAX_TEXT:
        raise BudgetError
    CURRENT.get().write(size)
