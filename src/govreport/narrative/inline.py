r"""Inside a block: soft and forced line breaks, **bold**, and the figures put in place of their tags.

CommonMark's own rule for ** asks for a blank or a punctuation mark beside it, which fails in
Chinese (`**“三公”经费**情况`). Here ** opens before and closes behind anything that is not a blank.
Nothing else is a mark: `_`, a lone `*`, `\`, `<` and `&` come out as they were typed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import east_asian_width

from govreport.narrative.bindings import TAG
from govreport.narrative.blocks import Run

BOLD = "**"
_OPENING = re.compile(r"\*\*(?=\S)")
_CLOSING = re.compile(r"(?<=\S)\*\*")


def join_lines(lines: Sequence[str]) -> str:
    r"""Join the lines of one paragraph; forced breaks (`\` or two blanks at the end) become "\n".

    Where Chinese meets the line break nothing is put in its place, between Latin words a blank.
    """
    joined = ""
    glue = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        last = number == len(lines)
        forced = not last and (text.endswith("\\") or line.endswith("  "))
        if not last and text.endswith("\\"):
            text = text[:-1].rstrip()
        joined += (glue or _soft_break(joined, text)) + text
        glue = "\n" if forced else ""
    return joined


def read_runs(text: str, inserted: Mapping[str, str] = {}) -> tuple[Run, ...]:
    """Split joined *text* at its bold marks, then put in the figures.

    inserted: inside of a `{{ }}` → what is printed for it. It is put in last, so that no value can
    turn into a mark; a tag without a value stays as it is.
    """

    def value(tag: re.Match[str]) -> str:
        return inserted.get(tag[1], tag[0])

    pieces = ((TAG.sub(value, piece), bold) for piece, bold in _split(text))
    return tuple(Run(piece, bold) for piece, bold in pieces if piece)


def stray_bold(text: str) -> bool:
    """Tell whether *text* holds a `**` without a partner; it is printed as typed."""
    return any(BOLD in piece for piece, bold in _split(text) if not bold)


def _split(text: str) -> Iterator[tuple[str, bool]]:
    done = 0
    while opening := _OPENING.search(text, done):
        closing = _CLOSING.search(text, opening.end() + 1)
        if closing is None:
            break
        yield text[done : opening.start()], False
        yield text[opening.end() : closing.start()], True
        done = closing.end()
    yield text[done:], False


def _soft_break(before: str, after: str) -> str:
    left, right = before.rstrip("*")[-1:], after.lstrip("*")[:1]
    if not left or not right or left == "\n":
        return ""
    return "" if _is_wide(left) or _is_wide(right) else " "


def _is_wide(character: str) -> bool:
    # "A" takes in “ ” ‘ ’ … — and ×, which stand in Chinese text far more often than in Latin.
    return east_asian_width(character) in {"W", "F", "A"}
