"""Pictures in line with the text (DrawingML), and the parts that they bring into the package."""

import hashlib
import io

from markupsafe import escape

from govreport.findings import Words
from govreport.word import look, names
from govreport.word.package import Relationship
from govreport.word.state import CURRENT
from govreport.word.values import UnprintableError, text_of

EMU_PER_PIXEL = 9525  # at 96 dots an inch
MAX_WIDTH = look.TEXT_WIDTH * look.EMU_PER_TWIP
# Two lines stay free for the caption.
MAX_HEIGHT = (look.TEXT_HEIGHT - 2 * look.LINE_PITCH) * look.EMU_PER_TWIP
KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def fitted(width: int, height: int) -> tuple[int, int]:
    """Return the printed size in EMU of a picture of *width* × *height* pixels, shrunk to the page."""
    wide, high = width * EMU_PER_PIXEL, height * EMU_PER_PIXEL
    scale = min(1, MAX_WIDTH / wide, MAX_HEIGHT / high)
    return max(1, int(wide * scale)), max(1, int(high * scale))


def drawing_run(
    content: bytes, name: str, caption: str = "", width: int | None = None, height: int | None = None
) -> str:
    """Return a run that shows a PNG or JPEG, and note the part and relationship it needs.

    width, height: EMU; one or both may be missing and follow from the picture. Raises UnprintableError.
    """
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise UnprintableError(
            Words(f"图片“{name}”，它不是 PNG 或 JPEG", f"picture “{name}”, which is neither PNG nor JPEG")
        )
    wide, high = _size(content, width, height)
    member = f"word/media/{hashlib.sha256(content).hexdigest()[:20]}.{kind}"
    relationship = _relate(member, content)
    title = escape(text_of(caption or name))
    extent = f'cx="{wide}" cy="{high}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{names.WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="1" name="{title}" descr="{title}"/>'
        f'<a:graphic xmlns:a="{names.A}"><a:graphicData uri="{names.PIC}"><pic:pic xmlns:pic="{names.PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{title}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{names.R}" r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _size(content: bytes, width: int | None, height: int | None) -> tuple[int, int]:
    if width is not None and height is not None:
        return int(width), int(height)
    import imagesize

    pixels_wide, pixels_high = imagesize.get(io.BytesIO(content))
    if pixels_wide <= 0 or pixels_high <= 0:
        raise UnprintableError(Words("读不出大小的图片", "a picture without a size"))
    if width is not None:
        return int(width), int(width * pixels_high / pixels_wide)
    if height is not None:
        return int(height * pixels_wide / pixels_high), int(height)
    return fitted(pixels_wide, pixels_high)


def _relate(member: str, content: bytes) -> str:
    """Return the id of the relationship from the part being filled to the picture."""
    rendering = CURRENT.get()
    rendering.media[member] = content
    added = rendering.added.setdefault(rendering.part, [])
    for each in added:
        if each.target == member:
            return each.id
    id_ = f"rIdPicture{len(added) + 1}"
    added.append(Relationship(id_, f"{names.R}/image", member))
    return id_
