"""Small Word documents made by code, and a report with nothing in it, for the tests of templates."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from govreport.figures import Figures
from govreport.form.edition import Edition
from govreport.model import DocumentHead, Organ, PlacedSection, Report
from govreport.source import Source
from govreport.word import TemplateSet, render_docx
from govreport.word.visible import paragraph_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = f'xmlns:w="{W}" xmlns:r="{R}"'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
BUILT = Path(__file__).parent.parent.parent / "templates" / "govreport_templates"


def p(*texts: str, style: str = "") -> str:
    """Return a paragraph, one run a text."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{look}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell that starts with `<` is taken as XML."""
    columns = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def cell(text: str) -> str:
    content = text if text.startswith("<") else p(text)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def docx(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    footnote: str = "",
    comment: str = "",
    title: str = "",
    styles: str = "",
    numbering: str = "",
    media: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    namespaces: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a .docx with *body* and the parts named. media: file name → bytes, related as rId<name>."""
    parts: dict[str, tuple[str, str, str]] = {}
    if header:
        parts["header1.xml"] = ("header", f"{WML}.header+xml", f"<w:hdr {NS}>{header}</w:hdr>")
    if footer:
        parts["footer1.xml"] = ("footer", f"{WML}.footer+xml", f"<w:ftr {NS}>{footer}</w:ftr>")
    if footnote:
        note = f'<w:footnotes {NS}><w:footnote w:id="1">{footnote}</w:footnote></w:footnotes>'
        parts["footnotes.xml"] = ("footnotes", f"{WML}.footnotes+xml", note)
    if comment:
        note = f'<w:comments {NS}><w:comment w:id="1" w:author="x">{comment}</w:comment></w:comments>'
        parts["comments.xml"] = ("comments", f"{WML}.comments+xml", note)
    if styles:
        parts["styles.xml"] = ("styles", f"{WML}.styles+xml", f"<w:styles {NS}>{styles}</w:styles>")
    if numbering:
        parts["numbering.xml"] = (
            "numbering",
            f"{WML}.numbering+xml",
            f"<w:numbering {NS}>{numbering}</w:numbering>",
        )
    refs = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId_{name[:-4]}"/>'
        for name, (kind, _, _) in parts.items()
        if kind in {"header", "footer"}
    )
    section = SECTION.replace("<w:sectPr>", f"<w:sectPr>{refs}")
    document = f"<w:document {NS} {namespaces}><w:body>{body}{section}</w:body></w:document>"
    rels = "".join(
        f'<Relationship Id="rId_{name[:-4]}" Type="{R}/{kind}" Target="{name}"/>'
        for name, (kind, _, _) in parts.items()
    )
    rels += "".join(
        f'<Relationship Id="rId{name[:-4]}" Type="{R}/image" Target="media/{name}"/>' for name in media or {}
    )
    rels += "".join(
        f'<Relationship Id="{id_}" Type="{R}/hyperlink" Target="{url}" TargetMode="External"/>'
        for id_, url in (links or {}).items()
    )
    return package(
        {
            "[Content_Types].xml": _types(parts),
            "_rels/.rels": _rels(_root_rels(title)),
            "word/document.xml": document.encode("utf-8", "surrogatepass"),
            "word/_rels/document.xml.rels": _rels(rels),
        }
        | {f"word/{name}": xml.encode() for name, (_, _, xml) in parts.items()}
        | {f"word/media/{name}": content for name, content in (media or {}).items()}
        | ({"docProps/core.xml": _core(title)} if title else {})
        | dict(extra or {})
    )


def package(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of *members*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _types(parts: Mapping[str, tuple[str, str, str]]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, (_, kind, _) in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WML}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ).encode()


def _root_rels(title: str) -> str:
    rels = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    if title:
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        rels += f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/>'
    return rels


def _rels(entries: str) -> bytes:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}'
        "</Relationships>"
    ).encode()


def _core(title: str) -> bytes:
    return (
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    ).encode()


class NoSource(Source):
    """A data file that says nothing."""


def edition(**said: object) -> Edition:
    values: dict[str, object] = {
        "id": "test", "name": "测试", "en": "test", "basis": "", "first_year": 2021, "sections": (),
        "tables": {}, "title": "{organ}{year}",
    }  # fmt: skip
    return Edition(**(values | said))  # type: ignore[arg-type]


EDITION = edition()


def report(
    title: str = "标题", figures: Mapping[str, Figures] | None = None, outline: tuple[PlacedSection, ...] = ()
) -> Report:
    """Return a report without sections, so that only the template decides what is printed."""
    return Report(
        organ=Organ("示例街道办事处"),
        year=2023,
        edition=EDITION,
        document=DocumentHead(title=title),
        outline=outline,
        sections={},
        source=None,  # type: ignore[arg-type]
        figures=figures or {},
    )


def templates(folder: Path, **files: bytes) -> TemplateSet:
    """Write *files* (name without .docx → bytes) into *folder*; `report` is the root."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    return TemplateSet((folder,), EDITION)


def rendered(folder: Path, context: Mapping[str, object], **files: bytes) -> bytes:
    """Return the finished .docx of the template `report` in *files*."""
    return render_docx(context, templates(folder, **files), report())


def part(content: bytes, member: str = "word/document.xml") -> etree._Element:
    """Return one part of a .docx, parsed strictly."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(member))


def texts(content: bytes, member: str = "word/document.xml") -> list[str]:
    """Return the paragraphs of a part as they are seen."""
    return [paragraph_text(paragraph) for paragraph in part(content, member).iter(f"{{{W}}}p")]


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    """Return what docxtpl, as it comes, makes of the same template."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
