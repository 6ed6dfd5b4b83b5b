"""How a long title is broken into lines: after the organ's name, else in two of nearly equal length."""

from itertools import accumulate

LINE = 20
"""Characters of 22 pt that a line of 156 mm holds (GB/T 9704-2012)."""


def title_lines(title: str, organ: str) -> tuple[str, ...]:
    """Return the lines of *title* as they should be printed: broken where its words allow it.

    A title that fits one line stays one line. A longer one breaks behind *organ*, when the title
    begins with it and both parts fit; else before its year or, without one, in the middle.
    """
    if _width(title) <= LINE:
        return (title,)
    rest = title.removeprefix(organ)
    if rest != title and rest and _width(organ) <= LINE and _width(rest) <= LINE:
        return organ, rest
    middle = _middle(title)
    return title[:middle].rstrip(), title[middle:].lstrip()


def _width(text: str) -> float:
    """Return how many full-width characters *text* takes; Latin letters and digits take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _middle(title: str) -> int:
    before = [0.0, *accumulate(map(_width, title))]
    breaks = [place for place in range(1, len(title)) if not _inside_word(title, place)]
    return min(breaks, key=lambda place: abs(2 * before[place] - before[-1]), default=len(title))


def _inside_word(title: str, place: int) -> bool:
    before, after = title[place - 1], title[place]
    return (before.isascii() and after.isascii()) or after in "年、，）》”" or before in "（《“"
