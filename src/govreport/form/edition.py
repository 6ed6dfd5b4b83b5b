"""An edition: one published version of the statutory form, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from govreport.form.table import Line, Table

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
            "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十")  # fmt: skip
FIRST_YEAR = 2008
"""The year in which the 条例 came into force; reports have been due since."""
LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section that the edition requires.

    title: as the form prints it, without its numeral. facts: figures that the section's text must
    give in a fixed set (信息处理费 in 其他需要报告的事项); the key of a heading is a table of the data file.
    also: other titles met in published reports, by which a report read back is recognised.
    """

    id: str
    title: str
    en: str = ""
    facts: tuple[Line, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the form.

    id: `2021`. name, en: for people. basis: the notice that set it. first_year: first report year it
    is meant for; last_year: last one, None while it is in force. by_default: whether reports use it
    without naming it (the State Council's own editions). sections: in printed order. tables: section
    id → its statistics table.
    title: pattern with {organ} and {year}. folder: where its edition.toml and Word templates lie.
    lineage: ids from this edition down to the one it is based on (at least its own).
    """

    id: str
    name: str
    en: str
    basis: str
    first_year: int
    sections: tuple[FormSection, ...]
    tables: Mapping[str, Table]
    title: str
    folder: Path | None = None
    lineage: tuple[str, ...] = ()
    last_year: int | None = None
    by_default: bool = False

    def section(self, section_id: str) -> FormSection | None:
        """Return the required section with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)
