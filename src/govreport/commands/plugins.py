"""`govreport plugins`: which plugins there are, where they come from, what they do, how they are."""

import json
from typing import TYPE_CHECKING, cast

import click

from govreport.commands.late import Command
from govreport.commands.session import OFF, Session
from govreport.commands.wording import both, chosen, screen_width

if TYPE_CHECKING:
    from govreport.plugins import Plugins
    from govreport.plugins.registry import PluginInfo

STATES = {
    "active": both("使用中", "active"),
    "off": both("停用", "off"),
    "unlisted": both("未列入", "not listed"),
    "broken": both("已隔离", "broken"),
}
HEADER = (
    ("名称", "name"),
    ("版本", "version"),
    ("软件包", "distribution"),
    ("部分", "section"),
    ("状态", "state"),
    ("钩子", "hooks"),
)


@click.command(
    cls=Command,
    help=both(
        "列出全部插件：名称、版本、软件包、负责的部分、状态、钩子。",
        "List all plugins: name, version, distribution, section, state, hooks.",
    ),
)
@click.option("--json", "as_json", is_flag=True, help=both("输出 JSON", "print JSON"))
@click.option(
    "--doctor",
    is_flag=True,
    help=both("逐个检查插件能否正常工作，不生成报告", "try each plugin without making a report"),
)
@click.pass_obj
def command(session: Session, as_json: bool, doctor: bool) -> int:  # noqa: FBT001 - click's signature
    """Print one line a plugin; with --doctor, what is wrong with each. Returns 4 when something is."""
    if doctor:
        return _examine(session)
    _ask_everything(session)
    infos = session.plugins.infos()
    if as_json:
        session.say(json.dumps([_entry(info, session) for info in infos], ensure_ascii=False, indent=2))
        return 0
    for line in aligned(
        [tuple(session.words(*pair) for pair in HEADER), *(_row(info, session) for info in infos)]
    ):
        session.say(line)
    session.warn_of_quarantine()
    return 0


def _examine(session: Session) -> int:
    from govreport.errors import PluginError
    from govreport.findings import Severity
    from govreport.testing.doctor import diagnose

    def use(condemned: frozenset[str]) -> "Plugins":
        off = tuple(f"{OFF}{name}" for name in condemned)
        plugins = Session(session.lang, session.debug, (*session.named, *off)).plugins
        plugins.offers.commands(_root().commands)
        return plugins

    found = diagnose(use, session.modules)
    for origin, findings in found.items():
        mark = click.style("✗", fg="red") if findings else click.style("✓", fg="green")
        session.say(f"{mark} {origin.name} {origin.arguments()['package']}")
        for finding in findings:
            session.say(f"    {session.line(finding)}")
    every = [each for findings in found.values() for each in findings]
    wrong = any(session.catalogue.severity(each) is Severity.ERROR for each in every)
    return PluginError.exit_status if wrong else 0


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Return one line a row, its columns as wide on the screen as their widest cell."""
    widths = [max(map(screen_width, column)) for column in zip(*rows, strict=True)]
    padded = [
        [cell + " " * (width - screen_width(cell)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    return ["  ".join(row).rstrip() for row in padded]


def _ask_everything(session: Session) -> None:
    # Some faults show only when a plugin is asked for what it offers.
    session.plugins.ask_everything()
    _root().list_commands(click.get_current_context().find_root())


def _root() -> click.Group:
    return cast("click.Group", click.get_current_context().find_root().command)


def _row(info: "PluginInfo", session: Session) -> tuple[str, ...]:
    hooks = " ".join(hook.removeprefix("govreport_") for hook in info.hooks)
    state = chosen(STATES[info.state], session.lang)
    return info.name, info.version or "-", info.package or "-", info.section or "-", state, hooks or "-"


def _entry(info: "PluginInfo", session: Session) -> dict[str, object]:
    return {
        "name": info.name,
        "version": info.version,
        "distribution": info.package,
        "hooks": list(info.hooks),
        "section": info.section or None,
        "state": info.state,
        "reason": session.catalogue.text(info.reason, session.lang) if info.reason else None,
    }
