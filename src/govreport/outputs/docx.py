"""`--to docx`: the statutory report as a Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.model import Report

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.plugins import Plugins
    from govreport.word import TemplateSet


def template_set(edition: "Edition", plugins: "Plugins", template: Path | None = None) -> "TemplateSet":
    """Return where the templates of a report of *edition* are looked for, in order.

    template: a folder overrides single files, a file is the whole report; None takes the edition's.
    """
    from govreport.word.templates import ROOT, TemplateSet

    whole = template is not None and not template.is_dir()
    editions = plugins.editions
    return TemplateSet(
        folders=plugins.template_folders
        if template is None or whole
        else (template, *plugins.template_folders),
        edition=edition,
        root=template if template is not None and whole else ROOT,
        bases=tuple(editions[id_] for id_ in edition.lineage[1:] if id_ in editions),
        added={
            section.template or f"{section.id}.docx": (section.id, section.table)
            for section in plugins.sections.values()
            if edition.section(section.id) is None
        },
    )


def write_docx(report: Report, plugins: "Plugins", template: Path | None) -> bytes:
    """Return the report as .docx, read back and compared. Raises TemplateError or PluginError."""
    from govreport.context import template_context
    from govreport.word import render_docx

    templates = template_set(report.edition, plugins, template)
    return render_docx(template_context(report, plugins), templates, report)
