"""Rows that a page break divides: the upper part ends one page, the lower part begins the next."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from govreport.importing.documents.content import GridCell
from govreport.importing.recognise.figures import looks_like_figure
from govreport.importing.recognise.labels import Kind, Labels
from govreport.importing.recognise.rows import Row

SURE = 0.98


def over_pages(rows: list[Row], labels: Labels) -> list[Row]:
    """Return *rows* with those put together that stand on two pages; marked broken where that is not certain.

    Only files that know their pages have such rows. A header printed again on the new page stands between.
    """
    done = list(rows)
    for at in _breaks(rows):
        upper = rows[at]
        lower = next(
            (number for number in range(at + 1, len(rows)) if not _is_header(rows[number], labels)), None
        )
        if lower is None or rows[lower].grid != rows[at + 1].grid or _is_header(upper, labels):
            continue
        below = rows[lower]
        if (joined := _joined(upper, below)) and _belong(upper, below, joined, labels):
            done[at] = joined
            done[lower] = replace(below, cells=())
        elif _label(below, labels) is None and any(cell.text.strip() for cell in below.cells):
            done[at] = replace(upper, broken=True)
    return [row for row in done if row.cells]


def _breaks(rows: list[Row]) -> Iterator[int]:
    """Yield the numbers of the rows behind which a page ends, and the table goes on on the next one."""
    for at, (row, following) in enumerate(pairwise(rows)):
        pages = [each.cells[0].place.page for each in (row, following) if each.cells]
        if len(pages) == 2 and None not in pages and row.grid is not None and following.grid is not None:
            first, second = (page or 0 for page in pages)
            if second == first + 1:
                yield at


def _belong(upper: Row, below: Row, joined: Row, labels: Labels) -> bool:
    """Tell whether two rows are one: only together, or above alone, they have the label of a row."""
    whole, above = _label(joined, labels), _label(upper, labels)
    if whole is None or whole < SURE:
        return False
    seen = [cell for cell in below.cells if cell.text.strip()]
    words = [cell for cell in seen if not looks_like_figure(cell.text)]
    if above is None or above < SURE or not words:
        return True
    # The label may be complete above, and only its remark go on below: no figure then.
    return _label(below, labels) is None and len(words) == len(seen)


def _joined(upper: Row, below: Row) -> Row | None:
    if len(upper.cells) != len(below.cells):
        return None
    cells = (_cell(*pair) for pair in zip(upper.cells, below.cells, strict=True))
    return replace(upper, cells=tuple(cells), lines=(*upper.lines, *below.lines))


def _cell(upper: GridCell, below: GridCell) -> GridCell:
    """Return both parts of a cell. A number goes on below without a blank."""
    if upper.continued or not below.text.strip():
        return upper
    return replace(upper, text=upper.text + below.text if upper.text.strip() else below.text)


def _label(row: Row, labels: Labels) -> float | None:
    """Return how surely a row has the label of a row of figures, None when it has none."""
    hits = (labels.hits(cell.text) for cell in row.cells if not looks_like_figure(cell.text))
    scores = [hit.score for found in hits for hit in found if hit.label.kind is Kind.ROW and hit.label.leaf]
    return max(scores, default=None)


def _is_header(row: Row, labels: Labels) -> bool:
    """Tell whether a row holds labels, and none of a row of figures."""
    hits = [hit for cell in row.cells if not looks_like_figure(cell.text) for hit in labels.hits(cell.text)]
    figures = any(looks_like_figure(cell.text) and cell.text.strip() for cell in row.cells)
    return bool(hits) and not figures and any(hit.label.kind is not Kind.ROW for hit in hits)
