"""Draw results.png: how the requests of report.toml were handled, one bar a row of table three.

    python make_image.py

Every figure comes from report.toml beside it. Only the standard library draws: the few signs that the
chart needs are strokes, given below, so that no font has to be installed and the picture is the same
everywhere.
"""

import struct
import zlib
from itertools import pairwise
from pathlib import Path

import govreport

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1320, 560
BASE, TOP = 460, 80
WHITE, BLUE, BLACK = (255, 255, 255), (46, 94, 140), (40, 40, 40)

# The rows of table three that each numeral stands for, by the beginning of their keys.
BARS = {
    "一": "granted",
    "二": "partially_granted",
    "三": "denied_",
    "四": "unable_",
    "五": "refused_",
    "六": "other_",
}

# Strokes on a field of 6 × 8, point after point: "x,y x,y | x,y …".
SIGNS = {
    "0": "1,0 4,0 5,1 5,7 4,8 1,8 0,7 0,1 1,0",
    "1": "1,2 3,0 3,8 | 1,8 5,8",
    "2": "0,1 1,0 4,0 5,1 5,3 0,8 5,8",
    "3": "0,1 1,0 4,0 5,1 5,3 4,4 5,5 5,7 4,8 1,8 0,7 | 2,4 4,4",
    "4": "4,8 4,0 0,6 5,6",
    "5": "5,0 0,0 0,4 4,3 5,4 5,7 4,8 1,8 0,7",
    "6": "5,1 4,0 1,0 0,1 0,7 1,8 4,8 5,7 5,5 4,4 0,4",
    "7": "0,0 5,0 2,8",
    "8": "1,0 4,0 5,1 5,3 4,4 1,4 0,3 0,1 1,0 | 1,4 0,5 0,7 1,8 4,8 5,7 5,5 4,4",
    "9": "0,7 1,8 4,8 5,7 5,1 4,0 1,0 0,1 0,3 1,4 5,4",
    "（": "5,-1 3,1 3,7 5,9",
    "）": "1,-1 3,1 3,7 1,9",
    "一": "0,4 6,4",
    "二": "1,2 5,2 | 0,7 6,7",
    "三": "1,1 5,1 | 1,4 5,4 | 0,7 6,7",
    "四": "0,1 6,1 6,7 0,7 0,1 | 2,1 2,3 1,5 | 4,1 4,4 5,5",
    "五": "1,1 5,1 | 3,1 2,7 | 1,4 5,4 5,7 | 0,7 6,7",
    "六": "3,0 3,1 | 0,3 6,3 | 2,4 1,6 0,8 | 4,4 5,6 6,8",
}


def figures() -> dict[str, int]:
    """Return numeral → number of requests, added up from the loaded report."""
    table = govreport.load(HERE / "report.toml").figures["requests"]
    rows = [row for row in table.table.rows if row != "total_handled"]
    return {
        sign: sum(int(table[row, "total"]) for row in rows if row.startswith(key))
        for sign, key in BARS.items()
    }


class Canvas:
    """Rows of pixels, three bytes each."""

    def __init__(self) -> None:
        self.rows = [bytearray(bytes(WHITE) * WIDTH) for _ in range(HEIGHT)]

    def box(self, left: int, top: int, right: int, bottom: int, colour: tuple[int, int, int]) -> None:
        for y in range(top, bottom):
            self.rows[y][3 * left : 3 * right] = bytes(colour) * (right - left)

    def sign(self, sign: str, left: float, top: float, size: float, weight: float) -> None:
        """Draw the strokes of *sign* with soft edges. size: pixels a unit of the field."""
        lines = [
            [tuple(map(float, point.split(","))) for point in part.split()] for part in SIGNS[sign].split("|")
        ]
        for line in lines:
            for (x0, y0), (x1, y1) in pairwise(line):
                self.stroke(left + x0 * size, top + y0 * size, left + x1 * size, top + y1 * size, weight)

    def stroke(self, x0: float, y0: float, x1: float, y1: float, weight: float) -> None:
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy or 1.0
        for y in range(int(min(y0, y1) - weight - 1), int(max(y0, y1) + weight + 2)):
            for x in range(int(min(x0, x1) - weight - 1), int(max(x0, x1) + weight + 2)):
                along = min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / length))
                distance = ((x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2) ** 0.5
                self.ink(x, y, min(1.0, max(0.0, weight + 0.5 - distance)))

    def ink(self, x: int, y: int, share: float) -> None:
        for channel, colour in enumerate(BLACK):
            at = 3 * x + channel
            self.rows[y][at] = min(self.rows[y][at], round(255 + (colour - 255) * share))


def draw(values: dict[str, int]) -> list[bytes]:
    """Return the pixel rows of the bar chart."""
    canvas = Canvas()
    highest = max(values.values())
    for number, (sign, value) in enumerate(values.items()):
        left = 140 + 190 * number
        top = BASE - (BASE - TOP) * value // highest
        canvas.box(left, top, left + 90, BASE, BLUE)
        digits = str(value)
        for place, digit in enumerate(digits):
            canvas.sign(digit, left + 45 - 16 * len(digits) + 32 * place + 5, top - 48, 4.2, 2.2)
        for place, part in enumerate(f"（{sign}）"):
            canvas.sign(part, left + 8 + 26 * place, BASE + 28, 4.2, 1.8)
    canvas.box(60, BASE, WIDTH - 60, BASE + 3, BLACK)
    return [bytes(row) for row in canvas.rows]


def png(rows: list[bytes]) -> bytes:
    """Pack pixel rows as a PNG file, 8 bits a channel, without dates or other extras."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


if __name__ == "__main__":
    (HERE / "results.png").write_bytes(png(draw(figures())))
