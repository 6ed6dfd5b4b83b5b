"""`--to docx`: the statutory report as a Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.extensions import Output
from govreport.model import Report

if TYPE_CHECKING:
    from govreport.plugins import Plugins
    from govreport.word import TemplateSet


def template_set(report: Report, plugins: "Plugins", template: Path | None) -> "TemplateSet":
    """Return where the templates of *report* are looked for, in order.

    template: a folder overrides single files, a file is the whole report; None takes the edition's.
    """
    from govreport.word.templates import ROOT, TemplateSet

    whole = template is not None and not template.is_dir()
    editions = plugins.editions
    return TemplateSet(
        folders=plugins.template_folders
        if template is None or whole
        else (template, *plugins.template_folders),
        edition=report.edition,
        root=template if template is not None and whole else ROOT,
        bases=tuple(editions[id_] for id_ in report.edition.lineage[1:] if id_ in editions),
        added={
            section.template or f"{section.id}.docx": (section.id, section.table)
            for section in plugins.sections.values()
            if report.edition.section(section.id) is None
        },
    )


def write_docx(report: Report, plugins: "Plugins", template: Path | None) -> bytes:
    """Return the report as .docx, read back and compared. Raises TemplateError or PluginError."""
    from govreport.context import template_context
    from govreport.word import render_docx

    return render_docx(template_context(report, plugins), template_set(report, plugins, template), report)


DOCX = Output(name="docx", suffix=".docx", write=write_docx, templates=True)
