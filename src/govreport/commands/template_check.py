"""`govreport template check`: everything that is wrong with templates, before a report is made with them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.answers.checked import Checked, count, ordered
from govreport.answers.machine import counts, entry
from govreport.answers.text import as_text
from govreport.commands.editions import edition_of
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.template import EDITION_HELP
from govreport.commands.wording import both
from govreport.errors import UsageError
from govreport.findings import Finding

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.model import Report
    from govreport.word import TemplateSet

PATTERNS = ("*.docx", "*.docm", "*.dotx")
# Settings of plugins are not known before there is a data file.
FREE = frozenset({"settings"})


@click.command(
    cls=Command,
    help=both(
        "检查模板文件夹（render --template 所用的）或者一个模板，一次列出全部问题及其位置。\n"
        "有错误时退出状态为 1。",
        "Check a folder of templates, as render --template takes it, or one template: all mistakes in one "
        "list, with their places.\nExit status 1 with errors.",
    ),
)
@click.argument("target", metavar="FILE|DIR")
@click.option("--edition", metavar="ID", help=EDITION_HELP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=both("输出格式", "form of the answer"),
)
@click.option(
    "--to-word",
    metavar="COPY",
    help=both(
        "另存一份模板，问题写成批注（检查文件夹时为文件夹）",
        "write a copy with the findings as comments (a folder where a folder is checked)",
    ),
)
@click.pass_obj
def command(session: Session, target: str, edition: str | None, form: str, to_word: str | None) -> int:
    """Print the findings of each template; return the exit status."""
    session.warn_of_quarantine()
    files = checked(Path(target), edition_of(session, edition), session)
    if form == "json":
        session.say(as_json(files, session))
    else:
        for line in as_text(files, session):
            session.say(line)
    if to_word:
        comment(files, Path(to_word), session, folder=Path(target).is_dir())
    return max((each.exit_status(session) for each in files), default=0)


def checked(target: Path, edition: "Edition", session: Session) -> list[Checked]:
    """Return what was found in each of the templates that *target* is or holds.

    Raises TemplateError (GR-521) for what cannot be read, UsageError (GR-811) for an empty folder.
    """
    from govreport.word.lint import lint
    from govreport.word.templates import TemplateFile

    files, templates = _asked(target, edition, session)
    contents = {file.name: TemplateFile.read(file) for file in files}
    report, values = _sample(edition, session)
    free = FREE | {id_ for id_ in session.plugins.sections if id_ not in values}
    found = lint(
        templates,
        report,
        values,
        {each.digest for each in contents.values()},
        free=free,
        names=[file.name for file in files] if templates.root == "report.docx" else (),
    )
    return list(_by_file(found, files))


def _asked(target: Path, edition: "Edition", session: Session) -> tuple[list[Path], "TemplateSet"]:
    """Return the files to be judged and the set in which they stand.

    A file called like the template of a section stands in the report of its folder; any other is whole.
    """
    from govreport.outputs.docx import template_set

    if target.is_dir():
        files = sorted(file for pattern in PATTERNS for file in target.glob(pattern) if file.name[:2] != "~$")
        if not files:
            raise UsageError.of("GR-811", pattern=str(target / PATTERNS[0]))
        return files, template_set(edition, session.plugins, target)
    known = template_set(edition, session.plugins)
    section = target.name in known.added or edition.section(target.stem) is not None
    return [target], template_set(edition, session.plugins, target.parent if section else target)


def _sample(edition: "Edition", session: Session) -> tuple["Report", dict[str, object]]:
    """Return a clean report of *edition* and what it hands to templates."""
    from govreport.context import template_context
    from govreport.testing.reports import blank_report, report_from

    report = report_from(blank_report(edition.id, session.plugins), session.plugins)
    return report, template_context(report, session.plugins)


def _by_file(found: Iterable[Finding], files: list[Path]) -> Iterable[Checked]:
    """Yield each file with its findings, under the name by which it was given."""
    left = list(found)
    for file in files:
        mine = [each for each in left if each.at.file == file.name or file is files[-1]]
        left = [each for each in left if each not in mine]
        yield Checked(str(file), tuple(replace(each, at=replace(each.at, file=str(file))) for each in mine))


def as_json(files: list[Checked], session: Session) -> str:
    """Return the answer for programs: the findings, the templates, a summary."""
    catalogue = session.catalogue
    every = [(each, file.file) for file in files for each in ordered(file.findings, catalogue)]
    answer = {
        "findings": [entry(each, file, session) | {"place": each.at.place} for each, file in every],
        "templates": [{"file": each.file, **counts(count(each.findings, catalogue))} for each in files],
        "summary": {"files": len(files), **counts(count((each for each, _ in every), catalogue))},
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def comment(files: list[Checked], target: Path, session: Session, *, folder: bool) -> None:
    """Write copies with the findings as comments. Raises OutputError or TemplateError."""
    from govreport.outputs.writing import write_file
    from govreport.word.lint.remarks import with_remarks

    if folder:
        target.mkdir(parents=True, exist_ok=True)
    for each in files:
        if folder and not each.findings:
            continue
        source = Path(each.file)
        copy = target / source.name if folder else target
        remarks = [(found.at.place, _remark(found, session)) for found in each.findings]
        write_file(copy, with_remarks(source.read_bytes(), source.name, remarks), [source])
        session.note(session.words(f"已生成：{copy.absolute()}", f"written: {copy.absolute()}"))


def _remark(finding: Finding, session: Session) -> str:
    where = finding.at.path or finding.at.place or ""
    return session.catalogue.remark(finding, session.lang) + (f" [{where}]" if where else "")
