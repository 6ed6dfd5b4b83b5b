"""Match the statements of a template: what is opened must be closed, in its own document."""

import re
from collections.abc import Iterable, Iterator

from govreport.errors import TemplateError
from govreport.word.tags import Tag

_PAIRED = {"if", "for", "block", "macro", "call", "filter", "with", "autoescape", "raw", "set"}
_INNER = {"else": {"if", "for"}, "elif": {"if"}}
# Statements of docxtpl's language that Jinja does not know.
_WORD_ONLY = {"colspan", "cellbg", "vm", "hm"}
_SINGLE = {"extends", "include", "import", "from", "do"} | _WORD_ONLY
KNOWN = _PAIRED | {f"end{name}" for name in _PAIRED} | set(_INNER) | _SINGLE


def match_blocks(tags: Iterable[Tag], file: str) -> None:
    """Refuse statements that are unknown or do not match.

    Raises TemplateError: GR-535 never closed (at the place where it opens), GR-536 closes nothing,
    GR-537 unknown statement.
    """
    for _, fault in mismatched(tags, file):
        raise fault


def mismatched(tags: Iterable[Tag], file: str) -> Iterator[tuple[Tag, TemplateError]]:
    """Yield every statement that is unknown or does not match, as if those before it were not there."""
    stack: list[Tag] = []
    for tag in tags:
        if tag.kind != "{%":
            continue
        word = tag.word
        if stack and stack[-1].word == "raw" and word != "endraw":
            continue
        if word not in KNOWN:
            args = {"tag": tag.text, "word": word, "nearest": _nearest(word)}
            yield tag, TemplateError.of("GR-537", tag.place.locator(file), **args)
        elif word.startswith("end"):
            yield from _close(stack, tag, file)
        elif word in _INNER and (not stack or stack[-1].word not in _INNER[word]):
            yield _closes_nothing(tag, file)
        elif word in _PAIRED and not (word == "set" and _assigns(tag)):
            stack.append(tag)
    for tag in reversed(stack):
        yield _unclosed(tag, file)


def _close(stack: list[Tag], tag: Tag, file: str) -> Iterator[tuple[Tag, TemplateError]]:
    wanted = tag.word.removeprefix("end")
    if all(each.word != wanted for each in stack):
        yield _closes_nothing(tag, file)
        return
    while (opened := stack.pop()).word != wanted:
        yield _unclosed(opened, file)


def _closes_nothing(tag: Tag, file: str) -> tuple[Tag, TemplateError]:
    return tag, TemplateError.of("GR-536", tag.place.locator(file), tag=tag.text)


def _unclosed(tag: Tag, file: str) -> tuple[Tag, TemplateError]:
    return tag, TemplateError.of("GR-535", tag.place.locator(file), tag=tag.text, close=f"end{tag.word}")


def _assigns(tag: Tag) -> bool:
    """Tell `set a = 1` from `set a`, which is closed by `endset`."""
    return re.search(r"(?<![=!<>])=(?!=)", tag.body) is not None


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, KNOWN, n=1, cutoff=0.5) or [word[1:] if word[1:] in KNOWN else "if"]
    return near[0]
