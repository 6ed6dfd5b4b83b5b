"""What an answer may repeat of a text: long numbers, which may be a person's, only by their ends."""

import re

_LONG = re.compile(r"\d(?:[ -]?\d){10,}[Xx]?")


def masked(number: str) -> str:
    """Return *number* with its first three and last two digits only."""
    plain = re.sub(r"[^\dXx]", "", number)
    return f"{plain[:3]}{'*' * (len(plain) - 5)}{plain[-2:]}"


def without_long_numbers(text: str) -> str:
    """Return *text* with every number of eleven digits or more masked: telephones, identities, cards."""
    return _LONG.sub(lambda number: masked(number[0]), text)
