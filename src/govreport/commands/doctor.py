"""`govreport doctor`: what this machine offers to govreport, and what is missing."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import requires, version
from pathlib import Path
from typing import Literal

import click

from govreport.commands.fonts import font_lines
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import OutputError, PluginError

State = Literal["good", "note", "bad"]
MARKS = {"good": ("正常", "ok", "green"), "note": ("注意", "note", "yellow"), "bad": ("有误", "fault", "red")}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at. state: good, note (something may be missed), bad (something will fail)."""

    state: State
    zh: str
    en: str
    exit_status: int = 0


@click.command(
    cls=Command,
    help=both(
        "检查本机：Python、软件包、插件、规定的字体及替代字体、LibreOffice、可写的文件夹。",
        "Look at this machine: Python, packages, plugins, fonts of the form "
        "and what stands in for them, LibreOffice, folders to write to.",
    ),
)
@click.pass_obj
def command(session: Session) -> int:
    """Print one line for each thing looked at; return the status of the worst fault."""
    status = 0
    for line in looked_at(session):
        zh, en, colour = MARKS[line.state]
        session.say(
            f"{click.style(session.words(f'[{zh}]', f'[{en}]'), fg=colour)} {session.words(line.zh, line.en)}"
        )
        status = max(status, line.exit_status)
    return status


def looked_at(session: Session) -> Iterator[Line]:
    """Yield everything that was looked at."""
    system = f"Python {sys.version.split()[0]}（{platform.system()} {platform.machine()}）"
    yield Line("good", system, system.replace("（", " (").replace("）", ")"))
    packages = ", ".join(_packages())
    yield Line("good", f"软件包：{packages}", f"packages: {packages}")
    yield from _plugins(session)
    yield from (Line(state, zh, en) for state, zh, en in font_lines(_report_templates(session)))
    yield from _office()
    yield from _folders()


def _packages() -> Iterator[str]:
    yield f"govreport {version('govreport')}"
    for wanted in requires("govreport") or ():
        if "extra ==" not in wanted:
            name = wanted.partition(">")[0].partition("=")[0].strip()
            yield f"{name} {version(name)}"


def _plugins(session: Session) -> Iterator[Line]:
    active = [info.name for info in session.plugins.infos() if info.state == "active"]
    yield Line("good", f"插件：{'、'.join(active)}", f"plugins: {', '.join(active)}")
    for broken in session.plugins.quarantined:
        zh, en = (session.catalogue.line(broken.finding, lang) for lang in ("zh", "en"))
        yield Line("bad", zh, en, PluginError.exit_status)


def _report_templates(session: Session) -> list[Path]:
    folders = [edition.folder for edition in session.plugins.editions.values() if edition.folder]
    return [folder / "report.docx" for folder in folders if (folder / "report.docx").is_file()]


def _office() -> Iterator[Line]:
    from govreport.outputs.pdf import find_office

    if office := find_office():
        yield Line("good", f"LibreOffice：{office}", f"LibreOffice: {office}")
    else:
        yield Line(
            "note",
            "没有找到 LibreOffice，不能输出 PDF；输出 Word 不受影响",
            "LibreOffice not found: no PDF; Word output does not need it",
        )


def _folders() -> Iterator[Line]:
    places = (
        ("当前文件夹", "current folder", Path.cwd()),
        ("临时文件夹", "temporary folder", Path(tempfile.gettempdir())),
    )
    for zh, en, folder in places:
        if os.access(folder, os.W_OK):
            yield Line("good", f"{zh}可写：{folder}", f"{en} can be written: {folder}")
        else:
            yield Line(
                "bad", f"{zh}不可写：{folder}", f"{en} cannot be written: {folder}", OutputError.exit_status
            )
