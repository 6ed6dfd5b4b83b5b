"""Why a text is not TOML: one clear word about its first mistake, with the place to correct.

spot.py        where tomllib stopped     characters.py  full-width and invisible characters
structure.py   what stands twice, what is not closed    values.py  numbers, dates, words
"""

from collections.abc import Callable

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source.diagnosis import characters, structure, values
from govreport.source.diagnosis.spot import Diagnosis, Spot, line_and_column

LONGEST = 60
_RULES: tuple[Callable[[Spot], Diagnosis | None], ...] = (
    structure.swallowed_key,
    structure.stands_twice,
    structure.other_format,
    characters.inside_text,
    structure.open_text,
    characters.wrong_character,
    structure.key_in_chinese,
    values.wrong_value,
    structure.no_equals,
    structure.inline_table,
    structure.open_bracket,
    structure.text_goes_on,
)


def diagnose(name: str, text: str, error: Exception) -> SourceError:
    """Return the error that says what is wrong with *text*, the content of the file *name*.

    error: what tomllib raised over it (also ValueError for a number of thousands of digits, and
    RecursionError).
    """
    found = _first(text, error)
    line, column = line_and_column(text, found.offset)
    return SourceError.of(found.code, Locator(file=name, line=line, column=column), **found.args)


def _first(text: str, error: Exception) -> Diagnosis:
    if isinstance(error, RecursionError):
        return structure.deepest(text)
    if "digits" in str(error):
        return values.longest_number(text)
    spot = Spot.of(text, error)
    for rule in _RULES:
        if found := rule(spot):
            return found
    shown = spot.line.strip()
    shown = shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"
    return Diagnosis("GR-319", min(spot.offset, spot.line_start + len(spot.line)), {"line": shown})
