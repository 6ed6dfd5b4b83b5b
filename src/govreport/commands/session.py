"""One run of the command line: its language, its plugins, and how it speaks."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

import click

from govreport.announced import announced_names
from govreport.commands.streams import say, shows, undelivered
from govreport.findings import Finding, Locator, Severity
from govreport.messages import LANGUAGES, SEVERITY_WORDS, Catalogue, Language, engine_catalogue

if TYPE_CHECKING:
    from govreport.errors import GovreportError
    from govreport.plugins import Plugins
    from govreport.plugins.quarantine import BrokenPlugin

LANGUAGE_VARIABLE = "GOVREPORT_LANG"
OFF = "no:"
TYPED = str.maketrans(
    {"→": "->", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "×": "x", "〔": "[", "〕": "]"}
)
"""What stands for signs of English messages that a console of ASCII or Latin-1 does not have."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


@dataclass
class Session:
    """What the global options say. named: the values of `-p`, in order."""

    lang: Language = "zh"
    debug: bool = False
    named: tuple[str, ...] = field(default=())
    _commands: "dict[str, click.Command] | None" = None
    _told: "list[BrokenPlugin]" = field(default_factory=list)

    @cached_property
    def plugins(self) -> "Plugins":
        """Return the plugins in use. Raises UsageError for a name that is not there."""
        from govreport.plugins import Plugins

        disabled = [name.removeprefix(OFF) for name in self.named if name.startswith(OFF)]
        extra = self.modules
        if extra and "" not in sys.path:
            sys.path.append(os.getcwd())  # last, so that a file of this folder never hides a package
        return Plugins.discover(disabled, extra)

    @property
    def modules(self) -> list[str]:
        """Return what `-p` names that no package announces: modules to load."""
        from govreport.plugins.discovery import installed

        asked = [name for name in self.named if not name.startswith(OFF)]
        return [name for name in asked if name not in installed()]

    @property
    def may_have_commands(self) -> bool:
        """Tell whether a plugin could add commands: the project's own add none."""
        from govreport.announced import from_elsewhere

        return bool(self.named) or "plugins" in self.__dict__ or from_elsewhere()

    @property
    def catalogue(self) -> Catalogue:
        """Return the words of all codes, also of the plugins once they are loaded."""
        return self.plugins.catalogue if "plugins" in self.__dict__ else engine_catalogue()

    def words(self, zh: str, en: str) -> str:
        """Return the text in the language of this run."""
        return zh if self.lang == "zh" else en

    def say(self, text: str = "") -> None:
        """Print one line of the answer."""
        say(text, sys.stdout)

    def deliver(self, content: bytes) -> None:
        """Write *content* to standard output. Raises OutputError (GR-659) when it does not arrive."""
        if sys.__stdout__ is None:
            raise undelivered(None)
        try:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise undelivered(error) from error

    def note(self, text: str) -> None:
        """Print one line about the run, on standard error."""
        say(text, sys.stderr)

    def line(self, finding: Finding) -> str:
        """Return *finding* as one line, its severity coloured (`say` and `note` drop colours in a pipe)."""
        severity = self.catalogue.severity(finding)
        marked = f"{finding.code} {SEVERITY_WORDS[self.lang][severity]}"
        plain = self.catalogue.line(finding, self.lang)
        if self.lang == "en" and not shows(sys.stdout, "→"):
            plain = plain.translate(TYPED)
        return plain.replace(marked, click.style(marked, fg=COLOURS[severity], bold=True), 1)

    def complain(self, error: "GovreportError") -> int:
        """Print what *error* says; return the exit status that stands for it."""
        for finding in error.findings:
            self.note(self.line(finding))
        return error.exit_status

    def plugin_commands(self, taken: Iterable[str]) -> "dict[str, click.Command]":
        """Return the commands of plugins, and say which plugin's are unusable. taken: the engine's names."""
        if self._commands is None:
            known = self.plugins.set_aside
            self._commands = self.plugins.offers.commands(taken)
            self._tell(each for each in self.plugins.quarantined if each.origin.name not in known)
        return self._commands

    def warn_of_quarantine(self) -> None:
        """Say which plugins are set aside and why, before anything is done with the others."""
        from govreport.plugins.discovery import allowed_by

        self.plugins.ask_everything()
        self._tell(self.plugins.quarantined)
        listed = allowed_by(os.environ)
        if strangers := sorted((listed or frozenset()) - announced_names()):
            self.note(self.line(Finding("GR-426", Locator(), {"names": strangers})))

    def _tell(self, broken: "Iterable[BrokenPlugin]") -> None:
        for each in broken:
            if each not in self._told:
                self._told.append(each)
                self.note(self.line(each.finding))

    def note_what_plugins_said(self) -> None:
        """Say which plugins printed in a hook, changed what is not theirs, or use what will be taken away."""
        from govreport.plugins import watch

        for origin, hook, text in dict.fromkeys(watch.spoken):
            printed = text.strip().partition("\n")[0][:60]
            self.note(self.line(origin.broken("GR-421", hook, printed=printed).finding))
        for origin, hook, what in watch.changed:
            self.note(self.line(origin.broken("GR-424", hook, changed=what).finding))
        watch.spoken.clear()
        watch.changed.clear()
        for finding in self.plugins.notices if "plugins" in self.__dict__ else ():
            self.note(self.line(finding))


def language(args: Sequence[str], environment: Mapping[str, str], stream: TextIO) -> Language:
    """Return the language of a run: `--lang`, else the variable, else Chinese.

    A console that cannot show Chinese gets English when nothing was asked for.
    """
    asked = [*_values_of("--lang", args), environment.get(LANGUAGE_VARIABLE, "")]
    for known in LANGUAGES:
        if asked[0] == known:
            return known
    return "zh" if shows(stream, "错误") else "en"


def _values_of(option: str, args: Sequence[str]) -> Iterable[str]:
    following = [args[i + 1] for i, arg in enumerate(args[:-1]) if arg == option]
    attached = [arg.partition("=")[2] for arg in args if arg.startswith(f"{option}=")]
    return [*following, *attached]
