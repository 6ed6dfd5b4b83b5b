"""By what templates are judged: a sample report, the names it hands to them, and its form."""

from collections.abc import Mapping
from dataclasses import dataclass

from govreport.form.table import Table
from govreport.model import PlacedSection, Report


@dataclass(frozen=True, slots=True)
class Measure:
    """What templates should be able to show.

    report: one of the edition, clean and complete. values: the context that it hands to templates.
    free: names of which no more is known than that they exist.
    """

    report: Report
    values: Mapping[str, object]
    free: frozenset[str] = frozenset()

    @property
    def tables(self) -> Mapping[str, Table]:
        """Return section id → its statistics table."""
        return {id_: figures.table for id_, figures in self.report.figures.items()}

    def section_of(self, file: str) -> PlacedSection | None:
        """Return the section that a template file of this name prints."""
        return next((each for each in self.report.outline if each.template == file), None)

    def place_of(self, section_id: str) -> str:
        """Return the path of the section's description: `sections.requests.0`."""
        sections = self.values.get("sections")
        for place, standing in sections.items() if isinstance(sections, Mapping) else ():
            for at, each in enumerate(standing):
                if each.get("id") == section_id:
                    return f"sections.{place}.{at}"
        return ""
