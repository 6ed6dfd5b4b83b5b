"""`govreport cache`: what is kept between runs so that the next one is faster."""

import click

from govreport import kept
from govreport.commands.late import Command, Group
from govreport.commands.session import Session
from govreport.commands.wording import both

command = Group(
    "cache",
    help=both(
        "编译好的模板等放在缓存文件夹里，下次更快；随时可以清除。",
        "Compiled templates and the like are kept for the next run; they may be removed at any time.",
    ),
)


def info() -> int:
    """Print where things are kept, how many, and how large."""
    session = click.get_current_context().find_object(Session) or Session()
    place = kept.folder()
    if place is None:
        session.say(session.words("缓存已关闭。", "Nothing is kept."))
        return 0
    sizes = [entry.stat().st_size for entry in kept.entries()]
    count, size = len(sizes), sum(sizes) / 1e6
    session.say(
        session.words(f"{place}：{count} 个，{size:.1f} MB", f"{place}: {count} entries, {size:.1f} MB")
    )
    return 0


def clear() -> int:
    """Remove all that is kept."""
    session = click.get_current_context().find_object(Session) or Session()
    count = kept.clear()
    session.say(session.words(f"已清除 {count} 个。", f"{count} entries removed."))
    return 0


command.add_command(
    Command("info", callback=info, help=both("缓存在哪里，有多大。", "Where it is and how large."))
)
command.add_command(Command("clear", callback=clear, help=both("清除缓存。", "Remove everything kept.")))
