"""Which edition a document follows: the one whose labels it prints, not the one of its year."""

from collections.abc import Iterable, Mapping

from govreport.form.edition import Edition
from govreport.importing.recognise.labels import labels_for
from govreport.importing.recognise.lines import Line
from govreport.importing.recognise.normal import normal


def choose(lines: list[Line], editions: Mapping[str, Edition], year: int | None) -> Edition | None:
    """Return the edition whose own labels are printed most completely; None when none is.

    Labels that every edition has say nothing. Of equals, one set by the State Council, then the one
    in force in *year*, counts.
    """
    seen = _words(lines)
    words = {id_: _labels(edition) for id_, edition in editions.items()}
    shared = frozenset.intersection(*words.values()) if words else frozenset()
    if not any(len(seen & each) >= 3 for each in words.values()):
        return None
    pool = frozenset.union(*words.values()) - shared

    def worth(edition: Edition) -> tuple[float, bool, bool, int]:
        own = words[edition.id] - shared
        hits, wrong = len(seen & own), len(seen & (pool - own))
        lacking = len(own - seen)
        fits = year is not None and edition.first_year <= year <= (edition.last_year or 9999)
        return hits - wrong - 0.01 * lacking, edition.by_default, fits, edition.first_year

    return max(editions.values(), key=worth)


def _words(lines: Iterable[Line]) -> frozenset[str]:
    words: set[str] = set()
    for line in lines:
        for cell in line.cells:
            if cell.text and len(cell.text) <= 80:
                for part in {cell.text, *cell.text.split("\n"), cell.text.strip().split(" ")[0]}:
                    found = normal(part)
                    words |= {found.full, found.core}
    return frozenset(words)


def _labels(edition: Edition) -> frozenset[str]:
    return frozenset(
        word for label in labels_for(edition).all for word in {label.words.full, label.words.core} if word
    )
