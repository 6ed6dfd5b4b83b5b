"""A filled workbook → a source of data, by python-calamine: the only module that reads with it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.source import PlainSource
from govreport.source.opening import read_bytes
from govreport.workbook import mapping
from govreport.workbook.addresses import Spot
from govreport.workbook.extra import needed
from govreport.workbook.gathering import Gathered, at
from govreport.workbook.mapping import Map
from govreport.workbook.package import admitted
from govreport.workbook.parts import admit_size, errors
from govreport.workbook.plan import Role

Rows = list[list[object]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook as it was found. grids: sheet → its cells from A1 on; shown: cells that show an error.

    old: whether it is an .xls.
    """

    map: Map
    grids: Mapping[str, Rows]
    shown: Mapping[str, Mapping[Spot, str]]
    old: bool


def read(path: Path) -> PlainSource:
    """Read the workbook at *path* by its hidden map.

    Formulas are not calculated: one without a result is left out. Raises SourceError as `opened` does, and
    for a register, which holds many reports (WB-030) or none yet (WB-032).
    """
    book = opened(path)
    if book.map.reports is not None:
        sheet, first = book.map.reports
        args = {"name": path.name, "count": max(0, len(book.grids.get(sheet, [])) - first), "row": first + 1}
        raise SourceError.of("WB-030" if args["count"] else "WB-032", Locator(file=str(path)), **args)
    return source_of(path, book, book.map)


def opened(path: Path) -> Opened:
    """Open the workbook at *path*, its map proven against the labels.

    Raises SourceError: the file cannot be had (GR-301 to 307), is no workbook (WB-011 to 014, 017), has no
    map (010) or a newer one (015), lacks a sheet (018) or has other words where the map says that a label
    stands (019).
    """
    where = Locator(file=str(path))
    content, parts = admitted(read_bytes(path), where)
    library = needed("python_calamine", SourceError)
    shown = errors(parts, where)
    with _opened(library, content, where) as book:
        found = _map(book, where)
        _refuse_missing(found, book.sheet_names, where)
        grids = {name: _rows(book, name, where) for name in {each.sheet for each in found.entries}}
    _refuse_moved(found, grids, where)
    return Opened(found, grids, shown, old=not parts)


def is_register(path: Path) -> bool:
    """Tell whether each row is a report, looking at the map alone. Raises SourceError as `opened` does."""
    where = Locator(file=str(path))
    content, _ = admitted(read_bytes(path), where)
    with _opened(needed("python_calamine", SourceError), content, where) as book:
        return _map(book, where).reports is not None


def source_of(path: Path, book: Opened, found: Map, name: str = "") -> PlainSource:
    """Return what stands in the cells that *found* names. Raises SourceError (WB-014).

    name: what the report is called where it is one of many in the file.
    """
    gathered = Gathered(name or str(path), book.grids, book.shown, old=book.old)
    try:
        gathered.gather(found)
    except ValueError as error:
        raise SourceError.of("WB-014", Locator(file=str(path))) from error
    return PlainSource(
        name=gathered.file,
        folder=path.parent,
        data=gathered.data,
        places=gathered.places,
        line_places=gathered.line_places,
        findings=tuple(gathered.findings),
    )


def _opened(library: Any, content: bytes, where: Locator) -> Any:
    try:
        return library.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except BaseException as error:
        raise _explained(error, where) from error


def _rows(book: Any, name: str, where: Locator) -> Rows:
    """Return the cells of a sheet from A1 on."""
    try:
        sheet = book.get_sheet_by_name(name)
        admit_size(sheet.total_height, sheet.total_width, where)
        rows: Rows = sheet.to_python(skip_empty_area=False)
    except SourceError:
        raise
    except BaseException as error:
        raise _explained(error, where) from error
    return rows


def _explained(error: BaseException, where: Locator) -> BaseException:
    # A panic of the library's Rust code is no Exception; any other such thing (Ctrl+C) passes on.
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        return error
    encrypted = type(error).__name__ == "PasswordError" or "assword" in str(error)
    return SourceError.of("WB-012" if encrypted else "WB-014", where)


def _map(book: Any, where: Locator) -> Map:
    try:
        rows = _rows(book, mapping.NAME, where) if mapping.NAME in book.sheet_names else []
        found = mapping.read_map(rows)
    except ValueError as error:
        raise SourceError.of("WB-014", where) from error
    if found is None:
        raise SourceError.of("WB-010", where, name=where.file)
    if found.version > mapping.VERSION:
        raise SourceError.of("WB-015", where, version=found.version, known=mapping.VERSION)
    return found


def _refuse_missing(found: Map, names: list[str], where: Locator) -> None:
    wanted = list(dict.fromkeys(each.sheet for each in found.entries))
    for name in wanted:
        if name not in names:
            strange = [each for each in names if each not in (*wanted, mapping.NAME)]
            close = get_close_matches(name, strange, n=1, cutoff=0.3) or strange or ["—"]
            raise SourceError.of("WB-018", where, sheet=name, others=close)


def _refuse_moved(found: Map, grids: Mapping[str, Rows], where: Locator) -> None:
    for each in found.entries:
        value = at(grids[each.sheet], each.row, each.column)
        if each.role is Role.LABEL and _bare(value) != _bare(each.words):
            given = str(value).strip() or "—"
            place = Locator(file=where.file, place=each.place)
            raise SourceError.of("WB-019", place, given=given[:60], words=each.words)


def _bare(words: object) -> str:
    """Return words without the blanks and line breaks that make no difference to a label."""
    text = format(words, "g") if isinstance(words, float) else str(words)
    return "".join(text.split())
