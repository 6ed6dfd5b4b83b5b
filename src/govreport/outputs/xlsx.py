"""`--to xlsx`: the report's data as a workbook, which offices can read and change."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.extensions import Output
from govreport.model import Report
from govreport.outputs.json import data_of
from govreport.workbook.book import Filling, flattened, workbook

if TYPE_CHECKING:
    from govreport.plugins import Plugins


def filling(report: Report) -> Filling:
    """Return what a workbook holds of *report*."""
    return Filling(flattened(data_of(report)), tuple(report.narratives))


def write_xlsx(report: Report, plugins: "Plugins", template: Path | None) -> bytes:  # noqa: ARG001 - the signature of every output
    """Return the data of *report* as .xlsx, which loads again. Raises OutputError (WB-001, WB-016)."""
    return workbook(report.edition, plugins, filling(report))


XLSX = Output(name="xlsx", suffix=".xlsx", write=write_xlsx)
