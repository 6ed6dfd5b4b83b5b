"""What click has to say about a wrong command line, in the words of our catalogue."""

import re
from collections.abc import Iterable

import click

from govreport.findings import Finding, Locator, Words

NOTHING = Words("（无）", "(none)")
WHOLE_NUMBER = Words("整数", "a whole number")


def finding_of(error: click.UsageError) -> Finding:
    """Return the finding that says in both languages what *error* says in English."""
    code, args = _described(error)
    command = error.ctx.command_path if error.ctx else "govreport"
    return Finding(code, Locator(), {"command": command} | args)


def unknown_command(name: str, known: Iterable[str]) -> Finding:
    """Return the finding for a command that does not exist."""
    args = {"name": name, "command": "govreport", "nearest": nearest(name, known)}
    return Finding("GR-802", Locator(), args)


def nearest(name: str, known: Iterable[str]) -> object:
    """Return the name among *known* that looks most like *name*, or words for none."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return close[0] if close else NOTHING


def _described(error: click.UsageError) -> tuple[str, dict[str, object]]:
    if isinstance(error, click.NoSuchOption):
        return "GR-803", {"option": error.option_name, "nearest": nearest(error.option_name, _options(error))}
    if isinstance(error, click.MissingParameter):
        return "GR-804", {"parameter": _name(error)}
    if isinstance(error, click.BadParameter):
        return "GR-805", {"parameter": _name(error), "expected": _expected(error)}
    if isinstance(error, click.BadOptionUsage):
        return "GR-806", {"option": error.option_name}
    if extra := re.search(r"unexpected extra arguments? \((.*)\)", error.message):
        return "GR-807", {"argument": extra[1]}
    return _unknown_subcommand(error) or ("GR-813", {"reason": error.message})


def _unknown_subcommand(error: click.UsageError) -> tuple[str, dict[str, object]] | None:
    named = re.search(r"No such command '(.*)'", error.message)
    group = error.ctx.command if error.ctx else None
    if named is None or error.ctx is None or not isinstance(group, click.Group):
        return None
    return "GR-802", {"name": named[1], "nearest": nearest(named[1], group.list_commands(error.ctx))}


def _options(error: click.UsageError) -> list[str]:
    contexts = []
    context = error.ctx
    while context:
        contexts.append(context)
        context = context.parent
    return ["--help", *(name for each in contexts for param in each.command.params for name in param.opts)]


def _name(error: click.BadParameter) -> object:
    if isinstance(error.param, click.Argument):
        return error.param.human_readable_name
    return max(error.param.opts, key=len) if error.param else str(error.param_hint or "")


def _expected(error: click.BadParameter) -> object:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return tuple(kind.choices)
    if isinstance(kind, click.IntRange):
        least, most = kind.min, kind.max
        return Words(f"{least} 至 {most} 的整数", f"a whole number from {least} to {most}")
    return WHOLE_NUMBER if isinstance(kind, click.types.IntParamType) else error.message
