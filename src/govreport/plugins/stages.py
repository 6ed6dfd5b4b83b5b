"""Asking one section at a time: load, validate, render; and everybody about the whole report."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

import pluggy

from govreport.errors import PluginError
from govreport.findings import Finding, Words
from govreport.plugins.quarantine import Origin, frames, inside
from govreport.plugins.watch import FAILURES, watching

if TYPE_CHECKING:
    from pluggy._hooks import HookImpl

    from govreport.form.edition import Edition
    from govreport.model import Report
    from govreport.reader import Reader

OBJECT = Words("一个对象", "an object")
MAPPING = Words("按名称列出的值（mapping）", "a mapping")


class Stages:
    """The scoped and the broadcast hooks. Every failure becomes a PluginError that names the culprit.

    A scoped call reaches the section's owner and, around it, the wrappers of plugins that own no section.
    """

    def __init__(
        self, manager: pluggy.PluginManager, origins: Mapping[str, Origin], owners: Mapping[str, str]
    ) -> None:
        self._manager = manager
        self._origins = origins
        self._owners = owners
        self._callers: dict[tuple[str, str], Callable[..., object]] = {}

    def load(self, section: str, reader: "Reader", edition: "Edition") -> object:
        """Return the section's data object. Raises PluginError."""
        result = self._ask("govreport_load", section, reader=reader, edition=edition)
        if result is None:
            raise self._wrong_type("govreport_load", section, OBJECT, result)
        return result

    def validate(self, section: str, data: object, report: "Report") -> tuple[Finding, ...]:
        """Return the findings of the section's own rules. Raises PluginError."""
        found = self._ask("govreport_validate", section, _findings, data=data, report=report)
        return cast("tuple[Finding, ...]", found or ())

    def render(self, section: str, data: object, report: "Report") -> Mapping[str, object]:
        """Return the values for the section's template. Raises PluginError."""
        result = self._ask("govreport_render", section, data=data, report=report)
        if not isinstance(result, Mapping):
            raise self._wrong_type("govreport_render", section, MAPPING, result)
        return result

    @cached_property
    def _settings(self) -> "dict[str, HookImpl]":
        return {each.plugin_name: each for each in self._manager.hook.govreport_settings.get_hookimpls()}

    def taking_settings(self) -> tuple[str, ...]:
        """Return the names of the plugins that take settings."""
        return tuple(self._settings)

    def settings(self, name: str, reader: "Reader") -> object:
        """Return what plugin *name* makes of its settings. Raises PluginError."""
        asked = self._settings[name]
        try:
            with watching(self._origins[name], "govreport_settings"):
                return asked.function(**({"reader": reader} if asked.argnames else {}))
        except FAILURES as error:
            raise self._failure("govreport_settings", name, error) from error

    def validate_report(self, report: "Report") -> Iterator[tuple[Finding, ...] | PluginError]:
        """Yield, a plugin at a time, its findings across sections, or the error it ended with."""
        for implementation in self._manager.hook.govreport_validate_report.get_hookimpls():
            if not implementation.wrapper:
                function = cast("Callable[..., Iterable[Finding] | None]", implementation.function)
                name = implementation.plugin_name
                args = {"report": report} if implementation.argnames else {}
                try:
                    with watching(self._origins[name], "govreport_validate_report"):
                        found = _findings(function(**args))
                except FAILURES as error:
                    yield self._failure("govreport_validate_report", name, error)
                else:
                    yield found

    def _ask(
        self, hook: str, section: str, read: Callable[..., object] | None = None, **args: object
    ) -> "object":
        owner = self._owners[section]
        if owner not in self._origins:  # set aside since: its words turned out to be unreadable, say
            raise PluginError.of("GR-415", section, section=section)
        try:
            with watching(self._origins[owner], hook):
                answer = self._caller(hook, owner)(**args)
                # a generator must be exhausted here: what it raises later would have no culprit
                return read(answer) if read else answer
        except FAILURES as error:
            raise self._failure(hook, self._culprit(error, owner), error) from error

    def _caller(self, hook: str, owner: str) -> Callable[..., object]:
        key = (hook, owner)
        if key not in self._callers:
            # Whoever claims a section is no wrapper, also when another has taken its section over.
            claims = self._manager.hook.govreport_section.get_hookimpls()
            others = [each.plugin for each in claims if each.plugin_name != owner]
            self._callers[key] = self._manager.subset_hook_caller(hook, others)
        return self._callers[key]

    def _culprit(self, error: BaseException, owner: str) -> str:
        for _, _, module in reversed(frames(error.__traceback__)):
            for name, origin in self._origins.items():
                if inside(module, origin.module):
                    return name
        return owner

    def _failure(self, hook: str, name: str, error: BaseException) -> PluginError:
        return PluginError(self._origins[name].failed("GR-410", hook, error).finding)

    def _wrong_type(self, hook: str, section: str, expected: Words, result: object) -> PluginError:
        origin = self._origins[self._owners[section]]
        returned = type(result).__name__
        return PluginError(origin.broken("GR-411", hook, expected=expected, returned=returned).finding)


def _findings(answer: Iterable[Finding] | None) -> tuple[Finding, ...]:
    findings = tuple(answer or ())
    for finding in findings:
        if not isinstance(finding, Finding):
            raise TypeError(f"Finding expected, {type(finding).__name__} yielded")
    return findings
