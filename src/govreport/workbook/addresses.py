"""Addresses of cells as a workbook writes them."""

from collections.abc import Iterable, Iterator, Sequence

Spot = tuple[int, int]
"""Row and column of a cell, 0-based."""


def address(row: int, column: int) -> str:
    """Return `D12` for (11, 3)."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def spot(written: str) -> Spot:
    """Return (11, 3) for `D12`. Raises ValueError for anything else."""
    letters = written.rstrip("0123456789")
    if not letters.isascii() or not letters.isalpha() or letters == written:
        raise ValueError(written)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(written[len(letters) :]) - 1, column - 1


def fixed(row: int, column: int) -> str:
    """Return `$D$12`: a place that stays itself when the formula is applied to other cells."""
    letters = address(0, column)[:-1]
    return f"${letters}${row + 1}"


def ranges(spots: Sequence[Spot]) -> list[str]:
    """Return the cells as few ranges: `$C$5:$C$27`, `$C$29`."""
    return [
        fixed(*run[0]) if len(run) == 1 else f"{fixed(*run[0])}:{fixed(*run[-1])}" for run in _runs(spots)
    ]


def _runs(spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    run: list[Spot] = []
    for each in spots:
        if run and not _continues(run, each):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _continues(run: list[Spot], each: Spot) -> bool:
    step = (each[0] - run[-1][0], each[1] - run[-1][1])
    if step not in ((0, 1), (1, 0)):
        return False
    return len(run) == 1 or step == (run[-1][0] - run[-2][0], run[-1][1] - run[-2][1])
