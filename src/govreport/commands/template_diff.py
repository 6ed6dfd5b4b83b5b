"""`govreport template diff`: an agency's templates beside the built-in ones, after an upgrade say."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.commands.editions import edition_of
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.template import EDITION_HELP, templates
from govreport.commands.template_manifest import exported
from govreport.commands.wording import both

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.word.changes.comparing import Change, Compared

WHO = {
    "you": ("您改了", "you changed"),
    "we": ("新版本改了", "the new version changed"),
    "both": ("双方都改了", "both changed"),
    "differs": ("不同", "differs"),
    "nobody": ("没有改动", "unchanged"),
}


@click.command(
    cls=Command,
    help=both(
        "比较一个模板文件夹（或一个模板）与自带的模板：改了哪些段落、标签、表格行、样式和页面。\n"
        "文件夹由 template export 导出的，还能分清是您改的还是新版本改的。",
        "Compare a folder of templates, or one template, with the built-in ones: paragraphs, tags, table "
        "rows, styles, the page.\nIn a folder made by template export, what you changed is told from what "
        "the new version changed.",
    ),
)
@click.argument("mine", metavar="FILE|DIR")
@click.option("--edition", metavar="ID", help=EDITION_HELP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=both("输出格式", "form of the answer"),
)
@click.pass_obj
def command(session: Session, mine: str, edition: str | None, form: str) -> int:
    """Print what differs; return 0."""
    version, found = differences(Path(mine), edition_of(session, edition), session)
    if form == "json":
        answer = {"exported_from": version or None, "templates": [asdict(each) for each in found]}
        session.say(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    for line in _lines(version, found, session):
        session.say(line)
    return 0


def differences(mine: Path, edition: "Edition", session: Session) -> tuple[str, list["Compared"]]:
    """Return the version that the copies were exported from ("" if not known) and each of them compared.

    A file of a name that the edition does not have is compared with report.docx. Raises TemplateError.
    """
    from govreport.word.changes.comparing import compared
    from govreport.word.changes.outline import outline
    from govreport.word.templates import ROOT, TemplateFile

    built_in = {file.name: file for file, _ in templates(edition, session)}
    folder = mine if mine.is_dir() else mine.parent
    version, before = exported(folder)
    files = sorted(mine.glob("*.docx")) if mine.is_dir() else [mine]
    found = []
    for file in files:
        if file.name not in built_in and mine.is_dir():
            continue
        copy = TemplateFile.read(file)
        other = built_in.get(file.name, built_in[ROOT])
        ours = outline(other.content, other.name)
        found.append(compared(file.name, outline(copy.content, file.name), ours, before.get(file.name)))
    return version, found


def _lines(version: str, found: list["Compared"], session: Session) -> Iterator[str]:
    if version:
        yield session.words(f"导出时的版本：govreport {version}", f"exported from govreport {version}")
    else:
        yield session.words(
            "没有导出记录，分不清是谁改的；下面前者为自带的模板，后者为您的模板",
            "nothing says what was exported; below, the built-in template comes first, yours second",
        )
    for each in found:
        yield f"{each.file}{session.words('：', ': ')}{session.words(*WHO[each.by])}"
        for change in each.changes:
            yield from _told(change, session)


def _told(change: "Change", session: Session) -> Iterator[str]:
    zh, en = WHO[change.by]
    yield session.words(f"  {change.place}（{zh}）", f"  {change.place} ({en})")
    if change.before:
        yield f"    - {change.before}"
    if change.after:
        yield f"    + {change.after}"
