"""Writes the list of modules in ARCHITECTURE.md from the modules' own first lines.

python docs/architecture.py            write it
python docs/architecture.py --check    exit 1 when it is not current
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
PACKAGES = ("src/govreport", "plugins/govreport_sections", "templates/govreport_templates")
BEGIN, END = "<!-- modules: begin -->\n", "<!-- modules: end -->\n"


def first_line(file: Path) -> str:
    """Return the first sentence of a module's docstring."""
    if not file.exists():
        return ""
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.splitlines()[0] if said else ""


def listed(package: Path) -> Iterator[str]:
    """Yield one line a module, folders first, each with what it is for."""
    for folder in sorted({file.parent for file in package.rglob("*.py")}):
        depth = len(folder.relative_to(package).parts)
        yield f"{'  ' * depth}- **{folder.name}/** {first_line(folder / '__init__.py')}"
        for file in sorted(folder.glob("*.py")):
            if file.name != "__init__.py":
                yield f"{'  ' * (depth + 1)}- `{file.name}` {first_line(file)}"


def current() -> str:
    """Return ARCHITECTURE.md with the list of today's modules."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    tail = rest.partition(END)[2]
    blocks = [f"### `{package}`\n\n" + "\n".join(listed(ROOT / package)) + "\n" for package in PACKAGES]
    return f"{head}{BEGIN}\n" + "\n".join(blocks) + f"\n{END}{tail}"


def main() -> int:
    """Write the page, or compare it."""
    if "--check" in sys.argv[1:]:
        return int(current() != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(current(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
