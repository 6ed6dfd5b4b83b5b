"""Pack parts into a .docx that is the same, byte for byte, each time it is built."""

import io
import zipfile
from collections.abc import Mapping

from govreport.word.build.xml import DECLARATION, RELATIONSHIPS

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold
UNIX = 3
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Part of word/ → the kind that its content type and its relationship are called by.
KINDS = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "footer1.xml": "footer",
    "footer2.xml": "footer",
}
CORE = f"{PACKAGE}/relationships/metadata/core-properties"


def relation_id(name: str) -> str:
    """Return the id by which the document refers to a part of word/."""
    return f"rId{list(KINDS).index(name) + 1}"


def pack(parts: Mapping[str, str]) -> bytes:
    """Return the .docx. parts: part name → XML, for every part but content types and relationships."""
    every = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        **parts,
        "word/_rels/document.xml.rels": _document_relations(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in every.items():
            archive.writestr(_member(name), text.encode(), compresslevel=9)
    return stream.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = UNIX  # else the bytes would differ between Windows and the rest
    return member


def _content_types() -> str:
    types = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        **{f"/word/{name}": f"{WORD}.{kind}+xml" for name, kind in KINDS.items()},
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _package_relations() -> str:
    return _relations(
        ("rId1", f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
        ("rId2", CORE, "docProps/core.xml"),
        ("rId3", f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
    )


def _document_relations() -> str:
    return _relations(*((relation_id(name), f"{RELATIONSHIPS}/{kind}", name) for name, kind in KINDS.items()))


def _relations(*entries: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"/>' for ident, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
