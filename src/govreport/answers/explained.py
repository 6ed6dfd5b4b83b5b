"""The examples of a code: the case files that its plugin ships, as lines of a data file."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.findings import Finding
from govreport.source.editing import quoted

if TYPE_CHECKING:
    from govreport.plugins import Plugins
    from govreport.testing.cases import Case

FOLDER = "cases"


def cases_of(code: str, plugins: "Plugins") -> tuple["Case", ...]:
    """Return the cases of *code* that some plugin ships; none for the codes of the engine."""
    from govreport.testing.cases import read_cases

    for origin in plugins.origins.values():
        folder = _folder(origin.module)
        if isinstance(folder, Path) and (folder / f"{code}.toml").is_file():
            return tuple(each for each in read_cases(folder) if each.code == code)
    return ()


def case_lines(case: "Case") -> Iterator[str]:
    """Yield what a case writes into a data file in which otherwise nothing happened."""
    for path, value in case.set.items():
        yield f"{path} = {literal(value)}"
    for path in case.unset:
        yield f"# {path} …"
    if case.previous is not None:
        yield "# previous"
        for path, value in case.previous.items():
            yield f"{path} = {literal(value)}"


def found_in(case: "Case", plugins: "Plugins") -> Finding | None:
    """Return what a failing case makes the rule say."""
    from govreport.pipeline import check

    found = check(case.report(plugins), case.last_year(plugins), plugins=plugins)
    return next((each for each in found if each.code == case.code), None)


def literal(value: object) -> str:
    """Return *value* as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {literal(each)}" for key, each in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(literal, value)) + "]"
    return str(value)


def _folder(module: str) -> Traversable | None:
    try:
        return files(module) / FOLDER
    except (ModuleNotFoundError, TypeError):
        return None  # a plugin of one file has no folder of its own
