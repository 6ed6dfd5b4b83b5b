"""How a long title is broken into lines: after the organ's name, else in lines of nearly equal length."""

import math

LINE = 20
"""Characters of 22 pt that a line of 156 mm holds (GB/T 9704-2012)."""


def title_lines(title: str, organ: str) -> tuple[str, ...]:
    """Return the lines of *title* as they should be printed: broken where its words allow it.

    A title that fits one line stays one line. A longer one breaks behind *organ*, when the title
    begins with it and what follows fits one line; all else breaks into as few lines as hold it, of
    nearly equal length.
    """
    rest = title.removeprefix(organ)
    if _width(title) > LINE and organ and rest != title and rest and _width(rest) <= LINE:
        return (*_even(organ), rest)
    return _even(title)


def _width(text: str) -> float:
    """Return how many full-width characters *text* takes; Latin letters and digits take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _even(text: str) -> tuple[str, ...]:
    """Return *text* in as few lines as hold it, of nearly equal length."""
    lines: list[str] = []
    left = _width(text)
    number = math.ceil(left / LINE)
    begin = 0
    while number > 1 and begin < len(text):
        end = _break(text, begin, left / number)
        lines.append(text[begin:end].strip())
        left -= _width(text[begin:end])
        begin, number = end, max(number - 1, math.ceil(left / LINE))
    return tuple(line for line in (*lines, text[begin:].strip()) if line) or (text,)


def _break(text: str, begin: int, wanted: float) -> int:
    """Return where the line from *begin* ends: after *wanted* characters, as near as the words allow."""
    best, reached, width = 0, 0.0, 0.0
    for place in range(begin + 1, len(text)):
        width += _width(text[place - 1])
        if width > LINE and best:
            break
        if not _inside_word(text, place):
            if best and abs(width - wanted) >= abs(reached - wanted):
                break
            best, reached = place, width
    return best or len(text)


def _inside_word(title: str, place: int) -> bool:
    before, after = title[place - 1], title[place]
    return (before.isascii() and after.isascii()) or after in "年、，）》”" or before in "（《“"
