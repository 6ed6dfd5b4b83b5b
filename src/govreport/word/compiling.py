"""Compile a template file: through the gate, its tags found and matched, each part turned into Jinja code."""

import re

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from govreport.word import names
from govreport.word.blocks import match_blocks
from govreport.word.compiled import WHOLE, CompiledFile, CompiledPart
from govreport.word.environment import HardenedEnvironment
from govreport.word.failures import refuse_raw, syntax_failure, unknown_filters
from govreport.word.gate import open_package
from govreport.word.included import as_fragment, check_child
from govreport.word.language import jinja_source
from govreport.word.leftovers import refuse_unrendered
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse, serialise
from govreport.word.places import part_words
from govreport.word.tags import Tag, find_tags
from govreport.word.templates import TemplateFile

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


_COMPILER = HardenedEnvironment()


def compile_file(file: TemplateFile, name: str) -> CompiledFile:
    """Return *file* compiled under *name*. Raises TemplateError with the place in the file."""
    package = open_package(file.content, file.name)
    main = package.main_part or ""
    root = parse(package.members[main], file.name, part_words(main), compact=True)
    body = root.find(w("body"))
    if body is None or root.prefix != "w":
        from govreport.errors import TemplateError
        from govreport.findings import Locator

        raise TemplateError.of("GR-511", Locator(file=file.name))
    tags = find_tags(root, part_words(main), file.name)
    match_blocks(tags, file.name)
    extends = any(tag.kind == "{%" and tag.word == "extends" for tag in tags)
    key = f"g{file.digest[:12]}"
    whole = name.startswith(WHOLE)
    if extends:
        check_child(body, tags, part_words(main), file.name)
    xml = as_fragment(root, body, package, key) if extends or not whole else whole_xml(root)
    part = _compile_part(main, xml, tags, name, file.name, whole=whole)
    parts = _other_parts(package, main, file.name) if whole and not extends else ()
    return CompiledFile(
        name, file.name, key, part, package, extends, parts, f'"{key}_' in xml, ":docPr" in xml
    )


def whole_xml(root: etree._Element) -> str:
    """Return a whole document; `r` is declared even where the template had no need of it."""
    xml = serialise(root)
    if "r" not in root.nsmap:
        xml = xml.replace(" xmlns:w=", f' xmlns:r="{names.R}" xmlns:w=', 1)
    return _DECLARATION + xml


def _other_parts(package: Package, main: str, file: str) -> tuple[CompiledPart, ...]:
    """Compile headers, footers and notes, each part once however many sections use it."""
    rendered: dict[str, CompiledPart] = {}
    for each in package.relationships(main).values():
        if each.kind in names.RENDERED_RELATIONSHIPS and each.target not in rendered and not each.external:
            root = parse(package.members[each.target], file, part_words(each.target), compact=True)
            tags = find_tags(root, part_words(each.target), file)
            match_blocks(tags, file)
            name = f"{file}:{each.target}"
            rendered[each.target] = _compile_part(each.target, whole_xml(root), tags, name, file, whole=True)
    refuse_unrendered(package, {main, *rendered})
    return tuple(rendered.values())


def _compile_part(part: str, xml: str, tags: list[Tag], name: str, file: str, *, whole: bool) -> CompiledPart:
    source, spots = jinja_source(xml, tags, whole=whole)
    try:
        tree = _COMPILER.parse(source, name)
        unknown_filters(tree, _COMPILER, spots, file)
        refuse_raw(tree, spots, file)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.iter.lineno)
        code = _COMPILER.compile(tree, name, re.sub(r"[^\w.:^-]", "_", name))
    except TemplateSyntaxError as error:
        raise syntax_failure(error, spots, file) from error
    return CompiledPart(part, code, spots)
