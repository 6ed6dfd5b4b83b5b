"""Word: the only room that knows .docx. Templates are compiled once, rendered often, read back each time.

gate → package → scan, language → compiling      once a template file
loading, environment, values, fragments          Jinja over Word documents
rendering → merging, properties → zipping        once a report
visible → readback                               proof before delivery
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govreport.word.templates import TemplateSet

if TYPE_CHECKING:
    from govreport.model import Report

__all__ = ["TemplateSet", "render_docx"]


def render_docx(context: Mapping[str, object], templates: TemplateSet, report: "Report") -> bytes:
    """Fill the templates with *context* and return the .docx, read back and compared with *report*.

    Same input, same bytes. Raises TemplateError naming file, part, table, row, cell and tag.
    """
    # Jinja and lxml cost a tenth of a second; only whoever renders pays.
    from govreport.word.rendering import render

    return render(context, templates, report)
