"""Match the statements of a template: what is opened must be closed, in its own document."""

import re
from collections.abc import Iterable

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
    stack: list[Tag] = []
    for tag in tags:
        if tag.kind != "{%":
            continue
        word = tag.word
        if stack and stack[-1].word == "raw" and word != "endraw":
            continue
        if word not in KNOWN:
            raise TemplateError.of(
                "GR-537", tag.place.locator(file), tag=tag.text, word=word, nearest=_nearest(word)
            )
        if word.startswith("end"):
            _close(stack, tag, file)
        elif word in _INNER and (not stack or stack[-1].word not in _INNER[word]):
            _refuse(stack, tag, file)
        elif word in _PAIRED and not (word == "set" and _assigns(tag)):
            stack.append(tag)
    if stack:
        _unclosed(stack[-1], file)


def _close(stack: list[Tag], tag: Tag, file: str) -> None:
    if not stack or f"end{stack[-1].word}" != tag.word:
        _refuse(stack, tag, file)
    stack.pop()


def _refuse(stack: list[Tag], tag: Tag, file: str) -> None:
    wanted = tag.word.removeprefix("end")
    if stack and any(each.word == wanted for each in stack):
        _unclosed(stack[-1], file)
    raise TemplateError.of("GR-536", tag.place.locator(file), tag=tag.text)


def _unclosed(tag: Tag, file: str) -> None:
    raise TemplateError.of("GR-535", tag.place.locator(file), tag=tag.text, close=f"end{tag.word}")


def _assigns(tag: Tag) -> bool:
    """Tell `set a = 1` from `set a`, which is closed by `endset`."""
    return re.search(r"(?<![=!<>])=(?!=)", tag.body) is not None


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, KNOWN, n=1, cutoff=0.5) or [word[1:] if word[1:] in KNOWN else "if"]
    return near[0]
