"""What the next version of govreport would break in the plugins that are installed, read from their code."""

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from govreport.announced import OWN_PACKAGE, Announced, announced
from govreport.findings import Finding, Locator
from govreport.hookspecs import PROJECT
from govreport.plugins.code import OPEN, Import, file_of, imports, read_code, written_hooks
from govreport.plugins.deprecations import DEPRECATIONS, Deprecation
from govreport.plugins.quarantine import Origin
from govreport.plugins.versions import unmet


def foreign_plugins() -> tuple[Announced, ...]:
    """Return the installed plugins that are not govreport's own."""
    return tuple(point for point in announced() if point.package != OWN_PACKAGE)


def next_version() -> str:
    """Return the next release that may take something away: the next major one."""
    return f"{int(version(PROJECT).partition('.')[0]) + 1}.0"


def breaks(point: Announced, deprecations: Iterable[Deprecation] = DEPRECATIONS) -> Iterator[Finding]:
    """Yield what the next version would break in one plugin, each at its file and line.

    PLG-031: a hook or argument that goes. PLG-032: an import past the public door. PLG-033: the package
    does not say that it works with the next version.
    """
    origin = Origin.of(point)
    file = file_of(point.module)
    if file is not None:
        for each in files_beside(file):
            yield from _in_file(each, origin, tuple(deprecations))
    yield from _range(point, origin)


def _in_file(file: Path, origin: Origin, deprecations: tuple[Deprecation, ...]) -> Iterator[Finding]:
    try:
        tree = read_code(file)
    except (SyntaxError, OSError, ValueError):
        return  # `plugins --doctor` says so
    for hook in written_hooks(tree):
        for going in deprecations:
            if going.hook == hook.name and (not going.argument or going.argument in hook.arguments):
                said = {"what": going.name, "gone": going.gone, "instead": going.instead}
                yield Finding("PLG-031", Locator(file=str(file), line=hook.line), origin.arguments() | said)
    yield from _private(tree, file, origin)


def past_the_door(file: Path, origin: Origin) -> Iterator[Finding]:
    """Yield what one file imports from behind the public door (PLG-032); one with faults says nothing."""
    try:
        yield from _private(read_code(file), file, origin)
    except (SyntaxError, OSError, ValueError):
        return


def _private(tree: ast.Module, file: Path, origin: Origin) -> Iterator[Finding]:
    for each in imports(tree):
        if _is_private(each):
            what = f"{each.module}.{each.name}".rstrip(".")
            yield Finding(
                "PLG-032", Locator(file=str(file), line=each.line), origin.arguments() | {"what": what}
            )


def _is_private(found: Import) -> bool:
    public: tuple[str, ...] = tuple(import_module(PROJECT).__all__)
    if found.module == PROJECT:
        return found.name not in ("", "*", *public) and f"{PROJECT}.{found.name}" not in OPEN
    return found.module not in OPEN


def _range(point: Announced, origin: Origin) -> Iterator[Finding]:
    wanted = unmet(point.requires, next_version())
    if wanted:
        yield Finding("PLG-033", Locator(), origin.arguments() | {"wanted": wanted, "next": next_version()})


def files_beside(door: Path) -> list[Path]:
    """Return the files of a plugin's code, by that of its module."""
    return sorted(door.parent.rglob("*.py")) if door.name == "__init__.py" else [door]
