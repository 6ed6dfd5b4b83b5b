"""A slip of the pen leaves a trace: of several cells that could be wrong, the one that shows it."""

from collections.abc import Sequence

from govreport.arithmetic import Place
from govreport.diagnosis.moves import Move, Slip
from govreport.diagnosis.system import Broken, Number

TELLING = 10
"""A difference below this equals some figure of the table by chance."""


def traced(broken: Broken, candidates: Sequence[Move]) -> list[Move]:
    """Return the mistakes that leave a trace.

    Two digits changed places (12 for 21); two neighbours did; a total leaves out exactly one figure.
    """
    cells = [move for move in candidates if move.slip is Slip.CELL]
    found = [move for move in cells if _transposed(broken, move) or left_out(broken, move) is not None]
    return [*found, *(move for move in candidates if move.slip is not Slip.CELL)]


def left_out(broken: Broken, move: Move) -> Place | None:
    """Return the only cell whose figure the total at `move.place` lacks, None without one."""
    change = move.changes[move.place]
    for number, _ in broken.system.touching[move.place]:
        relation = broken.system.relations[number]
        if relation.sum.computes and relation.total == move.place:
            same = [place for place in relation.left if broken.value(place) == change]
            return same[0] if len(same) == 1 and change >= TELLING else None
    return None


def _transposed(broken: Broken, move: Move) -> bool:
    old, new = (str(value) for value in _values(broken, move))
    return len(old) == len(new) and any(
        old[:at] + old[at + 1] + old[at] + old[at + 2 :] == new for at in range(len(old) - 1)
    )


def transposed(broken: Broken, move: Move) -> bool:
    """Tell whether the new figure is the old one with two neighbouring digits exchanged."""
    return move.slip is Slip.CELL and _transposed(broken, move)


def _values(broken: Broken, move: Move) -> tuple[Number, Number]:
    place = move.place
    return broken.value(place), broken.new_value(place, move.changes[place])
