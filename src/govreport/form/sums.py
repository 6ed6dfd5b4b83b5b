"""What the terms of a sum stand for: a heading is all lines under it, `*` is every line."""

from collections.abc import Iterable, Iterator, Mapping

from govreport.form.table import Block, Line, Sum

EVERY = "*"


def by_key(lines: Iterable[Line]) -> dict[str, Line]:
    """Return key → line, of headings too, at every depth."""
    return {line.key: line for line in walk(lines)}


def walk(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield every line, a heading before what stands under it."""
    for line in lines:
        yield line
        yield from walk(line.lines)


def side(blocks: Iterable[Block], of: str) -> tuple[Line, ...]:
    """Return all rows, or all columns, that a sum may name; a column of several blocks once."""
    found = (line for block in blocks for line in (block.rows if of == "rows" else block.columns))
    return tuple({line.key: line for line in found}.values())


def resolved(relation: Sum, lines: tuple[Line, ...]) -> Sum:
    """Return *relation* with its written terms replaced by the lines that hold figures.

    A heading or `*` leaves out what stands on the other side: 三、本年度办理结果 = （七）总计 adds up all
    results but the total itself. Raises KeyError for a name that no line has.
    """
    left, right = relation.terms
    known = by_key(lines)
    return Sum(
        code=relation.code,
        of=relation.of,
        left=_leaves(left, right, known, lines),
        right=_leaves(right, left, known, lines),
        written=relation.terms,
    )


def _leaves(
    terms: tuple[str, ...], others: tuple[str, ...], known: Mapping[str, Line], lines: tuple[Line, ...]
) -> tuple[str, ...]:
    named = {key for key in others if key != EVERY and not known[key].lines}
    found: dict[str, None] = {}
    for term in terms:
        tops = lines if term == EVERY else (known[term],)
        for leaf in (leaf for top in tops for leaf in top.leaves()):
            if leaf.key not in named or term == leaf.key:
                found[leaf.key] = None
    return tuple(found)
