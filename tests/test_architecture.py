"""The house rules, as far as a machine can keep them."""

import ast
import importlib
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import govreport
from govreport import hookspecs

ROOT = Path(__file__).parent.parent
CODE = [ROOT / "src" / "govreport", ROOT / "plugins" / "govreport_sections", ROOT / "templates"]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MEDIAN_FILE = 100
HEAVY = ("jinja2", "docx", "docxtpl", "lxml", "markdown_it", "tomlkit", "rich")
SHAPELESS = {"utils", "helpers", "common", "base", "manager", "misc", "core"}


def modules() -> list[Path]:
    return sorted(file for folder in CODE for file in folder.rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def length(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_most_files_are_short():
    written = [length(file) for file in modules() if length(file) > 3]
    assert statistics.median(written) < MEDIAN_FILE


def test_no_file_is_long():
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert {name_of(f): length(f) for f in [*modules(), *tests] if length(f) > LONGEST_FILE} == {}


def test_no_function_is_long():
    long = {
        f"{name_of(file)} {name}": lines
        for file in modules()
        for name, lines in functions(file)
        if lines > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_module_has_a_shapeless_name():
    assert [name_of(file) for file in modules() if file.stem in SHAPELESS] == []


def test_every_module_says_what_it_is_for():
    silent = [
        file for file in modules() if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert [name_of(file) for file in silent] == []


def test_no_docstring_is_a_placeholder():
    assert [name_of(file) for file in modules() if '"""..."""' in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("hook", [name for name in vars(hookspecs) if name.startswith("govreport_")])
def test_every_hook_shows_an_example_and_its_kind(hook):
    doc = getattr(hookspecs, hook).__doc__
    assert re.search(rf"@hookimpl\n\s+def {hook}\(", doc)
    assert re.search(r"Kind: (once|scoped|broadcast)\.", doc)


def test_the_public_names_are_sorted():
    assert list(govreport.__all__) == sorted(govreport.__all__)


@pytest.mark.parametrize("name", govreport.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(importlib.import_module("govreport"), name) is not None


def test_everything_that_the_door_imports_is_public():
    tree = ast.parse((ROOT / "src" / "govreport" / "door.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(govreport.__all__)


@pytest.mark.parametrize("module", ["govreport", "govreport.cli"])
def test_importing_does_not_load_what_only_some_commands_need(module):
    ask = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
