"""What plugins offer when they are asked once: sections, words, editions, folders, formats, commands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

import pluggy

from govreport.errors import GovreportError, PluginError
from govreport.findings import Words
from govreport.model import Section
from govreport.plugins.quarantine import BrokenPlugin, Origin
from govreport.plugins.roles import unusable_id
from govreport.plugins.watch import FAILURES, watching

if TYPE_CHECKING:
    import click

    from govreport.extensions import Input, Output
    from govreport.form.edition import Edition
    from govreport.messages import Catalogue, Message

T = TypeVar("T")
P = ParamSpec("P")


class SetAside(Protocol):
    """What to do with a plugin that turned out to be broken."""

    def __call__(self, broken: BrokenPlugin, section: str = "") -> None:
        """Set *broken* aside; *section* is the one that it claims, if any."""


class Offers:
    """Asks each plugin by itself, so that a failure has a name, and hands broken ones to *set_aside*."""

    def __init__(
        self, manager: pluggy.PluginManager, origins: Mapping[str, Origin], set_aside: SetAside
    ) -> None:
        self._manager = manager
        self._origins = origins
        self._set_aside = set_aside

    def owners(self) -> dict[str, tuple[str, Section]]:
        """Return section id → (plugin name, section); a second claim without `replaces` is refused."""
        owners: dict[str, tuple[str, Section]] = {}
        for name, section in self._answers("govreport_section", Section):
            if why := unusable_id(section.id):
                self._fault(name, "govreport_section", why)
                continue
            held = owners.get(section.id)
            if held and held[1].replaces == section.replaces:
                owner = self._origins[held[0]].arguments()["package"]
                broken = self._origins[name].broken(
                    "GR-406", "govreport_section", section=section.id, owner=owner
                )
                self._set_aside(broken, section.id)
            elif not held or section.replaces:
                owners[section.id] = (name, section)
        return {id_: held for id_, held in owners.items() if held[0] in self._origins}

    def catalogue(self) -> "Catalogue":
        """Return the engine's words and those of every plugin; a code that stands twice is refused."""
        from govreport.messages import engine_catalogue

        catalogue = engine_catalogue()
        for name, messages in self._asked("govreport_messages", _messages):
            doubled = [message.code for message in messages if message.code in catalogue]
            if doubled:
                self._fault(name, "govreport_messages", _is_taken("代码", "code", doubled))
            else:
                catalogue = catalogue + messages
        return catalogue

    def messages_of(self, plugin: str) -> "tuple[Message, ...]":
        """Return the words that one plugin brings, none when it brings none."""
        return dict(self._asked("govreport_messages", _messages)).get(plugin, ())

    def editions(self) -> dict[str, "Edition"]:
        """Return edition id → edition. A `based_on` edition may come before or after the one it names."""
        from govreport.form.edition import Edition
        from govreport.form.read import read_editions

        offered = dict(self._asked("govreport_editions", _editions))
        while True:
            each = [one for offer in offered.values() for one in offer]
            ready = {one.id: one for one in each if isinstance(one, Edition)}
            try:
                return read_editions([Path(one) for one in each if not isinstance(one, Edition)], ready)
            except PluginError as error:
                at = Path(error.findings[0].at.file or "").parent
                culprit = next((name for name, offer in offered.items() if at in map(_folder, offer)), None)
                if culprit is None:
                    raise
                del offered[culprit]
                self._fault(culprit, "govreport_editions", str(error))

    def template_folders(self) -> tuple[Path, ...]:
        """Return the folders of Word templates, those of the last registered plugin first."""
        asked = list(self._asked("govreport_templates", _paths))
        return tuple(folder for _, folders in reversed(asked) for folder in folders)

    def inputs(self) -> "tuple[Input, ...]":
        """Return further kinds of data file."""
        from govreport.extensions import Input

        found = self._named_values("govreport_sources", Input)
        return tuple(
            replace(each, read=self._guarded(name, "govreport_sources", each.read)) for name, each in found
        )

    def outputs(self) -> "tuple[Output, ...]":
        """Return further output formats."""
        from govreport.extensions import Output

        found = self._named_values("govreport_outputs", Output)
        return tuple(
            replace(each, write=self._guarded(name, "govreport_outputs", each.write)) for name, each in found
        )

    def commands(self, taken: Iterable[str]) -> "dict[str, click.Command]":
        """Return name → command of all plugins. Who offers a name that is *taken* is set aside."""
        import click

        found: dict[str, click.Command] = {}
        for name, function in self._functions("govreport_commands"):
            shelf = click.Group()
            try:
                with watching(self._origins[name], "govreport_commands"):
                    function(shelf)
            except FAILURES as error:
                self._fault(name, "govreport_commands", error)
                continue
            if doubled := sorted(shelf.commands.keys() & {*taken, *found}):
                self._fault(name, "govreport_commands", _is_taken("命令", "command", doubled))
            else:
                found |= shelf.commands
        return found

    def _guarded(self, name: str, hook: str, function: Callable[P, T]) -> Callable[P, T]:
        """Return *function* of a plugin, so that what it raises, short of our own errors, has a culprit."""
        origin = self._origins[name]

        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                with watching(origin, hook, times=0):  # reading or writing takes as long as it takes
                    return function(*args, **kwargs)
            except GovreportError:
                raise
            except FAILURES as error:
                raise PluginError(origin.failed("GR-410", hook, error).finding) from error

        return asked

    def _named_values(self, hook: str, expected: type[T]) -> list[tuple[str, T]]:
        def read(answer: Iterable[object]) -> tuple[T, ...]:
            return tuple(_expect(each, expected) for each in answer)

        return [(name, value) for name, values in self._asked(hook, read) for value in values]

    def _answers(self, hook: str, expected: type[T]) -> Iterator[tuple[str, T]]:
        yield from self._asked(hook, lambda answer: _expect(answer, expected))

    def _asked(self, hook: str, read: Callable[..., T]) -> Iterator[tuple[str, T]]:
        for name, function in self._functions(hook):
            try:
                with watching(self._origins[name], hook):
                    value = read(function())
            except FAILURES as error:
                self._fault(name, hook, error)
            else:
                yield name, value

    def _functions(self, hook: str) -> list[tuple[str, Callable[..., object]]]:
        implementations = getattr(self._manager.hook, hook).get_hookimpls()
        order = list(self._origins)
        named = [(each.plugin_name, each.function) for each in implementations if not each.wrapper]
        return sorted(named, key=lambda pair: order.index(pair[0]))

    def _fault(self, name: str, hook: str, error: BaseException | Words | str) -> None:
        origin = self._origins[name]
        if isinstance(error, (Words, str)):
            self._set_aside(origin.broken("GR-409", hook, reason=error))
        else:
            self._set_aside(origin.failed("GR-409", hook, error))


