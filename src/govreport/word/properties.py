"""docProps/core.xml from the report: title, organ, dates; never what the template said."""

import datetime
import os

from govreport.model import Report
from govreport.word.escaping import escape
from govreport.word.names import CORE_PROPERTIES, CORE_TYPE
from govreport.word.package import Package, Relationship
from govreport.word.values import ILLEGAL

MEMBER = "docProps/core.xml"


def core_properties(report: Report) -> bytes:
    """Return the core properties of *report*, the same for the same report."""
    moment = f"{_moment(report).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    title, organ = _text(report.document.title), _text(report.organ.name)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{organ}</dc:creator>"
        f"<cp:lastModifiedBy>{organ}</cp:lastModifiedBy><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    ).encode()


def properties_part(package: Package) -> tuple[str, Relationship | None, str | None]:
    """Return the member of the core properties, and what must be added where the template has none.

    (member, relationship of the package to add or None, content type to add or None).
    """
    for each in package.relationships("").values():
        if each.kind == CORE_PROPERTIES:
            return each.target, None, None
    return MEMBER, Relationship("rIdCoreProperties", CORE_PROPERTIES, MEMBER), CORE_TYPE


def _moment(report: Report) -> datetime.datetime:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the report's date, else the last day it covers."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit() and len(epoch) < 12:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    date = report.document.date or datetime.date(report.year, 12, 31)
    return datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)


def _text(value: str) -> str:
    return escape(ILLEGAL.sub("", value))
