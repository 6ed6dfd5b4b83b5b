"""A plugin's code, read without running it: where it lies, its hooks, what it imports from govreport."""

import ast
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govreport.hookspecs import PROJECT
from govreport.plugins.contract import PREFIX, SPECS

MARKER = "hookimpl"
OPEN = (PROJECT, f"{PROJECT}.testing", f"{PROJECT}.testing.conformance")
"""What plugins may import from; everything deeper changes without notice."""


@dataclass(frozen=True, slots=True)
class WrittenHook:
    """A function of a module that looks like a hook. arguments: by name; defaults: whether any has one."""

    name: str
    line: int
    marked: bool
    arguments: tuple[str, ...]
    defaults: bool

    @property
    def strangers(self) -> tuple[str, ...]:
        """Return the arguments that the hook does not have."""
        code = SPECS[self.name].__code__ if self.name in SPECS else None
        known = code.co_varnames[: code.co_argcount] if code else ()
        return tuple(name for name in self.arguments if name not in known)


@dataclass(frozen=True, slots=True)
class Import:
    """A name that a module takes from govreport. name: "" for the module itself."""

    module: str
    name: str
    line: int


def file_of(module: str) -> Path | None:
    """Return where the source of *module* lies, without importing it; None when there is none."""
    top, _, rest = module.partition(".")
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin)
    if rest:
        file = file.parent.joinpath(*rest.split("."))
        file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
    return file if file.suffix == ".py" and file.is_file() else None


def read_code(file: Path) -> ast.Module:
    """Return the syntax tree of *file*. Raises SyntaxError, OSError or ValueError."""
    return ast.parse(file.read_bytes(), str(file))


def written_hooks(tree: ast.Module) -> Iterator[WrittenHook]:
    """Yield every function at the top of a module that is named or marked like a hook."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        marked = any(_last_name(each) == MARKER for each in node.decorator_list)
        if marked or node.name.startswith(PREFIX):
            arguments = tuple(each.arg for each in (*node.args.posonlyargs, *node.args.args))
            yield WrittenHook(node.name, node.lineno, marked, arguments, bool(node.args.defaults))


def imports(tree: ast.Module) -> Iterator[Import]:
    """Yield everything that a module takes from govreport, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_ours(node.module or ""):
            yield from (Import(node.module or "", alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (Import(a.name, "", node.lineno) for a in node.names if _is_ours(a.name))


def _is_ours(module: str) -> bool:
    return module == PROJECT or module.startswith(f"{PROJECT}.")


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
