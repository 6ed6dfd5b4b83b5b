"""Commands that are imported when they are asked for, so that `--help` stays fast."""

from importlib import import_module

import click

from govreport.commands.wording import WordedContext


class Command(click.Command):
    """A command whose help comes in the language of the session."""

    context_class = WordedContext


class Group(click.Group):
    """A group of commands whose help comes in the language of the session."""

    context_class = WordedContext
    command_class = Command


class LateCommand(Command):
    """Stands for a command until it is called. module: has the real one under the name `command`."""

    def __init__(self, name: str, module: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)
        self.module = module

    @property
    def real(self) -> click.Command:
        """Return the command itself, imported now."""
        command: click.Command = import_module(self.module).command
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Let the real command take the arguments; it is the one that is then invoked."""
        return self.real.make_context(info_name, args, parent, **extra)
