"""Names of OOXML (ECMA-376 transitional): namespaces, relationship types, content types."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"

OFFICE_DOCUMENT = f"{R}/officeDocument"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
RENDERED_RELATIONSHIPS = {
    f"{R}/header": "header",
    f"{R}/footer": "footer",
    f"{R}/footnotes": "footnotes",
    f"{R}/endnotes": "endnotes",
}

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN_OF_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml spells it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """Return a relationship attribute as lxml spells it."""
    return f"{{{R}}}{name}"
