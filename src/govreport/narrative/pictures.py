"""Images of a narrative: PNG or JPEG, of bounded size, and never outside the data file's folder."""

import io
import os
import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from govreport.narrative.blocks import Picture
from govreport.reading.problem import Problem

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 12_000
PNG = b"\x89PNG\r\n\x1a\n"
_FORMATS: Mapping[bytes, bytes] = {
    PNG: b"IEND",
    b"\xff\xd8\xff": b"\xff\xd9",
}
# The end mark may be followed by what cameras and editors append.
_TAIL = 64 * 1024
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")


class _UnusableError(Exception):
    """An image that cannot be printed. code: why; args: what more there is to say."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.said = args


def read_picture(path: str, caption: str, folder: Path, line: int) -> Picture | Problem:
    """Return the image at *path* (as typed, relative to *folder*) with its size in pixels.

    Formats are told by content, not by name. A `Problem` says why it cannot be printed; nothing raises.
    """
    try:
        file = _located(path, folder)
        width, height = _pixels(_content(file))
    except _UnusableError as error:
        return Problem(error.code, {"path": path, **error.said}, line)
    except (OSError, ValueError, RuntimeError):
        # Unreadable, a name too long for the system, or a loop of links.
        return Problem("GR-711", {"path": path}, line)
    return Picture(file, caption, width, height, line)


def _located(path: str, folder: Path) -> Path:
    if not _is_inside(path):
        raise _UnusableError("GR-712")
    file = folder / path
    if _leads_out(file, folder):
        raise _UnusableError("GR-712")
    if not file.is_file():
        raise _UnusableError("GR-711")
    return file


def _leads_out(file: Path, folder: Path) -> bool:
    """Tell whether links on the way from *folder* to *file* lead out of it; without any, none can."""
    steps = [file, *file.parents][: len(file.parts) - len(folder.parts)]
    linked = any(map(os.path.islink, steps))
    return linked and not file.resolve().is_relative_to(folder.resolve())


def _is_inside(path: str) -> bool:
    """Refuse by form what could leave the folder on any system, so that a report moves between them."""
    outside = path.startswith("/") or "\\" in path or _ADDRESS.match(path) or _UNSAFE.search(path)
    return not outside and ".." not in path.split("/")


def _content(file: Path) -> bytes:
    """Return the bytes of a whole image of a known format."""
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise _UnusableError("GR-714", size=f"{size / 2**20:.1f}")
    content = file.read_bytes()
    end = next((end for signature, end in _FORMATS.items() if content.startswith(signature)), None)
    if end is None:
        raise _UnusableError("GR-713")
    if end not in content[-_TAIL:] or (content.startswith(PNG) and not _whole_png(content)):
        raise _UnusableError("GR-716")
    return content


def _whole_png(content: bytes) -> bool:
    """Tell whether every chunk up to the last has its length and checksum, one of them pixels (PNG, 5.3)."""
    at, kinds = len(PNG), set()
    while b"IEND" not in kinds and at + 12 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 4 : at + 8 + size]
        if content[at + 8 + size : at + 12 + size] != struct.pack(">I", zlib.crc32(body)):
            return False
        kinds.add(kind)
        at += 12 + size
    return {b"IDAT", b"IEND"} <= kinds


def _png_size(content: bytes) -> tuple[int, int]:
    """Read the first chunk (PNG, 11.2.2). imagesize would load half of the network library for it."""
    kind, width, height = struct.unpack_from(">4sII", content, len(PNG) + 4)
    return (width, height) if kind == b"IHDR" else (-1, -1)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    import imagesize

    width, height = imagesize.get(io.BytesIO(content))
    return width, height


def _pixels(content: bytes) -> tuple[int, int]:
    try:
        width, height = _png_size(content) if content.startswith(PNG) else _jpeg_size(content)
    except Exception:  # a damaged file makes imagesize raise whatever it stumbles over
        width = height = -1
    if width < 1 or height < 1:
        raise _UnusableError("GR-716")
    if max(width, height) > MOST_PIXELS:
        raise _UnusableError("GR-715", width=width, height=height)
    return width, height
