"""Build report.docx, the letterhead: `python tests/build_template.py`. Overwrites changes made in Word.

It extends the edition's report.docx and fills two of its blocks; everything between them stays the
edition's. An agency would rather open the file in Word or WPS and change it there.
"""

import io
import zipfile
from pathlib import Path

from govreport.testing import section_template
from seal import seal_png

FILE = Path(__file__).parent.parent / "src" / "govreport_letterhead" / "templates" / "report.docx"
RELATIONSHIP = (
    '<Relationship Id="rIdSeal" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/seal.png"/></Relationships>'
)
PNG = '<Default Extension="png" ContentType="image/png"/>'
RED = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="{size}"/></w:rPr>'
LINE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="FF0000"/></w:pBdr>'
EMU_PER_MM = 36000
SEAL_MM = 42

DRAWING = """<w:drawing><wp:anchor
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" behindDoc="1" locked="0"
 layoutInCell="1" allowOverlap="1" simplePos="0" relativeHeight="1" distT="0" distB="0" distL="0" distR="0"
><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="rightMargin"><wp:posOffset>{left}</wp:posOffset
></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV
><wp:extent cx="{side}" cy="{side}"/><wp:wrapNone/><wp:docPr id="1" name="seal" descr="印章"/><a:graphic
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData
 uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1"
 name="seal.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdSeal"/><a:stretch
><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"
/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic
></wp:anchor></w:drawing>"""


def paragraph(text: str, style: str = "GovTag", look: str = "", run: str = "", drawing: str = "") -> str:
    """Return one paragraph in a style of the engine's templates."""
    picture = f"<w:r>{drawing}</w:r>" if drawing else ""
    lines = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    said = f'<w:r>{run}<w:t xml:space="preserve">{lines}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{picture}{said}</w:p>'


def body() -> str:
    """Return the text of the template."""
    seal = DRAWING.replace("\n", "").format(
        side=SEAL_MM * EMU_PER_MM, left=-62 * EMU_PER_MM, top=-8 * EMU_PER_MM
    )
    return "".join(
        (
            paragraph('{%p extends "report.docx" %}'),
            paragraph("{%p block head %}"),
            paragraph(
                "{{ settings.letterhead.heading or report.organ.name ~ '文件' }}",
                "Title",
                run=RED.format(size=56),
            ),
            paragraph("{%p if document.number %}"),
            paragraph("{{ document.number }}", "GovNumber", LINE),
            paragraph("{%p endif %}"),
            paragraph("{{ report.year }}年{{ report.organ.name }}\n政府信息公开工作年度报告", "Title"),
            paragraph("{%p if document.addressee %}"),
            paragraph("{{ document.addressee | replace('：', '') }}：", "GovAddressee"),
            paragraph("{%p endif %}"),
            paragraph("{%p if document.preface %}"),
            paragraph("{{p document.preface }}", "GovBody"),
            paragraph("{%p endif %}"),
            paragraph("{%p endblock %}"),
            paragraph("{%p block signature %}"),
            paragraph("{{ document.signed_by or report.organ.name }}", "GovSignature", drawing=seal),
            paragraph("{%p if document.date %}"),
            paragraph("{{ document.date }}", "GovDate"),
            paragraph("{%p endif %}"),
            paragraph("{%p endblock %}"),
        )
    )


def built() -> bytes:
    """Return the template: the engine's page and styles around this text, and the seal."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(section_template("letterhead"))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            new.writestr(member, changed(member.filename, old.read(member).decode()))
        new.writestr(zipfile.ZipInfo("word/media/seal.png"), seal_png())
    return stream.getvalue()


def changed(name: str, xml: str) -> str:
    """Return a part of the engine's template as it stands in the letterhead."""
    if name == "[Content_Types].xml":
        return xml.replace("<Default ", f"{PNG}<Default ", 1)
    if name == "word/_rels/document.xml.rels":
        return xml.replace("</Relationships>", RELATIONSHIP)
    if name == "word/document.xml":
        start, end = xml.index("<w:body>") + len("<w:body>"), xml.rindex("<w:sectPr")
        return xml[:start] + body() + xml[end:]
    return xml


if __name__ == "__main__":
    FILE.write_bytes(built())
