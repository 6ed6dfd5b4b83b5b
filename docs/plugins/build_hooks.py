"""Write docs/plugins/hooks.md, the reference of the hooks, from hookspecs.py.

python docs/plugins/build_hooks.py            write it
python docs/plugins/build_hooks.py --check    exit 1 when it is not current
"""

import ast
import re
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

HERE = Path(__file__).parent
SPECS = HERE.parent.parent / "src" / "govreport" / "hookspecs.py"
PAGE = HERE / "hooks.md"
KINDS = {
    "once": "只问一次：加载插件时 / asked once, when plugins are loaded",
    "scoped": "只问该部分的所有者；不拥有任何部分的插件可以用 wrapper 包在外面 / "
    "asked of the section's owner only; "
    "wrappers of plugins that own no section surround it",
    "broadcast": "逐个问所有插件 / asked of everybody",
}
# Hook → what it is for. The English stands in hookspecs.py, beside the code that developers read.
CHINESE = tomllib.loads((HERE / "hooks.zh-CN.toml").read_text(encoding="utf-8"))
HEAD = """# 钩子 / Hooks

<!-- 由 build_hooks.py 根据 src/govreport/hookspecs.py 生成，不要手改。
     Written by build_hooks.py from src/govreport/hookspecs.py; do not edit. -->

插件就是一个 Python 模块，用 `@hookimpl` 实现下面的一个或几个钩子。
参数只写需要的；以后的版本只会在末尾增加参数。
A plugin is a Python module that implements one or more of these with `@hookimpl`. Name only the arguments you
want; later versions only add arguments, at the end.

"""


def page() -> str:
    """Return the reference as Markdown."""
    tree = ast.parse(SPECS.read_text(encoding="utf-8"))
    hooks = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("govreport_")
    ]
    table = "| hook | kind |\n|---|---|\n" + "".join(
        f"| [`{hook.name}`](#{hook.name}) | {_kind(hook)} |\n" for hook in hooks
    )
    return HEAD + table + "\n" + "\n".join(_entry(hook) for hook in hooks)


def _entry(hook: ast.FunctionDef) -> str:
    said = ast.get_docstring(hook) or ""
    words, _, example = said.partition("@hookimpl")
    words = re.sub(rf"\s*Kind: {_kind(hook)}\.", "", words).strip()
    returns = ast.unparse(hook.returns).strip("'\"") if hook.returns else "None"
    arguments = ", ".join(
        f"{arg.arg}: {ast.unparse(arg.annotation).strip(chr(39))}" if arg.annotation else arg.arg
        for arg in hook.args.args
    )
    listing = f"```python\n{_example('@hookimpl' + example)}\n```\n"
    return (
        f"## {hook.name}\n\n`{hook.name}({arguments}) -> {returns}`\n\n"
        f"*{KINDS[_kind(hook)]}*\n\n{CHINESE[hook.name]}\n\n{words}\n\n{listing}"
    )


def _example(code: str) -> str:
    lines = code.splitlines()
    rest = (
        dedent("\n".join(lines[1:])) if len(lines) > 1 and lines[1].startswith(" ") else "\n".join(lines[1:])
    )
    return f"{lines[0].strip()}\n{rest}".rstrip()


def _kind(hook: ast.FunctionDef) -> str:
    found = re.search(r"Kind: (\w+)\.", ast.get_docstring(hook) or "")
    return found.group(1) if found else "once"


def main() -> int:
    """Write or check. Returns the exit status."""
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
