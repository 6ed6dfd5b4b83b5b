"""The plugins in use: who owns which section, and what all of them offer."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pluggy

from govreport import hookspecs
from govreport.announced import announced
from govreport.findings import Finding, Locator
from govreport.hookspecs import PROJECT
from govreport.model import Section
from govreport.plugins.contract import breach, deprecated_uses, hook_names
from govreport.plugins.deprecations import DEPRECATIONS
from govreport.plugins.discovery import Candidate, allowed_by, discover, installed, is_allowed, unlisted
from govreport.plugins.offers import Offers
from govreport.plugins.quarantine import BrokenPlugin, Origin
from govreport.plugins.stages import Stages
from govreport.plugins.watch import set_limit

if TYPE_CHECKING:
    from govreport.extensions import Input, Output
    from govreport.form.edition import Edition
    from govreport.messages import Catalogue


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """One line of `govreport plugins`. state: `active`, `off`, `unlisted` or `broken`."""

    name: str
    package: str
    version: str
    hooks: tuple[str, ...]
    section: str
    state: str
    reason: Finding | None = None


class Plugins:
    """All plugins of one run. Make it with `Plugins.discover()`; it does not change afterwards."""

    def __init__(
        self,
        found: Iterable[Candidate | BrokenPlugin],
        off: frozenset[str] = frozenset(),
        unlisted: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        set_limit(os.environ)
        self.off = off
        self.unlisted = unlisted
        """Plugins that no list of allowed ones names, and what they own → the plugin."""
        self._found = tuple(found)
        self._allowed: dict[frozenset[str], Plugins] = {}
        self.manager = pluggy.PluginManager(PROJECT)
        self.manager.add_hookspecs(hookspecs)
        self.origins: dict[str, Origin] = {}
        self._broken: list[BrokenPlugin] = []
        self.notices: list[Finding] = []
        for each in self._found:
            self._admit(each)
        self.offers = Offers(self.manager, self.origins, self._set_aside)
        self._owners = self.offers.owners()
        self.stages = Stages(
            self.manager, self.origins, {id_: name for id_, (name, _) in self._owners.items()}
        )

    @classmethod
    def discover(
        cls,
        disabled: Iterable[str] = (),
        extra: Iterable[str] = (),
        allowed: Iterable[str] | None = None,
    ) -> "Plugins":
        """Load the installed plugins, without those named in *disabled*, plus the modules in *extra*.

        allowed: the only plugins or packages to import beside govreport's own; by default what the
        variable GOVREPORT_PLUGINS lists, and all where it is not set.
        Raises UsageError (GR-413) when *disabled* names a plugin that is not there.
        """
        off = frozenset(disabled)
        _refuse_unknown(off - installed() - frozenset(extra))
        listed = allowed_by(os.environ) if allowed is None else frozenset(allowed)
        left_out = {point.name: point.name for point in unlisted(listed) if point.name not in off}
        return cls(discover(off, extra, listed), off, left_out)

    def allowed(self, names: Iterable[str] | None) -> "Plugins":
        """Return these plugins without those of other packages that *names* does not list; None lists all."""
        if names is None:
            return self
        listed = frozenset(names)
        if listed not in self._allowed:
            kept = [each for each in self._found if _named(each.origin, listed)]
            self._allowed[listed] = self if len(kept) == len(self._found) else self._without(kept)
        return self._allowed[listed]

    def _without(self, kept: list[Candidate | BrokenPlugin]) -> "Plugins":
        dropped = {each.origin.name for each in self._found} - {each.origin.name for each in kept}
        owned = {id_: name for id_, (name, _) in self._owners.items() if name in dropped}
        return Plugins(kept, self.off, {**self.unlisted, **{name: name for name in dropped}, **owned})

    @property
    def quarantined(self) -> tuple[BrokenPlugin, ...]:
        """Return the plugins that are set aside, each with the finding that says why."""
        return tuple(self._broken)

    @property
    def set_aside(self) -> frozenset[str]:
        """Return the names of the plugins in quarantine."""
        return frozenset(each.origin.name for each in self._broken)

    def ask_everything(self) -> None:
        """Ask for all that plugins offer: some faults show only then, and later they would come half-way."""
        _ = self.catalogue, self.editions, self.template_folders, self.inputs, self.outputs

    @property
    def sections(self) -> Mapping[str, Section]:
        """Return section id → what its owner declares, in order of registration."""
        return {section_id: section for section_id, (_, section) in self._owners.items()}

    def owner(self, section_id: str) -> Origin:
        """Return where the plugin that owns a section comes from. Raises KeyError."""
        return self.origins[self._owners[section_id][0]]

    @cached_property
    def catalogue(self) -> "Catalogue":
        """Return the words of all codes: the engine's, then the plugins'."""
        return self.offers.catalogue()

    @cached_property
    def editions(self) -> Mapping[str, "Edition"]:
        """Return edition id → edition."""
        return self.offers.editions()

    @cached_property
    def template_folders(self) -> tuple[Path, ...]:
        """Return the template folders of plugins, the last registered first."""
        return self.offers.template_folders()

    @cached_property
    def inputs(self) -> "tuple[Input, ...]":
        """Return the kinds of data file that plugins add."""
        return self.offers.inputs()

    @cached_property
    def outputs(self) -> "tuple[Output, ...]":
        """Return the output formats that plugins add."""
        return self.offers.outputs()

    def infos(self) -> tuple[PluginInfo, ...]:
        """Describe every plugin: the active ones, then those switched off, then the broken ones."""
        owned = {name: section_id for section_id, (name, _) in self._owners.items()}
        active = [
            PluginInfo(name, origin.package, origin.version,
                       hook_names(self.manager.get_plugin(name)), owned.get(name, ""), "active")
            for name, origin in self.origins.items()
        ]  # fmt: skip
        off = [PluginInfo(name, "", "", (), "", "off") for name in sorted(self.off)]
        off += [
            PluginInfo(point.name, point.package, point.version, (), "", "unlisted")
            for point in announced()
            if point.name in self.unlisted
        ]
        broken = [
            PluginInfo(each.origin.name, each.origin.package, each.origin.version, (), each.section,
                       "broken", each.finding)
            for each in self._broken
        ]  # fmt: skip
        return tuple(active + off + broken)

    def _admit(self, found: Candidate | BrokenPlugin) -> None:
        if isinstance(found, BrokenPlugin):
            self._broken.append(found)
            return
        name = found.origin.name
        if problem := breach(found):
            self._broken.append(problem)
        elif name in self.origins:
            other = self.origins[name].arguments()["package"]
            self._broken.append(found.origin.broken("GR-417", other=other))
        else:
            self.notices += deprecated_uses(found, DEPRECATIONS)
            self.manager.register(found.plugin, name=name)
            self.origins[name] = found.origin

    def _set_aside(self, broken: BrokenPlugin, section: str = "") -> None:
        name = broken.origin.name
        if name in self.origins:
            self.manager.unregister(name=name)
            del self.origins[name]
        self._broken.append(replace(broken, section=section))


def _named(origin: Origin, listed: frozenset[str]) -> bool:
    return not origin.package or is_allowed(origin.name, origin.package, listed)


def _refuse_unknown(names: frozenset[str]) -> None:
    from govreport.errors import UsageError

    if names:
        known = sorted(installed())
        raise UsageError(*(_unknown(name, known) for name in sorted(names)))


def _unknown(name: str, known: list[str]) -> Finding:
    return Finding("GR-413", Locator(), {"plugin": name, "known": known})
