"""What an expression of a template stands for, found without running it; unknown names on the way."""

from collections import ChainMap
from collections.abc import Callable, Mapping

from jinja2 import nodes

from govreport.errors import TemplateError
from govreport.findings import Finding, Locator, Words
from govreport.word.failures import nearest
from govreport.word.lint.sheet import Sheet
from govreport.word.lint.statements import LANGUAGE, Program
from govreport.word.lint.values import Known, Value, either, leaves, member

Scope = ChainMap[str, Value]
_FOR_ABSENT = {"default", "d"}
_ASKS_FOR_ABSENT = {"defined", "undefined"}
_OWN_FILTERS = {"counted", "block_xml"}


class Expressions:
    """The expressions of one program. shown: paths of the context that the templates print or hand on."""

    def __init__(self, sheet: Sheet, program: Program, shown: set[str]) -> None:
        self.sheet = sheet
        self.program = program
        self.shown = shown
        self.findings: list[Finding] = []
        self._by_kind: Mapping[type[nodes.Node], Callable[..., Value]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._member,
            nodes.Getitem: self._member,
            nodes.Const: lambda node, _scope: Known((("", node.value),)),
            nodes.CondExpr: self._choice,
            nodes.Or: lambda node, scope: either(
                [self.value(node.left, scope), self.value(node.right, scope)]
            ),
            nodes.Filter: self._filter,
            nodes.Test: self._test,
        }

    def value(self, node: nodes.Node, scope: Scope) -> Value:
        """Return what *node* stands for; None when it cannot be known."""
        known = self._by_kind.get(type(node))
        if known is not None:
            return known(node, scope)
        for child in node.iter_child_nodes():
            self.used(child, scope)
        return None

    def used(self, node: nodes.Node, scope: Scope) -> Value:
        """Return what *node* stands for, which is printed or handed on: all that it holds counts as shown."""
        value = self.value(node, scope)
        for path, each in value.each if value else ():
            if path:
                self.shown.update(leaf for leaf, _ in leaves(each, path))
        return value

    def asked(self, node: nodes.Node, scope: Scope) -> None:
        """Look at a condition: what it asks for is not shown by that."""
        before = set(self.shown)
        self.value(node, scope)
        self.shown.intersection_update(before)

    def fault(self, code: str, node: nodes.Node, **args: object) -> None:
        """Put a finding down at the tag of *node*."""
        tag = self.program.tag(node)
        said = {"tag": tag.text if tag else "-", **args}
        where = tag.place.said() if tag else None
        found = Finding(code, Locator(file=self.sheet.name, place=where), said)
        if found not in self.findings:
            self.findings.append(found)

    def refused(self, error: TemplateError, node: nodes.Node) -> None:
        """Put down what an error of the engine says, at the tag of *node*."""
        finding = error.findings[0]
        self.fault(finding.code, node, **finding.args)

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        if node.name in scope:
            return scope[node.name]
        if node.name not in LANGUAGE.globals:
            names = {name for name in scope if not name.startswith("_")}
            near = nearest(node.name, names)
            self.fault("GR-551", node, name=node.name, nearest=near)
            return scope.get(str(near))
        return None

    def _member(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Value:
        owner = self.value(node.node, scope)
        name: object = node.attr if isinstance(node, nodes.Getattr) else self._key(node.arg, scope)
        if owner is None or not owner.each:
            return None
        if name is None:
            self.used(node.node, scope)
            return None
        found = member(owner, name)
        if isinstance(found, str):
            prefix = f"{owner.path}." if owner.path else ""
            near = nearest(str(name), owner.members())
            known = near in owner.members()
            self.fault("GR-551", node, name=f"{prefix}{name}", nearest=f"{prefix}{near}" if known else near)
            # What was meant is shown all the same: one mistake, one finding.
            found = member(owner, near) if known else None
            return None if isinstance(found, str) else found
        if found is None:
            self.used(node.node, scope)
        return found

    def _key(self, node: nodes.Node, scope: Scope) -> object:
        """Return the key of `a[key]` when it is written out."""
        if isinstance(node, nodes.Const):
            return node.value
        self.used(node, scope)
        return None

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.asked(node.test, scope)
        others = [self.value(node.expr2, scope)] if node.expr2 else []
        return either([self.value(node.expr1, scope), *others])

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        if node.name not in LANGUAGE.filters:
            self._unknown("filter", node.name, set(LANGUAGE.filters) - _OWN_FILTERS, node)
        self._used_by(node, scope, lenient=node.name in _FOR_ABSENT)
        return None

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
        if node.name not in LANGUAGE.tests:
            self._unknown("test", node.name, set(LANGUAGE.tests), node)
        self._used_by(node, scope, lenient=node.name in _ASKS_FOR_ABSENT)
        return None

    def _used_by(self, node: nodes.Filter | nodes.Test, scope: Scope, *, lenient: bool) -> None:
        before = list(self.findings)
        for child in node.iter_child_nodes():
            self.used(child, scope)
        if lenient:
            self.findings[:] = [each for each in self.findings if each in before or each.code != "GR-551"]

    def _unknown(self, kind: str, name: str, known: set[str], node: nodes.Node) -> None:
        words = {"filter": Words("过滤器", "filter"), "test": Words("判断", "test")}[kind]
        self.fault("GR-544", node, name=name, kind=words, nearest=nearest(name, known))
