"""The cost of a batch against its size, as a small SVG."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

_WIDTH, _HEIGHT, _MARGIN = 640, 360, 60
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
    'font-size="13"><rect width="100%" height="100%" fill="#fff"/>'
)


def draw(file: Path, batch: Mapping[int, float], docxtpl: float) -> None:
    """Draw seconds against number of reports, both logarithmic. docxtpl: its seconds a report, unchecked."""
    theirs = {count: count * docxtpl for count in batch}
    low, high = min(*batch.values(), *theirs.values()), max(*batch.values(), *theirs.values())
    lines = [_HEAD]
    for values, colour, words in (
        (theirs, "#b00020", "docxtpl loop, fills only"),
        (batch, "#1a5fb4", "govreport batch"),
    ):
        lines += _line(values, (low, high), colour, words)
    lines += [
        f'<text x="{_x(count, batch):.0f}" y="{_HEIGHT - 25}" text-anchor="middle">{count:,} reports</text>'
        for count in batch
    ]
    file.write_text("\n".join([*lines, "</svg>\n"]), encoding="utf-8")


def _line(values: Mapping[int, float], scale: tuple[float, float], colour: str, words: str) -> Iterator[str]:
    points = [(_x(count, values), _y(seconds, scale), seconds) for count, seconds in sorted(values.items())]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y, seconds in points:
        label = f"{seconds:,.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>'
        yield f'<text x="{x:.0f}" y="{y - 10:.0f}" text-anchor="middle">{label}</text>'
    x, y, _ = points[-1]
    yield f'<text x="{x - 70:.0f}" y="{y + 22:.0f}" text-anchor="end" fill="{colour}">{words}</text>'


def _x(count: int, counts: Mapping[int, float]) -> float:
    return _MARGIN + _share(count, min(counts), max(counts)) * (_WIDTH - 2 * _MARGIN)


def _y(seconds: float, scale: tuple[float, float]) -> float:
    return _HEIGHT - _MARGIN - _share(seconds, *scale) * (_HEIGHT - 2 * _MARGIN)


def _share(value: float, low: float, high: float) -> float:
    return (math.log(value) - math.log(low)) / ((math.log(high) - math.log(low)) or 1)
