"""A report as it would be made from its data now, read back by the same way as any other."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.importing.documents.docx import read_docx
from govreport.importing.imported import Imported
from govreport.importing.reading import recognise
from govreport.model import Report
from govreport.pipeline import render

if TYPE_CHECKING:
    from govreport.plugins import Plugins


def as_made(report: Report, plugins: "Plugins", template: Path | None = None) -> Imported:
    """Render *report* in memory and read it back. Raises what rendering raises, checks left out."""
    content = render(report, template, check_first=False, plugins=plugins)
    return recognise(read_docx(content, "made.docx"), plugins, report.edition.id)
