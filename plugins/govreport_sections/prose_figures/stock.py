"""What stands in a sentence whatever report it is from, kept for the next one that has it.

The reports of a city say much in the same words: headings, and above all what did not happen
(本年度未收到政府信息公开申请。). In a batch such sentences are looked through once.
"""

from functools import lru_cache

from govreport_sections.prose_figures.lexicon import Word, find_words
from govreport_sections.prose_figures.numerals import Numeral, find_numerals

_KEPT = 2000
"""About one kilobyte each."""


@lru_cache(maxsize=_KEPT)
def numerals_of(text: str) -> tuple[Numeral, ...]:
    """Return the figures of a sentence (made `readable`), in order."""
    return tuple(find_numerals(text))


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence (made `readable`), in order."""
    return tuple(find_words(text))
