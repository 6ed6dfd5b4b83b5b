"""A report, loaded: who, when, which form, and one data object a section."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from govreport.config import NO_CONFIG, Config
from govreport.figures import Figures
from govreport.findings import Finding
from govreport.form.edition import Edition
from govreport.form.table import Table
from govreport.narrative import Narrative
from govreport.source import Source
from govreport.waivers.model import Waiver

T = TypeVar("T")
NO_PREFACE = Narrative("document.preface", "")


class Level(StrEnum):
    """Where an organ stands. Decides which rules apply (规章 can be made by the upper levels only)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    DEPARTMENT = "department"
    OTHER = "other"


LEVELS = {
    Level.MINISTRY: "部委",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.TOWNSHIP: "乡镇、街道",
    Level.DEPARTMENT: "部门",
    Level.OTHER: "其他",
}
"""What clerks call the levels."""


@dataclass(frozen=True, slots=True)
class Organ:
    """The administrative organ that reports (行政机关). name: as in the title."""

    name: str
    level: Level = Level.OTHER


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The frame of the printed report: what does not belong to any section. Empty values are not printed."""

    title: str
    number: str = ""
    addressee: str = ""
    preface: Narrative = NO_PREFACE
    signed_by: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What a plugin declares about the section that it owns.

    id: its table in the data file, its name in templates. title, en: heading without numeral; left
    empty by the statutory sections, whose words stand in the edition. after: id of the section
    behind which it stands (None: where the edition lists it). template: Word template, `<id>.docx`
    by default. table: the statistics table of an added section (the edition has those of the
    statutory ones). replaces: True to take over a section that another plugin owns. required: whether
    the data file must have its table; an optional section without one is left out of the report.
    example: its table of the data file in a clean report, as plain values; by default every cell of
    the table is 0, or `text` holds a sentence. Tests and checks of plugins start from it.
    """

    id: str
    title: str = ""
    en: str = ""
    after: str | None = None
    template: str = ""
    table: Table | None = None
    replaces: bool = False
    required: bool = True
    example: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section in its place in one report. numeral: 一, 二 …; heading: `一、总体情况`."""

    id: str
    numeral: str
    title: str
    template: str
    en: str = ""
    after: str | None = None

    @property
    def heading(self) -> str:
        """Return the heading as printed."""
        return f"{self.numeral}、{self.title}"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything loaded from one data file.

    outline: the sections in printed order. sections: id → what the owner's `govreport_load` returned;
    a section that loaded with errors is absent. values: every value read, by the names of the data file
    (what bound figures and JSON see). figures: section id → filled table. narratives: path → text.
    findings: what loading found. previous_file: last year's data file, when this one names it.
    previous: last year's report, when it was loaded for a check across years.
    config: what the nearest govreport.toml sets. waivers: exceptions that the data file accepts.
    settings: plugin → what it read from `[plugins.NAME]`.
    worked_out: what follows from the values and is asked for more than once; a report whose values are
    replaced needs an empty one.
    """

    organ: Organ
    year: int
    edition: Edition
    document: DocumentHead
    outline: tuple[PlacedSection, ...]
    sections: Mapping[str, object]
    source: Source
    values: Mapping[str, object] = field(default_factory=dict)
    figures: Mapping[str, Figures] = field(default_factory=dict)
    narratives: Mapping[str, Narrative] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    previous_file: Path | None = None
    previous: "Report | None" = None
    config: Config = NO_CONFIG
    waivers: tuple[Waiver, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
    worked_out: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def last_year(self) -> "Report | None":
        """Return `previous` if it is on the year before: what rules across years compare with."""
        return self.previous if self.previous and self.previous.year == self.year - 1 else None

    def threshold(self, rule: str, name: str, default: Decimal) -> Decimal:
        """Return what `[rules.NAME]` of govreport.toml sets for a rule, else *default*."""
        return self.config.threshold(rule, name, default)

    def section(self, section_id: str, expected: type[T]) -> T | None:
        """Return the data object of a section, or None when it is absent or of another type."""
        data = self.sections.get(section_id)
        return data if isinstance(data, expected) else None

    def finding(self, code: str, path: str, **args: object) -> Finding:
        """Make a finding at a dotted key of this report's data file."""
        return Finding(code, self.source.locate(path), args)

    def finding_in_text(self, code: str, path: str, line: int, **args: object) -> Finding:
        """Make a finding at a line (0-based) of the text that stands at a dotted key."""
        at = self.source.locate_text(path, line)
        return Finding(code, replace(at, path=path), args)
