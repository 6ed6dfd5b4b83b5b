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
_ENGINE = "govreport.words"
_LAST = "# 上年度的报告 last year's report"
_BESIDE = "# 一起检查的另一份报告 the report beside it"


def cases_of(code: str, plugins: "Plugins") -> tuple["Case", ...]:
    """Return the cases of *code* that some plugin or the engine ships; few codes of the engine have any."""
    from govreport.testing.cases import read_cases

    for module in (*(origin.module for origin in plugins.origins.values()), _ENGINE):
        folder = _folder(module)
        if isinstance(folder, Path) and (folder / f"{code}.toml").is_file():
            return tuple(each for each in read_cases(folder) if each.code == code)
    return ()


def case_lines(case: "Case") -> Iterator[str]:
    """Yield what a case writes into a data file in which otherwise nothing happened."""
    for path, value in case.set.items():
        yield f"{path} = {literal(value)}"
    for path in case.unset:
        yield f"# {path} …"
    for whose, other in ((_LAST, case.previous), (_BESIDE, case.beside)):
        if other is not None:
            yield whose
            yield from (f"{path} = {literal(value)}" for path, value in other.items())


def found_in(case: "Case", plugins: "Plugins") -> Finding | None:
    """Return what a failing case makes the rule say."""
    return next((each for each in case.found(plugins) if each.code == case.code), None)


def literal(value: object) -> str:
    """Return *value* as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'''\n{value}'''" if "\n" in value and "'''" not in value else quoted(value)
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
