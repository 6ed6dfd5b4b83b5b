"""A document taken apart as text: its tables as markup and texts, and the rest around them.

Two tables of the same markup differ in their texts alone, so whatever was found out about the markup of
one (its grid, what is seen of it, that it is well formed) holds for the other. This is what makes the
second report of a template cheap; what is not known by its markup is parsed.
"""

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

# Tables whose markup is remembered; one of the form takes about 30 kB.
MOST_REMEMBERED = 128
_LONGEST = 4 << 20
_HOLE = "\0"

T = TypeVar("T")


class Shape(NamedTuple):
    """A table. markup: with a hole where each text stands; texts: as they are written, in order."""

    root: str
    markup: str
    texts: list[str]

    @property
    def key(self) -> tuple[str, str]:
        """Return under what facts about its markup are remembered: prefixes mean what the root says."""
        return self.root, self.markup

    def body(self, texts: list[str]) -> str:
        """Return the table with *texts* in its holes."""
        pieces = self.markup.split(_HOLE)
        return "".join(a + b for a, b in zip(pieces, [*texts, ""], strict=True))


class Apart(NamedTuple):
    """A document. around: what stands before, between and behind its tables, one piece more than tables."""

    root: str
    tables: list[Shape]
    around: list[str]


class Remembered(dict[tuple[object, ...], T], Generic[T]):
    """Facts about markup, bounded: forgotten all at once when there are too many."""

    def learn(self, key: tuple[object, ...], fact: T) -> None:
        """Remember *fact*."""
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[key] = fact


def alone(root: str, body: str) -> str:
    """Return *body* as a document of its own under the start tag *root*."""
    return f"{root}<w:body>{body}</w:body></w:document>"


@lru_cache(maxsize=2)  # filling and reading back look at the same text, one after the other
def take_apart(xml: str) -> Apart | None:
    """Return the tables of a document part and what is around them.

    None where text cannot be told from markup so simply: comments, CDATA, another prefix, nested tables.
    """
    start = xml.find("<w:document")
    # One sign is found twenty times as fast as two.
    marked = ("!" in xml and "<!" in xml) or (xml.count("?") > 2 and xml.count("<?") > 1)
    if start < 0 or marked or len(xml) > _LONGEST:
        return None
    root = xml[start : xml.find(">", start) + 1]
    before, *rest = xml.split("<w:tbl>")
    tables: list[Shape] = []
    around = [before]
    for piece in rest:
        table, end, behind = piece.partition("</w:tbl>")
        if not end or "</w:tbl>" in behind:
            return None
        tables.append(_shape(root, table))
        around.append(behind)
    return None if "</w:tbl>" in before else Apart(root, tables, around)


def _shape(root: str, table: str) -> Shape:
    """Each text ends at its </w:t> and begins behind the nearest tag before it."""
    pieces = table.split("</w:t>")
    last = pieces.pop()
    cut = [piece.rpartition(">") for piece in pieces]
    markup = f">{_HOLE}</w:t>".join([piece for piece, _, _ in cut] + [last])
    return Shape(root, f"<w:tbl>{markup}</w:tbl>", [text for _, _, text in cut])
