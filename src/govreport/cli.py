"""The command line: global options, exit statuses, and one clear sentence for whatever goes wrong."""

import os
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from typing import NoReturn, TextIO, cast

import click

from govreport.commands import govreport_commands
from govreport.commands.late import Group
from govreport.commands.session import LANGUAGE_VARIABLE, Session, language
from govreport.commands.streams import Answer, hush, open_streams
from govreport.commands.usage import finding_of, unknown_command
from govreport.commands.wording import both
from govreport.errors import GovreportError, PluginError, UsageError
from govreport.messages import LANGUAGES
from govreport.plugins import watch
from govreport.plugins.watch import Console

PROGRAM = "govreport"
INTERRUPTED = 130
GLOBAL_WITH_VALUE = ("--lang", "-p")


class Program(Group):
    """`govreport`. The engine's commands are there at once, those of plugins when somebody looks for them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the engine's commands in the order of a clerk's work, then those of plugins."""
        self._add_plugin_commands(ctx)
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raise UsageError (GR-802) with the nearest name when there is none."""
        if args[0] not in self.commands:
            known = self.list_commands(ctx)
            if args[0] not in known:
                raise UsageError(unknown_command(args[0], known))
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: object, **__: object) -> NoReturn:
        """Run one command line and leave the process with its exit status."""
        sys.exit(self.run(sys.argv[1:] if args is None else list(args)))

    def run(self, args: list[str]) -> int:
        """Run one command line; return its exit status."""
        open_streams()
        session = Session(language(args, os.environ, sys.stdout))
        for stream in (sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")
        self._main_shell_completion({}, PROGRAM)
        real = sys.stdout
        sys.stdout = Console(cast("TextIO", Answer(real)))
        watch.last_resort = partial(_give_up, session)
        try:
            with watch.interruptible():
                if not args:
                    self._answer(["--help"], session)
                    return UsageError.exit_status
                return self._answer(globals_first(args), session)
        finally:
            sys.stdout = real
            self.commands = {name: self.commands[name] for name in ENGINE_COMMANDS}
            session.note_what_plugins_said()

    def _answer(self, args: list[str], session: Session) -> int:
        try:
            with self.make_context(PROGRAM, args, obj=session) as ctx:
                status = self.invoke(ctx)
                return status if isinstance(status, int) else 0
        except click.exceptions.Exit as leave:
            return leave.exit_code
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except BrokenPipeError:
            hush(sys.stdout)
            return 0
        except Exception as error:
            return _explained(error, session)

    def _add_plugin_commands(self, ctx: click.Context) -> None:
        session = ctx.find_object(Session)
        if session is not None and session.may_have_commands:
            self.commands.update(session.plugin_commands(ENGINE_COMMANDS))


def _give_up(session: Session, call: watch.Call) -> None:
    """End the process: a plugin waits inside the operating system, where nothing else stops it."""
    session.note(session.line(call.origin.broken("GR-420", call.hook, seconds=f"{call.seconds:g}").finding))
    sys.stderr.flush()
    os._exit(PluginError.exit_status)


def _explained(error: Exception, session: Session) -> int:
    if session.debug:
        session.note(traceback.format_exc())
    if isinstance(error, click.UsageError):
        return session.complain(UsageError(finding_of(error)))
    if isinstance(error, GovreportError):
        return session.complain(error)
    return session.complain(GovreportError.of("GR-899", reason=f"{type(error).__name__}: {error}"))


def globals_first(args: Sequence[str]) -> list[str]:
    """Move the global options to the front, so that they may stand anywhere before a `--`."""
    front: list[str] = []
    rest: list[str] = []
    left = list(args)
    while left:
        arg = left.pop(0)
        if arg == "--":
            return [*front, *rest, arg, *left]
        taken = front if _is_global(arg) else rest
        taken.append(arg)
        if arg in GLOBAL_WITH_VALUE and left:
            taken.append(left.pop(0))
    return front + rest


def _is_global(arg: str) -> bool:
    return arg in (*GLOBAL_WITH_VALUE, "--debug") or arg.startswith(("--lang=", "-p"))


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    # Eager, so that the help page already knows the language and the plugins.
    if value is not None and not ctx.resilient_parsing:
        setattr(ctx.ensure_object(Session), str(param.name), value)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        from importlib.metadata import version

        ctx.ensure_object(Session).say(f"{PROGRAM} {version(PROGRAM)} (Python {sys.version.split()[0]})")
        ctx.exit()


cli = Program(
    PROGRAM,
    help=both(
        "由一个数据文件生成法定的政府信息公开工作年度报告。",
        "Turn one data file into the statutory annual report on open government information.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            envvar=LANGUAGE_VARIABLE,
            is_eager=True,
            expose_value=False,
            callback=_remember,
            help=both("消息的语言，默认 zh", "language of messages, zh by default"),
        ),
        click.Option(
            ["-p", "named"],
            metavar="NAME",
            multiple=True,
            is_eager=True,
            expose_value=False,
            callback=_remember,
            help=both("加载插件 NAME；no:NAME 则停用", "load plugin NAME; no:NAME leaves it out"),
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_remember,
            help=both("出错时显示程序的调用经过", "show the traceback of an error"),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=both("显示版本号", "show the version"),
        ),
    ],
)
govreport_commands(cli)
ENGINE_COMMANDS = tuple(cli.commands)


def main() -> NoReturn:
    """Run `govreport` with the arguments of the process."""
    cli.main()
