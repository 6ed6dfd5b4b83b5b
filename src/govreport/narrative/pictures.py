"""Images of a narrative: PNG or JPEG, of bounded size, and never outside the data file's folder."""

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


def read_picture(path: str, caption: str, folder: Path, line: int) -> Picture | Problem:
    """Return the image at *path* (as typed, relative to *folder*) with its size in pixels.

    Formats are told by content, not by name. A `Problem` says why it cannot be printed; nothing raises.
    """
    named = {"path": path}
    if not _is_inside(path):
        return Problem("GR-712", named, line)
    try:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder.resolve()):
            return Problem("GR-712", named, line)
        if not file.is_file():
            return Problem("GR-711", named, line)
        size = file.stat().st_size
        if size > MOST_BYTES:
            return Problem("GR-714", {**named, "size": f"{size / 2**20:.1f}"}, line)
        code = _content_problem(file, size)
    except (OSError, ValueError, RuntimeError):
        # Unreadable, a name too long for the system, or a loop of links.
        return Problem("GR-711", named, line)
    return Problem(code, named, line) if code else _measured(file, path, caption, line)


def _is_inside(path: str) -> bool:
    """Refuse by form what could leave the folder on any system, so that a report moves between them."""
    outside = path.startswith("/") or "\\" in path or _ADDRESS.match(path) or _UNSAFE.search(path)
    return not outside and ".." not in path.split("/")


def _content_problem(file: Path, size: int) -> str:
    with file.open("rb") as stream:
        head = stream.read(16)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
    for signature, end in _FORMATS.items():
        if head.startswith(signature):
            whole = end in tail and (signature != PNG or _whole_png(file.read_bytes()))
            return "" if whole else "GR-716"
    return "GR-713"


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


def _measured(file: Path, path: str, caption: str, line: int) -> Picture | Problem:
    import imagesize

    try:
        width, height = imagesize.get(str(file))
    except Exception:  # a damaged file makes imagesize raise whatever it stumbles over
        width = height = -1
    if width < 1 or height < 1:
        return Problem("GR-716", {"path": path}, line)
    if max(width, height) > MOST_PIXELS:
        return Problem("GR-715", {"path": path, "width": width, "height": height}, line)
    return Picture(file, caption, width, height, line)
