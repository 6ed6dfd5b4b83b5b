"""The template files of one walk, each laid open and read as a program once."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from jinja2 import nodes

from govreport.errors import TemplateError
from govreport.word.lint.expressions import Expressions
from govreport.word.lint.sheet import Sheet, open_sheet
from govreport.word.lint.statements import program
from govreport.word.templates import TemplateSet


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One file of the walk. name: as it is asked for, `^` before a next one. parts: the text first."""

    name: str
    sheet: Sheet
    parts: tuple[Expressions, ...]

    @property
    def extends(self) -> nodes.Extends | None:
        """Return the statement by which it extends another file."""
        trees = [part.program.tree for part in self.parts[:1]]
        return next((node for tree in trees if tree for node in tree.find_all(nodes.Extends)), None)

    @property
    def forgiven(self) -> dict[str, None]:
        """Return the names that its unreadable tags may have been to define: nothing is known of them."""
        return {name: None for part in self.parts for name in part.program.forgiven}

    def blocks(self, *, outermost: bool = False) -> Iterator[tuple[Expressions, nodes.Block]]:
        """Yield the blocks of its text. outermost: without those inside others."""
        for part in self.parts[:1]:
            if tree := part.program.tree:
                found = tree.body if outermost else tree.find_all(nodes.Block)
                yield from ((part, node) for node in found if isinstance(node, nodes.Block))

    def defines(self) -> frozenset[str]:
        """Return the names that an import of it gives."""
        names: set[str] = set(self.forgiven)
        for part in self.parts[:1]:
            for node in part.program.tree.body if part.program.tree else ():
                if isinstance(node, nodes.Macro):
                    names.add(node.name)
                elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
                    names |= {each.name for each in node.target.find_all(nodes.Name)} or _own(node.target)
        return frozenset(names)


def _own(target: nodes.Node) -> set[str]:
    return {target.name} if isinstance(target, nodes.Name) else set()


class Files:
    """Finds and reads the files. shown: paths of the context that any of them prints."""

    def __init__(self, templates: TemplateSet) -> None:
        self.templates = templates
        self.shown: set[str] = set()
        self.all: dict[tuple[str, bool], Read] = {}

    def read(self, name: str, *, whole: bool = False) -> Read:
        """Return the file called *name* (see `TemplateSet.find`). Raises TemplateError when there is none."""
        key = (name, whole)
        if key not in self.all:
            sheet = open_sheet(self.templates.find(name), whole=whole)
            parts = tuple(Expressions(sheet, program(part, sheet), self.shown) for part in sheet.parts)
            self.all[key] = Read(name, sheet, parts)
        return self.all[key]

    def nearest(self, error: TemplateError, *, whole: bool) -> Iterator[Read]:
        """Yield the file that was probably meant when there is none of the name: the walk goes on in it."""
        asked, name = (str(error.findings[0].args.get(each, "")) for each in ("name", "nearest"))
        if name in self.templates.names() and get_close_matches(Path(asked).stem, [Path(name).stem], 1, 0.7):
            yield self.read(name, whole=whole)
