"""Words outside the tables that are fixed by law or by the form, and were changed by a sign or two."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from govreport.findings import Finding
from govreport.form.edition import Edition
from govreport.word.lint.judged import Measure
from govreport.word.lint.labels import beside
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.places import HEADING
from govreport.word.tags import SURROUNDINGS
from govreport.word.visible import plain

# Laws by their full names (the Regulations of 2019, and what tables three and four speak of).
LAWS = (
    "中华人民共和国政府信息公开条例",
    "中华人民共和国行政复议法",
    "中华人民共和国行政诉讼法",
)
_LONG = 8
_NEAR = 0.7
_HEADING_TAG = re.compile(r"\{\{-?\s*section\.heading\b")
_CHARACTER = re.compile("[\u4e00-\u9fff]")


def wording_faults(part: Part, measure: Measure, sheet: Sheet) -> Iterator[Finding]:
    """Yield TPL-044 a section's heading in other words, TPL-046 with words beside it, TPL-045 a legal name
    that is one sign off.
    """
    titles = {section.title: section.heading for section in measure.report.outline}
    names = (*LAWS, *_fixed_words(measure.report.edition))
    for _, text, place in part.paragraphs:
        words = plain(text)
        if not place.cells and HEADING.match(words) and (heading := _meant(words, titles)):
            yield sheet.found("TPL-044", place, found=words, heading=heading)
        if _HEADING_TAG.search(text) and (rest := beside(text)):
            yield sheet.found("TPL-046", place, words=rest, kind=SURROUNDINGS["p"])
        for name in names:
            if found := near_miss(words, name):
                yield sheet.found("TPL-045", place, found=found, name=name)


def near_miss(text: str, name: str) -> str:
    """Return what stands in *text* for *name* with one sign wrong, missing or too many, else ""."""
    if name in text:
        text = text.replace(name, "\n")
    half = len(name) // 2
    for kept, at_front in ((name[:half], True), (name[half:], False)):
        rest = name[half:] if at_front else name[:half]
        for match in re.finditer(re.escape(kept), text):
            for size in (len(rest), len(rest) + 1, len(rest) - 1):
                start = match.end() if at_front else match.start() - size
                other = text[max(start, 0) : start + size] if start + size > 0 else ""
                if other != rest and len(other) == size and one_off(other, rest):
                    return kept + other if at_front else other + kept
    return ""


def one_off(a: str, b: str) -> bool:
    """Tell whether one sign replaced, added or removed makes *b* of *a*.

    A sign that is added or removed stands inside; one that is replaced at an end is a character.
    """
    if abs(len(a) - len(b)) > 1 or a == b or not a:
        return False
    front = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[front + 1 :] == b[front + 1 :] and _CHARACTER.match(a[front]) is not None
    if a[0] != b[0] or a[-1] != b[-1]:
        return False
    return a[front + 1 :] == b[front:] if len(a) > len(b) else a[front:] == b[front + 1 :]


def _meant(words: str, titles: dict[str, str]) -> str:
    """Return the heading that *words* come near without being it, else ""."""
    headings = {plain(heading) for heading in titles.values()}
    title = words.partition("、")[2]
    if words in headings:
        return ""
    near = get_close_matches(title, titles, n=1, cutoff=_NEAR)
    return titles[near[0]] if near else ""


def _fixed_words(edition: Edition) -> Iterator[str]:
    """Yield the words of the report's title that every report has."""
    return (words for words in re.split(r"\{\w+\}", edition.title) if len(words) >= _LONG)
