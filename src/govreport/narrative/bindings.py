"""Figures in the text: `{{ requests.new_received.total }}` bound to what the data file says."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govreport.cells import printed
from govreport.narrative.expression import BindingError, calculate, plain_name
from govreport.narrative.names import Names, NotLoadedError
from govreport.reading.problem import Problem

# ｛｛* in place of ｛+: where every alternative begins with a certain character, `re` looks for those alone.
TAG = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}")
"""A tag in one line; its inside. One that is never closed must not cost a look at all the rest."""
_MARKS = re.compile(r"\{\{|\}\}|\{%|\{#|｛｛*[^｛｝]*｝*|｝｝*")
_PARTNERS = {"{{": "}}", "}}": "{{"}
_BRACE = re.compile(r"[{}｛｝]")
_MARKS_INSIDE = re.compile(r"\{\{|\{%|\{#")


class Bound(NamedTuple):
    """What stands for the tags of one text.

    inserted: inside of a `{{ }}` as typed → what is printed for it. problems: why others have nothing.
    complete: False when a tag has no value because loading failed; that has its own finding.
    """

    inserted: Mapping[str, str]
    problems: tuple[Problem, ...]
    complete: bool = True


def bind(text: str, names: Names) -> Bound:
    """Find the tags of *text* and work out what each stands for. A tag begins and ends on one line."""
    inserted: dict[str, str] = {}
    problems: dict[object, Problem] = {}  # the same mistake in one line is told once
    complete = True
    for number, line in enumerate(text.split("\n")):
        if not _BRACE.search(line):
            continue
        for tag in _tags(line, number):
            if isinstance(tag, Problem):
                problems.setdefault((tag.code, number, str(tag.args)), tag)
                continue
            try:
                inserted[tag] = inserted.get(tag) or _printed(tag, names)
            except BindingError as error:
                problem = Problem(error.code, {"tag": f"{{{{{tag}}}}}", **error.values}, number)
                problems.setdefault((number, tag), problem)
            except NotLoadedError:
                complete = False
    return Bound(inserted, tuple(problems.values()), complete)


def _printed(tag: str, names: Names) -> str:
    if name := plain_name(tag):
        return names.text(name)
    value = calculate(tag, names.number)
    return value if isinstance(value, str) else printed(value)


def _tags(line: str, number: int) -> Iterator[str | Problem]:
    """Yield the inside of each tag of a line, and a problem for each brace that opens or closes nothing."""
    done, last = 0, line.rfind("}}")
    while mark := _MARKS.search(line, done):
        done = mark.end()
        if mark[0] == "{{":
            end = line.find("}}", done) if last >= done else -1
            if end >= 0 and not _MARKS_INSIDE.search(line, done, end):
                yield line[done:end]
                done = end + 2
                continue
        yield _stray(mark, line, number)


def _stray(mark: re.Match[str], line: str, number: int) -> Problem:
    """Say what is wrong with a brace that opens or closes nothing, or is none of the two kinds that do."""
    near = line[max(0, mark.start() - 6) : mark.end() + 12].strip()
    if mark[0] in _PARTNERS:
        return Problem("GR-701", {"mark": mark[0], "missing": _PARTNERS[mark[0]], "near": near}, number)
    code = "GR-703" if mark[0].startswith("{") else "GR-702"
    return Problem(code, {"mark": mark[0][:2].strip(), "near": near}, number)
