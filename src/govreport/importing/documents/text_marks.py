"""The marks of Markdown in a line of text: headings, lists, bold."""

import re

from govreport.importing.documents.content import Paragraph, Place
from govreport.narrative.inline import read_runs

_HASHES = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"(\s*)[-*•·]\s+(?=\S)")


def marked(line: str, place: Place) -> Paragraph:
    """Return a line as the paragraph that it stands for."""
    if hashes := _HASHES.match(line):
        runs = read_runs(line[hashes.end() :].strip().rstrip("#").rstrip())
        return Paragraph(runs, place, level=len(hashes[1]))
    if bullet := _BULLET.match(line):
        return Paragraph(
            read_runs(line[bullet.end() :].strip()), place, marker="•", depth=len(bullet[1]) // 2
        )
    return Paragraph(read_runs(line.strip()), place)
