"""What a plugin must keep to, checked before it is used: pluggy itself is silent about most of it."""

import inspect
from collections.abc import Callable, Iterable, Iterator

import pluggy

from govreport import hookspecs
from govreport.findings import Finding
from govreport.hookspecs import API_VERSION, PROJECT
from govreport.plugins.deprecations import Deprecation
from govreport.plugins.discovery import Candidate
from govreport.plugins.quarantine import BrokenPlugin
from govreport.plugins.roles import MARK, SECTION, STAGES, misplaced_hooks

PREFIX = f"{PROJECT}_"
API_NAME = "GOVREPORT_API"
"""A plugin may say for which API it was built: GOVREPORT_API = 1."""
SPECS: dict[str, Callable[..., object]] = {
    name: function for name, function in vars(hookspecs).items() if name.startswith(PREFIX)
}


def breach(candidate: Candidate) -> BrokenPlugin | None:
    """Return the first breach of contract in a plugin, None when it keeps to it.

    Looked for: hooks whose name no specification has, functions that look like hooks but carry no
    marker, arguments that the specification does not know or that have defaults, hooks that are called
    for another's section or never (`roles`), and a section without the two stages that every one needs.
    """
    return next(_breaches(candidate), None)


def _breaches(candidate: Candidate) -> Iterator[BrokenPlugin]:
    broken, hooks = candidate.origin.broken, dict(_hooks(candidate.plugin))
    built_for = getattr(candidate.plugin, API_NAME, API_VERSION)
    if built_for != API_VERSION:
        args = {"wanted": f"API {built_for}", "ours": f"API {API_VERSION}", "name": candidate.origin.package}
        yield broken("GR-422", **args)
    for name, function in _lookalikes(candidate.plugin):
        if name not in SPECS:
            from difflib import get_close_matches

            near = get_close_matches(name, SPECS, n=1)
            yield broken("GR-402", name, nearest=near[0] if near else "docs/plugins/hooks.md")
        elif name not in hooks:
            yield broken("GR-403", name)
        elif problem := _foreign_argument(name, function):
            yield broken("GR-404", name, argument=problem)
    yield from misplaced_hooks(candidate.origin, {name: hooks[name] for name in SPECS if name in hooks})
    if SECTION in hooks:
        yield from (broken("GR-405", each) for each in STAGES if each not in hooks)


def deprecated_uses(candidate: Candidate, deprecations: Iterable[Deprecation]) -> Iterator[Finding]:
    """Yield a finding (GR-423) for each hook or argument in use that a later version takes away."""
    hooks = dict(_hooks(candidate.plugin))
    for each in deprecations:
        function = hooks.get(each.hook)
        if function and (not each.argument or each.argument in pluggy._hooks.varnames(function)[0]):
            args = {"what": each.name, "since": each.since, "gone": each.gone, "instead": each.instead}
            yield candidate.origin.broken("GR-423", each.hook, **args).finding


def hook_names(plugin: object) -> tuple[str, ...]:
    """Return the hooks that *plugin* implements, in the order of the specifications."""
    implemented = dict(_hooks(plugin))
    return tuple(name for name in SPECS if name in implemented)


def _lookalikes(plugin: object) -> Iterator[tuple[str, Callable[..., object]]]:
    for name in dir(plugin):
        function = getattr(plugin, name, None)
        if (name.startswith(PREFIX) or hasattr(function, MARK)) and inspect.isroutine(function):
            yield name, function


def _hooks(plugin: object) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, function in _lookalikes(plugin):
        if hasattr(function, MARK):
            yield name, function


def _foreign_argument(name: str, function: Callable[..., object]) -> str:
    args, defaults = pluggy._hooks.varnames(function)
    known = inspect.signature(SPECS[name]).parameters
    strangers = [arg for arg in args if arg not in known]
    return ", ".join([*strangers, *defaults])
