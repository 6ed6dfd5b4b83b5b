"""A narrative line by line as it will be printed, for rules that read it: figures filled in, bold off."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.bindings import TAG
from govreport.narrative.bound import bound
from govreport.narrative.grammar import is_heading


class PlainLine(NamedTuple):
    """One line of a narrative. number: 0-based, as `Report.finding_in_text` takes it.

    pieces: (text, bound) in order; bound tells that a `{{ }}` stood there and the text is its value.
    text: the whole line. heading: it is one, and a paragraph by itself.
    """

    number: int
    pieces: tuple[tuple[str, bool], ...]
    text: str
    heading: bool = False


def plain_lines(narrative: Narrative, report: Report) -> tuple[PlainLine, ...]:
    """Return the lines of *narrative* with figures in place of their tags and without `**`.

    A tag without a value stays as typed (it has its own finding). Nothing raises.
    """
    key = (PlainLine, narrative)
    if (known := report.worked_out.get(key)) is not None:
        return cast("tuple[PlainLine, ...]", known)
    values = bound(narrative, report).inserted if "{{" in narrative.text else {}
    lines = narrative.text.replace("**", "").split("\n")
    read = tuple([_plain_line(at, _pieces(line, values)) for at, line in enumerate(lines)])
    report.worked_out[key] = read
    return read


def _plain_line(number: int, pieces: tuple[tuple[str, bool], ...]) -> PlainLine:
    if not pieces:
        return PlainLine(number, (), "")
    text = "".join([text for text, _ in pieces])
    return PlainLine(number, pieces, text, is_heading(text.lstrip()))


def _pieces(line: str, values: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    if "{{" not in line:
        return ((line, False),) if line else ()
    found: list[tuple[str, bool]] = []
    done = 0
    for tag in TAG.finditer(line):
        if value := values.get(tag[1]):
            start, end = tag.span()
            if start > done:
                found.append((line[done:start], False))
            found.append((value, True))
            done = end
    if done < len(line):
        found.append((line[done:], False))
    return tuple(found)
