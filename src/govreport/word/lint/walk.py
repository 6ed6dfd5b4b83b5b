"""The way of a report through its templates, without data: extends, include, blocks, loops, macros."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from govreport.errors import TemplateError
from govreport.word.attributes import LOOP
from govreport.word.failures import nearest
from govreport.word.lint.expressions import Expressions, Scope
from govreport.word.lint.files import Files, Read
from govreport.word.lint.printing import unprintable
from govreport.word.lint.statements import LANGUAGE
from govreport.word.lint.values import Known, Tools, Value, items, sample

_MACRO = ("caller", "varargs", "kwargs")
_DEEPEST = 20
Blocks = dict[str, list[tuple[Expressions, nodes.Block]]]


class Walk:
    """One walk from a file through all that it extends, includes and imports."""

    def __init__(self, files: Files, values: Mapping[str, object], free: Iterable[str]) -> None:
        self.files = files
        self.names: dict[str, Value] = {name: sample(name, value) for name, value in values.items()}
        self.names |= dict.fromkeys(free)
        self._under: list[str] = []
        # Of each file on the way down: what fills its blocks, the file nearest the reader first, and
        # the names that blocks know: not those of loops around them.
        self._blocks: list[tuple[Blocks, Scope]] = []
        self._at: list[tuple[Read, Expressions]] = []
        self._hands_loop_on = False
        self._by_kind: Mapping[type[nodes.Node], Callable[[Any, Scope], None]] = {
            nodes.Output: self._output, nodes.For: self._for, nodes.If: self._if, nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block, nodes.With: self._with, nodes.Macro: self._macro,
            nodes.CallBlock: self._call, nodes.FilterBlock: self._filter_block, nodes.Block: self._block,
            nodes.Include: self._include, nodes.Import: self._import, nodes.FromImport: self._from_import,
        }  # fmt: skip

    def file(self, read: Read, names: Mapping[str, Value] | None = None) -> None:
        """Walk a file and everything that it extends. names: what it is given, by default the context."""
        if len(self._under) > _DEEPEST or read.name in self._under:
            return
        self._under.append(read.name)
        scope: Scope = ChainMap({}, dict(self.names if names is None else names))
        chain = self._chain(read, scope)
        blocks: Blocks = {}
        for each in chain:
            scope.update({name: None for name in each.forgiven if name not in scope})
            for at, block in each.blocks():
                blocks.setdefault(block.name, []).append((at, block))
        self._blocks.append((blocks, scope))
        self._base(chain[-1], scope)
        self._blocks.pop()
        self._under.pop()

    def _chain(self, read: Read, scope: Scope) -> list[Read]:
        """Return *read* and what it extends; names that they set stand in *scope* then."""
        chain = [read]
        while (extends := chain[-1].extends) is not None:
            child = chain[-1]
            self._at.append((child, child.parts[0]))
            tree = child.parts[0].program.tree
            for node in tree.body if tree else ():
                if not isinstance(node, (nodes.Block, nodes.Extends)):
                    self._node(node, scope)
            parents = list(self._asked(extends.template, extends, scope, whole=child.sheet.whole))
            self._at.pop()
            if not parents or parents[0] in chain:
                break
            chain.append(parents[0])
        self._refuse_unknown_blocks(chain)
        return chain

    def _refuse_unknown_blocks(self, chain: list[Read]) -> None:
        known: set[str] = set()
        if chain[-1].extends is not None or any(part.program.tree is None for part in chain[-1].parts):
            return
        for read in reversed(chain):
            for at, block in read.blocks(outermost=True):
                if read is not chain[-1] and block.name not in known:
                    at.fault("TPL-021", block, name=block.name, nearest=nearest(block.name, known))
            known |= {block.name for _, block in read.blocks()}

    def _base(self, read: Read, scope: Scope) -> None:
        if read.extends is not None:  # what it extends is not there; its blocks are looked at all the same
            for (at, block), *_ in self._blocks[-1][0].values():
                self._in(read, at, block.body, scope)
            return
        for part in read.parts:
            tree = part.program.tree
            self._in(read, part, tree.body if tree else (), scope)

    def _in(self, read: Read, at: Expressions, body: Iterable[nodes.Node], scope: Scope) -> None:
        self._at.append((read, at))
        self._body(body, scope)
        self._at.pop()

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._node(node, scope)

    def _node(self, node: nodes.Node, scope: Scope) -> None:
        walk = self._by_kind.get(type(node))
        if walk is not None:
            walk(node, scope)
        elif isinstance(node, nodes.Expr):
            self._here.used(node, scope)
        elif not isinstance(node, nodes.TemplateData):
            self._body(node.iter_child_nodes(), scope)

    @property
    def _here(self) -> Expressions:
        return self._at[-1][1]

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for each in node.nodes:
            if not isinstance(each, nodes.TemplateData):
                before = len(self._here.findings)
                value, tag = self._here.used(each, scope), self._here.program.tag(each)
                clear = len(self._here.findings) == before  # else the value is a guess at what was meant
                if clear and tag is not None and (what := unprintable(value, tag)) is not None:
                    self._here.fault("GR-552", each, what=what)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner = scope.new_child({"loop": Known((("", Tools(LOOP)),))})
        each = items(self._here.value(node.iter, scope))
        if each is None or not isinstance(node.target, nodes.Name):
            self._here.used(node.iter, scope)
        _bind(node.target, each, inner)
        if node.test is not None:
            self._here.asked(node.test, inner)
        outer = self._hands_loop_on
        # Jinja makes `loop`, and gives it to included files, only where the body of the loop asks for it.
        self._hands_loop_on = any(name.name == "loop" for name in node.find_all(nodes.Name))
        self._body(node.body, inner)
        self._hands_loop_on = outer
        self._body(node.else_, scope.new_child())

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._here.asked(node.test, scope)
        for body in (node.body, node.elif_, node.else_):
            self._body(body, scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        _bind(node.target, self._here.value(node.node, scope), scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._body(node.body, scope.new_child())
        _bind(node.target, None, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.new_child()
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, self._here.value(value, scope), inner)
        self._body(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = None
        for default in node.defaults:
            self._here.used(default, scope)
        self._body(node.body, scope.new_child(dict.fromkeys((*_MACRO, *(each.name for each in node.args)))))

    def _call(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._here.used(node.call, scope)
        self._body(node.body, scope.new_child(dict.fromkeys(each.name for each in node.args)))

    def _filter_block(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._here.value(node.filter, scope)
        self._body(node.body, scope)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        blocks, outermost = self._blocks[-1]
        names = (scope if node.scoped else outermost).new_child({"super": None, "self": None})
        for at, block in blocks.get(node.name, [(self._here, node)]):
            self._in(self._at[-1][0], at, block.body, names)
            if not any(
                isinstance(call.node, nodes.Name) and call.node.name == "super" for call in _calls(block)
            ):
                break

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        for read in self._asked(node.template, node, scope, silent=node.ignore_missing):
            names = dict(scope) if node.with_context else None
            if names and not self._hands_loop_on:
                names.pop("loop", None)
            self.file(read, names)

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        scope[node.target] = None
        for read in self._asked(node.template, node, scope):
            self.file(read)
            scope[node.target] = Known((("", Tools(read.defines())),))

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        for read in self._asked(node.template, node, scope):
            self.file(read)
            for each in node.names:
                name = each[0] if isinstance(each, tuple) else each
                if name not in read.defines():
                    self._here.fault("GR-551", node, name=name, nearest=nearest(name, read.defines()))
        scope.update({each[1] if isinstance(each, tuple) else each: None for each in node.names})

    def _asked(
        self, name: nodes.Expr, node: nodes.Node, scope: Scope, *, whole: bool = False, silent: bool = False
    ) -> Iterable[Read]:
        """Yield the files that an expression may name; what is not found is put down."""
        value = self._here.value(name, scope)
        for _, each in value.each if value else ():
            for asked in each if isinstance(each, (list, tuple)) else (each,):
                try:
                    yield self.files.read(LANGUAGE.join_path(str(asked), self._at[-1][0].name), whole=whole)
                except TemplateError as error:
                    if not silent:
                        self._here.refused(error, node)
                        yield from self.files.nearest(error, whole=whole)


def _bind(target: nodes.Node, value: Value, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = value
    else:
        scope.update({each.name: None for each in target.find_all(nodes.Name)})


def _calls(block: nodes.Block) -> Iterable[nodes.Call]:
    return block.find_all(nodes.Call)