def _expect(value: object, expected: type[T]) -> T:
    if not isinstance(value, expected):
        raise TypeError(f"{expected.__name__} expected, {type(value).__name__} returned")
    return value


def _is_taken(zh: str, en: str, names: Iterable[str]) -> Words:
    listed = ", ".join(names)
    return Words(f"{zh} {listed} 已经有了", f"{en} {listed} is taken")


def _editions(answer: "Iterable[Path | Edition | str]") -> "tuple[Path | Edition, ...]":
    from govreport.form.edition import Edition

    given = tuple(answer)
    for each in given:
        if not isinstance(each, (str, Path, Edition)):
            raise TypeError(f"folders or editions expected, {type(each).__name__} returned")
    return tuple(Path(each) if isinstance(each, str) else each for each in given)


def _folder(offered: object) -> Path | None:
    return Path(offered) if isinstance(offered, (str, Path)) else None


def _paths(answer: Iterable[Path]) -> tuple[Path, ...]:
    if isinstance(answer, (str, Path)):
        raise TypeError(f"a list of folders expected, {type(answer).__name__} returned")
    folders = tuple(Path(folder) for folder in answer)
    for folder in folders:
        if not folder.is_dir():
            raise NotADirectoryError(str(folder))
    return folders


def _messages(answer: object) -> "tuple[Message, ...]":
    from govreport.messages import Message, read_messages

    if isinstance(answer, (list, tuple)):
        return tuple(_expect(each, Message) for each in answer)
    return read_messages(answer)  # type: ignore[arg-type]
