"""A red ring with a star: where the picture of an agency's own seal will stand."""

import struct
import zlib
from math import atan2, cos, hypot, pi

SIDE = 300
RED, CLEAR = b"\xd8\x12\x1c\xff", b"\xff\xff\xff\x00"


def seal_png() -> bytes:
    """Return the picture as PNG, the same bytes each time."""
    rows = b"".join(b"\0" + b"".join(_point(x, y) for x in range(SIDE)) for y in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _point(x: int, y: int) -> bytes:
    across, down = x - SIDE / 2 + 0.5, y - SIDE / 2 + 0.5
    distance = hypot(across, down)
    ring = 0.46 * SIDE < distance < 0.49 * SIDE
    return RED if ring or distance < _star(atan2(across, -down)) else CLEAR


def _star(angle: float) -> float:
    """Return how far a five-pointed star reaches in one direction."""
    within = abs((angle + pi / 5) % (2 * pi / 5) - pi / 5)
    return 0.16 * SIDE * cos(2 * pi / 5) / cos(2 * pi / 5 - within)
