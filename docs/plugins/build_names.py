"""Write docs/plugins/names.md, what plugins may import, from the public door and its docstrings.

python docs/plugins/build_names.py            write it
python docs/plugins/build_names.py --check    exit 1 when it is not current
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import govreport
import govreport.testing
from govreport.reader import Reader

OWN = {
    "Cell": "What a cell holds: a whole number, a Decimal, or a Mark.",
    "hookimpl": "Marks a function as the implementation of a hook; `hookimpl(wrapper=True)` as a wrapper.",
}
"""Names without words of our own: an alias, and what pluggy made."""
PAGE = Path(__file__).parent / "names.md"
HEAD = """# 名称 / Names

<!-- 由 build_names.py 生成，不要手改。 Written by build_names.py; do not edit. -->

插件只从 `govreport` 和 `govreport.testing` 导入；下面是全部名称。
Plugins import from `govreport` and `govreport.testing` alone; these are all the names there.

"""


def page() -> str:
    """Return the page as Markdown."""
    return HEAD + "\n".join(
        (
            "## govreport\n",
            *_table(govreport, list(govreport.__all__)),
            "## Reader: `govreport_load(reader)`\n",
            *_members(Reader),
            "## Report\n",
            *_members(govreport.Report),
            f"```\n{inspect.getdoc(govreport.Report)}\n```\n",
            "## Section\n",
            f"```\n{inspect.getdoc(govreport.Section)}\n```\n",
            "## govreport.testing\n",
            *_table(govreport.testing, govreport.testing.__all__),
        )
    )


def _table(module: object, names: list[str]) -> Iterator[str]:
    yield "| name | what it is |\n|---|---|"
    yield from (f"| `{name}` | {OWN.get(name) or _first(getattr(module, name))} |" for name in names)
    yield ""


def _members(kind: type) -> Iterator[str]:
    yield "| member | what it is |\n|---|---|"
    for name, member in vars(kind).items():
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            yield f"| `{name}{_signature(member)}` | {_first(member)} |"
    yield ""


def _signature(member: object) -> str:
    if isinstance(member, property):
        return ""
    names = list(inspect.signature(member).parameters.values())[1:]  # type: ignore[arg-type]
    return f"({', '.join(each.name + ('=…' if each.default is not each.empty else '') for each in names)})"


def _first(thing: object) -> str:
    said = (
        (inspect.getdoc(thing) or "").split("\n\n")[0]
        if callable(thing) or isinstance(thing, property)
        else ""
    )
    return " ".join(said.split()).replace("|", "\\|")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
