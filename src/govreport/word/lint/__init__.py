"""The lint of templates: everything that is wrong with them, to the leaf, without filling them.

sheet, signs          a file laid open: package, tags and the signs they are made of
statements            its tags as a Jinja program, with stand-ins for what cannot be read
values, expressions   what a name stands for, by a sample report; walk, files: through the whole set
shown                 what the report holds and no template shows
labels, grids         the tables of the form: words, tags in their cells, rows on the page
wording, fonts, page, contents   law and headings, type, paper, and what else lies in the file

A mistake that would stop a report has the code that it would stop with (GR-5nn); what only the lint
sees is TPL-nnn.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from govreport.findings import Finding
from govreport.model import Report
from govreport.word.templates import TemplateSet

__all__ = ["lint"]


def lint(
    templates: TemplateSet,
    report: Report,
    values: Mapping[str, object],
    own: AbstractSet[str],
    *,
    free: Iterable[str] = (),
    names: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return everything that is wrong with some files of *templates*, each once.

    report, values: a clean report of the edition and the context that it hands to templates. own:
    digests of the files to be judged; the others are only walked through. free: names of which no
    more is known than that they exist. names: files to be judged even if no template asks for them.
    """
    # lxml and Jinja cost a tenth of a second; only whoever lints pays.
    from govreport.word.lint.judged import Measure
    from govreport.word.lint.judging import judge

    return judge(templates, Measure(report, values, frozenset(free)), own, tuple(names))
