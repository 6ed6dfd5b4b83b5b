"""`--to xlsx`: the report's data as a workbook, which offices can read and change."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.model import Report
from govreport.outputs.json import data_of

if TYPE_CHECKING:
    from govreport.plugins import Plugins
    from govreport.workbook.book import Filling


def filling(report: Report) -> "Filling":
    """Return what a workbook holds of *report*."""
    from govreport.workbook.book import Filling, flattened

    return Filling(flattened(data_of(report)), tuple(report.narratives))


def write_xlsx(report: Report, plugins: "Plugins", template: Path | None) -> bytes:  # noqa: ARG001 - the signature of every output
    """Return the data of *report* as .xlsx, which loads again. Raises OutputError (WB-001, WB-016)."""
    from govreport.workbook.book import workbook  # only who writes one pays for it

    return workbook(report.edition, plugins, filling(report))
