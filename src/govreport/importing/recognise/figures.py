"""What one cell of a printed table says: a number, blank, not applicable; or nothing that is certain."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from govreport.cells import Cell, Kind, Mark
from govreport.reading.numbers import DECIMALS, LONGEST, spelt_number

WAN = Decimal(10_000)
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\xa0]+")
_DASHES = re.compile(r"[-‐‑‒–—―─━－_﹣/／\\＼]{1,6}|不适用|N/?A", re.IGNORECASE)
_REMARK = re.compile(r"^(.*?\S)\s*\(([^()]*)\)$", re.DOTALL)
_UNIT = re.compile(r"(?<=\d)\s?(件|条|次|个|项|份|宗|人|篇|家|起|例|笔)$")
_MONEY = re.compile(r"(?<=\d)\s?(万元|亿元|元|万)$")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,'，]\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_FIGURE_LIKE = re.compile(
    r"(?:新?增加?|减少?|下降)?[+\-−]?\d[\d,，'.]*(?:件|条|次|个|项|份|宗|人|篇|家|起|例|笔|万元|亿元|元|万)?"
    r"(?:/[+\-−]?\d+)?(?:\([^()]*\))?"
)
_CHANGE = re.compile(r"(增加?|新增|减少?|下降)(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says. value: None when that is not certain.

    note: code of a finding on how it was read, "" when it stands there plainly. why: code that says
    why it was not read.
    """

    value: Cell | None
    note: str = ""
    remark: str = ""
    why: str = ""


UNREADABLE = Figure(None, why="RB-031")


def read_figure(text: str, kind: Kind, unit: str = "万元") -> Figure:
    """Read a printed cell. unit: of the column's amounts, 万元 or 元; another in the cell is converted."""
    shown = unicodedata.normalize("NFKC", text.replace("　", " "))
    bare = _BLANKS.sub(" ", shown).strip()
    if not bare:
        return Figure(Mark.BLANK)
    if _DASHES.fullmatch(bare.replace(" ", "")):
        return Figure(Mark.NOT_APPLICABLE)
    remark = ""
    if found := _REMARK.match(bare):
        bare, remark = found[1].strip(), found[2]
    if kind is Kind.AMOUNT:
        figure = _amount(bare, unit)
    elif kind is Kind.CHANGE:
        figure = _change(bare)
    else:
        figure = _count(bare)
    if remark and figure.value is not None:
        return Figure(figure.value, figure.note or "RB-034", remark)
    return figure


def looks_like_figure(text: str) -> bool:
    """Tell whether a text may stand in a cell for figures (blank text may)."""
    bare = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    return not bare or bool(_DASHES.fullmatch(bare)) or bool(_FIGURE_LIKE.fullmatch(bare))


def zeros(text: str, count: int) -> bool:
    """Tell whether *text* is exactly *count* zeros run together (`0000000` for seven cells)."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)) == "0" * count


def _count(bare: str) -> Figure:
    note = ""
    if found := _UNIT.search(bare):
        bare, note = bare[: found.start()].strip(), "RB-033"
    number = _digits(bare)
    if number is None:
        spelt = spelt_number(bare.replace(" ", ""))
        return UNREADABLE if spelt is None else Figure(spelt, "RB-035")
    if number != number.to_integral_value() or number < 0 or number.adjusted() >= LONGEST:
        return UNREADABLE
    return Figure(int(number), note)


def _change(bare: str) -> Figure:
    bare = bare.replace("−", "-").replace("–", "-")
    if re.sub(r"[+\- ]", "", bare) == "0/0":
        return Figure(0, "RB-036")
    note = ""
    if found := _UNIT.search(bare):
        bare, note = bare[: found.start()].strip(), "RB-033"
    if found := _CHANGE.fullmatch(bare.replace(" ", "")):
        return Figure(-int(found[2]) if found[1][0] in "减下" else int(found[2]), "RB-037")
    number = _digits(re.sub(r"^([+-])\s+", r"\1", bare))
    if number is None or number != number.to_integral_value() or number.adjusted() >= LONGEST:
        return UNREADABLE
    return Figure(int(number), note)


def _amount(bare: str, unit: str) -> Figure:
    found = _MONEY.search(bare)
    seen = found[1] if found else unit
    number = _digits(bare[: found.start()].strip() if found else bare)
    if number is None or number < 0 or number.adjusted() >= LONGEST:
        return UNREADABLE
    value = number * _factor(seen) / _factor(unit)
    value = (
        value if value != value.to_integral_value() else value.quantize(Decimal(1)) if seen != unit else value
    )
    if -int(value.normalize().as_tuple().exponent) > DECIMALS:
        return UNREADABLE
    return Figure(value, "RB-032" if _factor(seen) != _factor(unit) else "RB-033" if found else "")


def _factor(unit: str) -> Decimal:
    return {"元": Decimal(1), "亿元": WAN * WAN}.get(unit, WAN)


def _digits(bare: str) -> Decimal | None:
    """Return the number that digits with separators write, None for anything else."""
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[,'，]", "", bare)
    elif _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    if not _PLAIN.fullmatch(bare) or len(bare) > 24:
        return None
    return Decimal(bare)
