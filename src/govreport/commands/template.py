"""`govreport template`: the Word templates, to look at and to change."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport.commands.editions import edition_of
from govreport.commands.late import Command, Group, LateCommand
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import OutputError
from govreport.findings import Locator
from govreport.reasons import why

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.word.templates import TemplateFile

EDITION_HELP = both("版式，默认为当前报告年度的版式", "edition; by default that of the year reported on")
EDITION = click.Option(["--edition"], metavar="ID", help=EDITION_HELP)

command = Group(
    "template",
    help=both("列出、导出、检查、比较 Word 模板。", "List, export, check or compare the Word templates."),
)


def list_templates(edition: str | None) -> int:
    """Print name and place of every template in the order of the report."""
    session = click.get_current_context().find_object(Session) or Session()
    made = session.words("（由版式的表格生成）", "(made from the edition's tables)")
    for file, place in templates(edition_of(session, edition), session):
        session.say(f"{file.name}\t{place or made}")
    return 0


def export(folder: str, edition: str | None, force: bool) -> int:  # noqa: FBT001 - click's signature
    """Copy the templates into *folder*. Raises OutputError (GR-809) for a file that is there already."""
    from govreport.commands.template_manifest import MANIFEST, manifest
    from govreport.outputs.writing import write_file

    session = click.get_current_context().find_object(Session) or Session()
    used = edition_of(session, edition)
    target = Path(folder)
    copies = {file.name: file.content for file, _ in templates(used, session)}
    there = [name for name in copies if (target / name).exists()]
    if there and not force:
        hint = session.words("，或者加上 --force", ", or add --force")
        raise OutputError.of("GR-809", Locator(file=str(target / there[0])), force=hint)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.of("GR-656", Locator(file=folder), reason=why(error)) from error
    for name, copy in copies.items():
        write_file(target / name, copy)
        session.say(str(target / name))
    write_file(target / MANIFEST, manifest(copies, used))
    return 0


def templates(edition: "Edition", session: Session) -> Iterator[tuple["TemplateFile", Path | None]]:
    """Yield the report's templates and where each lies; None: it is made from a table of the form."""
    from govreport.outputs.docx import template_set

    found = template_set(edition, session.plugins)
    folders = [*found.folders, *(each.folder for each in (edition, *found.bases) if each.folder)]
    names = ["report.docx", *(f"{section.id}.docx" for section in edition.sections), *found.added]
    for name in dict.fromkeys(names):
        file = found.find(name)
        places = (folder / name for folder in folders if (folder / name).is_file())
        yield file, next((place for place in places if place.read_bytes() == file.content), None)


command.add_command(
    Command(
        "list",
        callback=list_templates,
        params=[EDITION],
        short_help=both("列出模板及其所在位置", "list the templates and where they lie"),
        help=both("列出一个版式的模板及其所在位置。", "List the templates of an edition and where they lie."),
    )
)
command.add_command(
    Command(
        "export",
        callback=export,
        params=[
            click.Argument(["folder"], metavar="DIR"),
            EDITION,
            click.Option(
                ["--force"], is_flag=True, help=both("盖掉已有的文件", "overwrite files that are there")
            ),
        ],
        short_help=both("把模板复制到一个文件夹", "copy the templates into a folder"),
        help=both(
            "把一个版式的模板复制到一个文件夹，在 Word 中修改后用 render --template 文件夹 使用；"
            "不改的文件可以删去。",
            "Copy the templates of an edition into a folder; change them in Word and use them with "
            "render --template DIR. Files that you leave as they are may be deleted.",
        ),
    )
)
command.add_command(
    LateCommand(
        "check",
        "govreport.commands.template_check",
        both("检查改过的模板，列出全部问题", "check templates that were changed, all mistakes in one list"),
    )
)
command.add_command(
    LateCommand(
        "diff",
        "govreport.commands.template_diff",
        both("比较改过的模板与自带的模板", "compare templates that were changed with the built-in ones"),
    )
)
