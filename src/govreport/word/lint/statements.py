"""The tags of a part as one Jinja program: a line a tag, and a stand-in where a tag cannot be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from govreport.findings import Finding
from govreport.word.environment import HardenedEnvironment
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.tags import Tag

LANGUAGE = HardenedEnvironment()
_PRINTING = {"colspan", "cellbg"}
_SILENT = {"vm", "hm"}
# What stands in for a statement that cannot be read, so that its end still has a beginning.
_STAND_INS = {
    "if": "if true", "elif": "elif true", "for": "for _ in ()", "macro": "macro _()", "with": "with _ = 1",
    "filter": "filter upper", "call": "call range()", "autoescape": "autoescape true", "block": "block _",
}  # fmt: skip
# Brackets without end, a number of thousands of digits: no syntax errors to Jinja, and unreadable.
_UNREADABLE = (TemplateSyntaxError, RecursionError, ValueError)
_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Program:
    """A part as Jinja reads it. tree: None when even the stand-ins did not help.

    tags: the tag of each line. forgiven: names that stand in tags which cannot be read; they may be
    what such a tag was to define.
    """

    tree: nodes.Template | None
    tags: tuple[Tag, ...]
    forgiven: frozenset[str]

    def tag(self, node: nodes.Node) -> Tag | None:
        """Return the tag in which *node* stands."""
        return self.tags[node.lineno - 1] if 0 < node.lineno <= len(self.tags) else None


def program(part: Part, sheet: Sheet) -> Program:
    """Return *part* as a program; what cannot be read of it is put down in *sheet* (GR-540)."""
    lines: list[str] = []
    forgiven: set[str] = set()
    for tag, verbatim in _outside_raw(part.tags):
        unmatched = any(tag is each for each in part.unmatched)
        line, fault = ("", None) if verbatim or unmatched else _line(tag, sheet)
        if fault is not None:
            sheet.findings.append(fault)
        if fault is not None or unmatched:
            forgiven |= set(_NAME.findall(tag.body))
        lines.append(line)
    try:
        tree = LANGUAGE.parse("\n".join(lines))
    except _UNREADABLE as error:
        at = part.tags[min(getattr(error, "lineno", 1), len(part.tags)) - 1]
        sheet.findings.append(_unreadable(at, error, sheet))
        return Program(None, part.tags, frozenset(forgiven))
    return Program(tree, part.tags, frozenset(forgiven))


def _outside_raw(tags: tuple[Tag, ...]) -> Iterator[tuple[Tag, bool]]:
    """Yield each tag and whether it is text: inside raw, or a remark."""
    raw = False
    for tag in tags:
        statement = tag.kind == "{%"
        raw = raw and not (statement and tag.word == "endraw")
        yield tag, raw or tag.kind == "{#" or (statement and tag.word in {"raw", "endraw"})
        raw = raw or (statement and tag.word == "raw")


def _line(tag: Tag, sheet: Sheet) -> tuple[str, Finding | None]:
    """Return the line for *tag*, and what is wrong when it cannot be read."""
    body = " ".join(tag.body.split())
    if tag.kind == "{{" or tag.word in _PRINTING:
        line = f"{{{{ {body.removeprefix(tag.word) if tag.kind == '{%' else body} }}}}"
        alone = line
    elif tag.word in _SILENT:
        return "", None
    else:
        line = f"{{% {body} %}}"
        alone = _closed(tag.word, body, line)
    try:
        if alone:
            LANGUAGE.parse(alone)
    except _UNREADABLE as error:
        stand_in = _STAND_INS.get(tag.word, "") if tag.kind == "{%" else ""
        return f"{{% {stand_in} %}}" if stand_in else "", _unreadable(tag, error, sheet)
    return line, None


def _closed(word: str, body: str, line: str) -> str:
    """Return a statement that can be read by itself, "" for one that has nothing of its own to read."""
    if word.startswith("end") or word == "else":
        return ""
    if word == "elif":
        return f"{{% if true %}}{line}{{% endif %}}"
    paired = word in _STAND_INS or (word == "set" and re.search(r"(?<![=!<>])=(?!=)", body) is None)
    return f"{line}{{% end{word} %}}" if paired else line


def _unreadable(tag: Tag, error: Exception, sheet: Sheet) -> Finding:
    reason = getattr(error, "message", None) or type(error).__name__
    return sheet.found("GR-540", tag.place, tag=tag.text, reason=reason)
