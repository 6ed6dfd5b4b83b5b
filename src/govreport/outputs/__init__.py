"""The output formats: what `render --to NAME` can write, and where the bytes go."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport.extensions import Output


def built_in() -> "tuple[Output, ...]":
    """Return the engine's own formats."""
    from govreport.outputs.docx import DOCX
    from govreport.outputs.html import HTML
    from govreport.outputs.json import JSON
    from govreport.outputs.pdf import PDF
    from govreport.outputs.xlsx import XLSX

    return DOCX, HTML, JSON, PDF, XLSX
