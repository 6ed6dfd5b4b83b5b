"""A template that extends the report and fills one of its blocks anew."""

from govreport.word import look
from govreport.word.build.document import docx
from govreport.word.build.report import ROOT
from govreport.word.build.tags import above, block, extends
from govreport.word.build.xml import paragraph


def build_extension(name: str, words: str) -> bytes:
    """Return a report.docx that prints what the edition's own prints, and *words* behind its block *name*."""
    return docx("report", extends(ROOT), block(name, above(), paragraph(words, look.BODY)))
