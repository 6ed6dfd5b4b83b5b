"""An edition's folder becomes an `Edition`: edition.toml read, and based on another when it says so."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from govreport import kept
from govreport.errors import PluginError
from govreport.findings import Locator, Words
from govreport.form.derive import changed
from govreport.form.describe import read_section, read_table
from govreport.form.edition import Edition
from govreport.form.entry import Entry, nearest
from govreport.reasons import why

FILE = "edition.toml"


def read_edition(folder: Path, known: Mapping[str, Edition]) -> Edition:
    """Read the edition that *folder* describes. known: those it may be `based_on`, by id.

    Raises PluginError (GR-9xx) with the file and the key when the description is wrong.
    """
    return _edition(_open(folder), folder, known)


def read_editions(folders: Iterable[Path], known: Mapping[str, Edition]) -> dict[str, Edition]:
    """Read several editions, each after the one it is based on. Returns id → edition, *known* included.

    Raises PluginError as `read_edition` does, and when an id stands twice or bases go in a circle.
    """
    editions = dict(known)
    waiting: dict[str, tuple[Entry, Path]] = {}
    for folder in folders:
        entry = _open(folder)
        name = entry.text("id")
        if name in waiting or name in editions:
            entry.refuse("GR-908", "id", key=name)
        waiting[name] = (entry, folder)
    while waiting:
        ready = [name for name, (entry, _) in waiting.items() if entry.data.get("based_on") not in waiting]
        if not ready:
            entry = next(iter(waiting.values()))[0]
            entry.refuse("GR-914", "based_on", editions=list(waiting))
        for name in ready:
            editions[name] = _edition(*waiting.pop(name), editions)
    return editions


def _open(folder: Path) -> Entry:
    file = folder / FILE
    try:
        return Entry(kept.toml(file.read_bytes().decode("utf-8-sig")), str(file))
    except OSError as error:
        reason = Words(f"无法读取（{why(error).zh}）", f"cannot be read ({why(error).en})")
    except UnicodeDecodeError as error:
        reason = Words(f"不是 UTF-8 编码（第 {error.start} 字节）", f"is not UTF-8 (byte {error.start})")
    except tomllib.TOMLDecodeError as error:
        reason = Words(f"不是有效的 TOML（{error}）", f"is not TOML ({error})")
    raise PluginError.of("GR-901", Locator(file=str(file)), reason=reason)


def _edition(entry: Entry, folder: Path, known: Mapping[str, Edition]) -> Edition:
    name = entry.text("id")
    base = _base(entry, known)
    sections = tuple(read_section(each) for each in entry.entries("sections"))
    edition = Edition(
        id=name,
        name=entry.text("name", base.name if base else None),
        en=entry.text("en", base.en if base else ""),
        basis=entry.text("basis", base.basis if base else None),
        first_year=entry.integer("first_year", base.first_year if base else None),
        sections=sections or (base.sections if base else ()),
        tables={
            **(base.tables if base else {}),
            **{id_: read_table(table, id_) for id_, table in entry.tables("tables").items()},
        },
        title=entry.text("title", base.title if base else None),
        folder=folder,
        lineage=(name, *(base.lineage if base else ())),
        last_year=_last_year(entry, base),
        by_default=entry.switch("by_default"),
    )
    for each in entry.entries("changes"):
        edition = changed(edition, each)
    entry.close()
    _judge(edition, entry)
    return edition


def _last_year(entry: Entry, base: Edition | None) -> int | None:
    if "last_year" in entry:
        return entry.integer("last_year")
    # An edition for years of its own does not end with the one it is based on.
    return None if base is None or "first_year" in entry else base.last_year


def _base(entry: Entry, known: Mapping[str, Edition]) -> Edition | None:
    name = entry.text("based_on", "")
    if name and name not in known:
        entry.refuse("GR-913", "based_on", name=name, nearest=nearest(name, known))
    return known.get(name)


def _judge(edition: Edition, entry: Entry) -> None:
    """Refuse an edition whose parts do not belong together."""
    ids = [section.id for section in edition.sections]
    if not ids:
        entry.refuse("GR-902", "sections", key="sections")
    for number, name in enumerate(ids):
        if name in ids[:number]:
            entry.refuse("GR-908", f"sections.{name}", key=name)
    for name in edition.tables:
        if name not in ids:
            entry.refuse("GR-915", f"tables.{name}", name=name, nearest=nearest(name, ids))
    try:
        edition.title.format(organ="", year="")
    except (KeyError, IndexError, ValueError):
        entry.refuse("GR-916", "title", title=edition.title)
