"""Which runs of digits are an identity number or a bank card: their own check digits say so."""

import datetime
import re

_BLOCKS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91))
REGIONS = frozenset(str(region) for first, last in _BLOCKS for region in range(first, last + 1))
"""First two digits of an identity number (GB/T 2260)."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters are an identity number: region, birthday and check digit (GB 11643-1999)."""
    plain = _plain(number)
    if len(plain) != 18 or plain[:2] not in REGIONS or not _is_birthday(plain[6:14]):
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(plain, _WEIGHTS, strict=False))
    return plain[17] == _CHECKS[weighed % 11]


def is_old_identity_number(number: str) -> bool:
    """Tell whether 15 digits may be an identity number of before 1999, which has no check digit."""
    plain = _plain(number)
    return len(plain) == 15 and plain[:2] in REGIONS and _is_birthday(f"19{plain[6:12]}")


def is_bank_card(number: str) -> bool:
    """Tell whether 16 to 19 digits pass the check of bank cards (Luhn, ISO/IEC 7812)."""
    plain = _plain(number)
    if not 16 <= len(plain) <= 19 or len(set(plain)) == 1:
        return False
    digits = [int(digit) for digit in reversed(plain)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _plain(number: str) -> str:
    return re.sub(r"[ -]", "", number).upper()


def _is_birthday(digits: str) -> bool:
    try:
        born = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100
