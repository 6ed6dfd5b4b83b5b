"""One report: templates filled, parts brought together, the package written, read back, handed over."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path
from threading import Lock

from jinja2 import Template
from lxml import etree

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.model import Report
from govreport.word import names
from govreport.word.compiled import MOST_KEPT, WHOLE, CompiledFile, CompiledPart
from govreport.word.failures import failure
from govreport.word.grids import (
    fit_grids,
    known_to_fit,
    number_pictures,
    remember_fitting,
)
from govreport.word.leftovers import refuse_left
from govreport.word.listing import resolve_listing
from govreport.word.loading import WordEnvironment, WordLoader, as_template
from govreport.word.merging import merge
from govreport.word.numbering import numbering_part, renumber
from govreport.word.package import (
    TYPES_PART,
    Relationship,
    add_content_types,
    add_relationships,
    relationships_part,
)
from govreport.word.parsing import parse
from govreport.word.places import part_words
from govreport.word.properties import core_properties, properties_part
from govreport.word.readback import compare
from govreport.word.state import CURRENT, Rendering
from govreport.word.style_ids import resolve
from govreport.word.templates import NEXT, ROOT, TemplateSet
from govreport.word.values import refuse_foreign, with_braces
from govreport.word.zipping import Member, archive, packed

_ENVIRONMENTS: dict[object, tuple[TemplateSet, WordEnvironment]] = {}
_PACKED: dict[tuple[str, str], Member] = {}
_LOCK = Lock()
# docxtpl's way to write a brace that is no tag: {_{ prints {{.
_ESCAPED = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def render(context: Mapping[str, object], templates: TemplateSet, report: Report) -> bytes:
    """Fill *templates* with *context*; return the .docx after comparing it with *report*.

    Raises TemplateError.
    """
    content, file = fill(context, templates, report)
    compare(content, report, file, own=isinstance(templates.root, Path))
    return content


def fill(context: Mapping[str, object], templates: TemplateSet, report: Report) -> tuple[bytes, str]:
    """Return the filled .docx and the name of the template at its root, not yet read back."""
    if (foreign := refuse_foreign(context)) is not None:
        path, value = foreign
        raise TemplateError.of("GR-550", Locator(path=path), kind=type(value).__name__)
    environment = environment_for(templates)
    rendering = Rendering()
    token = CURRENT.set(rendering)
    try:
        return _Filling(environment, rendering, context).package(report)
    finally:
        CURRENT.reset(token)


def environment_for(templates: TemplateSet) -> WordEnvironment:
    """Return the Jinja environment of *templates*, the same one for the same templates."""
    key = (
        templates.folders,
        templates.root,
        templates.edition.id,
        tuple(each.id for each in templates.bases),
    )
    with _LOCK:
        known = _ENVIRONMENTS.get(key)
        if known is None or known[0] != templates:
            if len(_ENVIRONMENTS) >= MOST_KEPT:
                _ENVIRONMENTS.clear()
                _PACKED.clear()
            known = (templates, WordEnvironment(WordLoader(templates)))
            _ENVIRONMENTS[key] = known
        return known[1]


class _Filling:
    """One report on its way through the templates."""

    def __init__(
        self, environment: WordEnvironment, rendering: Rendering, context: Mapping[str, object]
    ) -> None:
        self.environment = environment
        self.loader = environment.loader
        self.rendering = rendering
        self.context = dict(context)
        self.parts: dict[str, tuple[str, CompiledPart]] = {}

    def package(self, report: Report) -> tuple[bytes, str]:
        root = WHOLE + self.loader.templates.root_name
        xml = self._run(None, root)
        base = next(file for file in self.rendering.used if file.name.startswith(WHOLE) and not file.extends)
        package, main = base.package, base.package.main_part or ""
        self.rendering.added[main] = self.rendering.added.pop("", [])
        changed: dict[str, bytes] = {}
        for part in base.parts:
            self.rendering.part = part.part
            self.parts[f"{base.file}:{part.part}"] = (base.file, part)
            changed[part.part] = _strict(self._text(self._run(part, ""), part.part, base), part.part, base)
        text = self._text(xml, main, base)
        if (renumbered := renumber(package, main, text, self.rendering.used)) is not None:
            text, member, content = renumbered
            changed[member] = content
        text, styles = resolve(text, package, self._stock(base))
        changed |= merge(package, main, text, self.rendering) | dict([styles] if styles else [])
        if self.rendering.media or any(file.drawn for file in self.rendering.used):
            text = number_pictures(text)
        changed[main] = _fitted(text, main, base)
        self._add_properties(base, changed, report)
        _declare_numbering(base, main, changed)
        return archive(_members(base, changed)), base.file

    def _run(self, part: CompiledPart | None, name: str) -> str:
        """Run one template. Raises TemplateError for whatever happens in it."""
        try:
            template = self._part_template(part) if part else self.environment.get_template(name)
            return self.rendering.collect(template.root_render_func(template.new_context(self.context)))
        except Exception as error:  # whatever a template provokes must come out with its place
            compiled = {name: (file.file, file.main) for name, file in self.loader.files.items()}
            raise failure(error, compiled | self.parts) from error

    def _part_template(self, part: CompiledPart) -> Template:
        known = self.loader.parts.get(part.part)
        if known is None or known[0] is not part:
            known = (part, as_template(self.environment, part, dict(self.environment.globals)))
            self.loader.parts[part.part] = known
        return known[1]

    def _text(self, xml: str, member: str, base: CompiledFile) -> str:
        refuse_left(xml, member, base.file)
        if "{" in xml or "}" in xml:
            for escaped, plain in _ESCAPED:
                xml = xml.replace(escaped, plain)
        return resolve_listing(with_braces(xml))

    def _stock(self, base: CompiledFile) -> Iterator[CompiledFile]:
        """Yield the files that styles may come from: those used, then each whole report below them."""
        yield from (file for file in self.rendering.used if file is not base)
        for skipped in count():
            name = WHOLE + NEXT * skipped + ROOT
            try:
                self.environment.get_template(name)
            except TemplateError:
                return
            yield self.loader.files[name]

    def _add_properties(self, base: CompiledFile, changed: dict[str, bytes], report: Report) -> None:
        member, relationship, kind = properties_part(base.package)
        changed[member] = core_properties(report)
        if relationship is not None and kind is not None:
            _declare(base, changed, "", relationship, kind)


def _declare(
    base: CompiledFile, changed: dict[str, bytes], part: str, relationship: Relationship, kind: str
) -> None:
    """Add one relationship and the content type of its target to what has changed."""
    members = base.package.members
    rels = relationships_part(part)
    changed[rels] = add_relationships(changed.get(rels, members.get(rels)), part, [relationship])
    types = changed.get(TYPES_PART, members[TYPES_PART])
    changed[TYPES_PART] = add_content_types(types, {}, {relationship.target: kind})


def _declare_numbering(base: CompiledFile, main: str, changed: dict[str, bytes]) -> None:
    """Relate a numbering part that the template did not have."""
    member = "word/numbering.xml"
    if member in changed and numbering_part(base.package, main) is None:
        relationship = Relationship("rIdNumbering", f"{names.R}/numbering", member)
        _declare(base, changed, main, relationship, names.NUMBERING_TYPE)


@lru_cache(maxsize=64)  # the footers of one report are those of the next
def _strict(xml: str, member: str, base: CompiledFile) -> bytes:
    content = xml.encode()
    parse(content, base.file, part_words(member))
    return content


def _fitted(xml: str, main: str, base: CompiledFile) -> bytes:
    """Return the main part, its table grids put right.

    Where the tables are known to fit, it goes as it is: reading back parses it strictly.
    """
    content = xml.encode()
    if known_to_fit(xml):
        return content
    root = parse(content, base.file, part_words(main))
    if fit_grids(root):
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    remember_fitting(xml)
    return content


def _members(base: CompiledFile, changed: dict[str, bytes]) -> list[Member]:
    """Return the members in the order of the template, what is new behind them."""
    kept = base.package.members
    order = [TYPES_PART, *(name for name in kept if name != TYPES_PART)]
    order += sorted(name for name in changed if name not in kept)
    return [
        _packed_again(name, _plain_type(changed[name])) if name in changed else _unchanged(base, name)
        for name in order
    ]


def _packed_again(name: str, content: bytes) -> Member:
    return _packed_small(name, content) if len(content) < _SMALL else packed(name, content)


_SMALL = 2048
_packed_small = lru_cache(maxsize=64)(packed)


def _unchanged(base: CompiledFile, name: str) -> Member:
    """Return a member of the template as it is, packed once for all reports."""
    key = (base.key, name)
    if name in base.package.ready and name != TYPES_PART:
        return base.package.ready[name]
    if key not in _PACKED:
        content = base.package.members[name]
        _PACKED[key] = packed(name, _plain_type(content) if name == TYPES_PART else content)
    return _PACKED[key]


def _plain_type(types: bytes) -> bytes:
    """A report made from a .dotx is a document, not a template."""
    return types.replace(names.MAIN_OF_TEMPLATE.encode(), names.MAIN.encode())
