"""Templates of the 2021 edition with one thing changed, and what the lint says of them."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from govreport.context import template_context
from govreport.findings import Finding
from govreport.outputs.docx import template_set
from govreport.pipeline import installed_plugins
from govreport.testing.reports import blank_report, report_from
from govreport.word.lint import lint

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def built(edition: str = "2021") -> Mapping[str, bytes]:
    """Return every template of an edition: file name → .docx."""
    plugins = installed_plugins()
    templates = template_set(plugins.editions[edition], plugins)
    return {name: templates.find(name).content for name in templates.names()}


def edited(content: bytes, *changes: tuple[str, str], part: str = DOCUMENT) -> bytes:
    """Return a template with the first of each (old, new) replaced in one of its parts."""
    members = unpacked(content)
    text = members[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return packed({**members, part: text.encode()})


def with_member(content: bytes, name: str, xml: str, kind: str = "", content_type: str = "") -> bytes:
    """Return a template with one more part. kind: of its relationship to the document, if any."""
    members = {**unpacked(content), name: xml.encode()}
    if kind:
        members[RELATIONS] = members[RELATIONS].replace(
            b"</Relationships>",
            f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="/{name}"/></Relationships>'.encode(),
        )
    if content_type:
        members[TYPES] = members[TYPES].replace(
            b"</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode()
        )
    return packed(members)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str, properties: str = '<w:pStyle w:val="GovBody"/>', run: str = "") -> str:
    """Return a paragraph of one run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{look}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def after(name: str, xml: str, tag: str = "") -> dict[str, bytes]:
    """Return the template *name* with *xml* behind the paragraph with *tag* (its heading)."""
    return {
        name: edited(
            built()[name], (end := (tag or "{{ section.heading }}") + "</w:t></w:r></w:p>", end + xml)
        )
    }


def changed(name: str, *changes: tuple[str, str], part: str = DOCUMENT) -> dict[str, bytes]:
    """Return the template *name*, edited."""
    return {name: edited(built()[name], *changes, part=part)}


def findings(
    folder: Path, files: Mapping[str, bytes], edition: str = "2021", whole: str = ""
) -> list[Finding]:
    """Return what the lint says of *files* in *folder*. whole: the one that is the whole report by itself."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    plugins = installed_plugins()
    report = report_from(blank_report(edition, plugins), plugins)
    templates = template_set(report.edition, plugins, folder / whole if whole else folder)
    own = {templates.find(name).digest for name in files}
    values = template_context(report, plugins)
    return list(lint(templates, report, values, own, free=["settings"], names=() if whole else tuple(files)))
