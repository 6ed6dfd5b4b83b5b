"""What the reading library does not tell: cells that show an error, and sheets larger than any form.

A cell with an error (`#REF!`) comes out of the library as an empty one, which it is not.
"""

import posixpath
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.workbook.addresses import Spot, spot

MOST_ROWS, MOST_COLUMNS = 20_000, 500
MOST_CELLS = 2_000_000
"""Of the rectangle that holds all cells of a sheet; it is laid out in memory as a whole."""
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def errors(parts: Mapping[str, bytes], at: Locator) -> dict[str, dict[Spot, str]]:
    """Return sheet → cell → the error that it shows, of every sheet of an .xlsx; nothing without *parts*.

    Raises SourceError: a sheet far larger than any form (WB-017), damaged or with a DTD (WB-014).
    """
    return {name: cells.errors for name, cells in _read(parts, at)}


def unsure(parts: Mapping[str, bytes], at: Locator) -> dict[str, dict[Spot, str]]:
    """Return sheet → cell → what stands there, of cells that only seem blank.

    They hold an error, or a formula that was never calculated (`=`).

    Raises SourceError like `errors`.
    """
    return {
        name: {**dict.fromkeys(cells.uncalculated, "="), **cells.errors} for name, cells in _read(parts, at)
    }


def _read(parts: Mapping[str, bytes], at: Locator) -> "Iterator[tuple[str, _Cells]]":
    for name, part in _sheets(parts, at).items():
        if part in parts and part.endswith(".xml"):
            yield name, _Cells(at).read(parts[part])


def admit_size(rows: int, columns: int, at: Locator) -> None:
    """Raise SourceError (WB-017) for a sheet that would fill the memory."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise SourceError.of("WB-017", at, rows=rows, columns=columns)


def _sheets(parts: Mapping[str, bytes], at: Locator) -> dict[str, str]:
    """Return name of a sheet → name of its part."""
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
        for _, attributes in _elements(parts.get(RELATIONS, b""), "Relationship", at)
    }
    if not parts:
        return {}
    return {
        attributes.get("name", ""): targets.get(_relation(attributes), "").lstrip("/")
        for _, attributes in _elements(parts[BOOK], "sheet", at)
    }


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _elements(part: bytes, wanted: str, at: Locator) -> Iterator[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append((name, attributes))

    if part:
        parser = _parser(at)
        parser.StartElementHandler = start
        _parse(parser, part, at)
    yield from found


class _Cells:
    """Goes through the cells of one sheet, noting errors, formulas without a result, how far it reaches."""

    def __init__(self, at: Locator) -> None:
        self.at = at
        self.errors: dict[Spot, str] = {}
        self.row = self.column = -1
        self.rows = self.columns = 0
        self.shows_error = self.in_value = False
        self.uncalculated: set[Spot] = set()

    def read(self, part: bytes) -> "_Cells":
        parser = _parser(self.at)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        _parse(parser, part, self.at)
        return self

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
        elif local == "c":
            named = spot(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
            self.row, self.column = named
            self.rows, self.columns = max(self.rows, self.row + 1), max(self.columns, self.column + 1)
            admit_size(self.rows, self.columns, self.at)
            self.shows_error = attributes.get("t") == "e"
        elif local == "f":
            self.uncalculated.add((self.row, self.column))
        elif local == "v":
            self.uncalculated.discard((self.row, self.column))
            self.in_value = self.shows_error

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "v":
            self.in_value = False

    def _text(self, text: str) -> None:
        if self.in_value:
            spot_ = (self.row, self.column)
            self.errors[spot_] = self.errors.get(spot_, "") + text


def _parser(at: Locator) -> "expat.XMLParserType":
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise SourceError.of("WB-014", at)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _parse(parser: "expat.XMLParserType", part: bytes, at: Locator) -> None:
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise SourceError.of("WB-014", at) from error
