"""The name that was probably meant."""

from collections.abc import Iterable, Mapping

from govreport.findings import Words

NOTHING_LIKE_IT = Words("（无相近的）", "(nothing like it)")
"""What messages say in place of the nearest name where there is none."""


def nearest(word: str, names: Iterable[str], labels: Mapping[str, str]) -> str:
    """Return the name nearest to *word*, or "".

    labels: what the form prints → name, so that a label typed as a key leads to its key.
    """
    bare = plain_label(word)
    by_label = {plain_label(label): name for label, name in labels.items()}
    if bare in by_label:
        return by_label[bare]
    from difflib import get_close_matches  # only a mistake asks for it

    lowered = {name.lower(): name for name in names}
    candidates = [*lowered, *by_label]
    close = get_close_matches(word.lower().replace("-", "_"), candidates, n=1, cutoff=0.7)
    close = close or get_close_matches(bare, by_label, n=1, cutoff=0.5)
    return {**by_label, **lowered}.get(close[0], "") if close else ""


def plain_label(label: str) -> str:
    """Return *label* without its numeral (`（一）`, `1.`, `一、`), brackets' contents and blanks."""
    import re

    bare = re.sub(r"[\s\u3000]+", "", label)
    bare = re.sub(r"^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])", "", bare)
    return re.sub(r"[（(].*?[）)]", "", bare) or bare
