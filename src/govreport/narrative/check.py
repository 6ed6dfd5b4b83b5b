"""All that is wrong with the running texts of a report, each with its line in the data file."""

from collections.abc import Iterator
from dataclasses import replace

from govreport.findings import Finding
from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.bound import blocks_of, bound
from govreport.reading.problem import Problem

_MARKS = ("**", "#", "|", "![")
"""Every problem with Markdown is one with such a mark: where none stands there is no need to cut blocks."""


def check_narratives(report: Report) -> Iterator[Finding]:
    """Yield what is wrong with each narrative, from its first line to its last."""
    for narrative in report.narratives.values():
        figures = bound(narrative, report)
        marked = any(mark in narrative.text for mark in _MARKS)
        problems = blocks_of(narrative, report)[1] if marked else ()
        for problem in sorted((*figures.problems, *problems), key=lambda each: each.line or 0):
            yield as_finding(problem, narrative, report)


def as_finding(problem: Problem, narrative: Narrative, report: Report) -> Finding:
    """Give *problem* its place in the data file."""
    at = report.source.locate_text(narrative.path, problem.line or 0)
    return Finding(problem.code, replace(at, path=narrative.path), problem.args)
