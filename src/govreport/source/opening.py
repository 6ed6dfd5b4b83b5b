"""The bytes of a data file: there, readable, not too large, not a Word file by mistake; then its text."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.reasons import why
from govreport.source.beside import lies_beside
from govreport.source.encoding import decoded

MOST_BYTES = 20 * 1024 * 1024
"""A report of a hundred pages has less than one."""

_OTHER_DOCUMENTS: Mapping[bytes, str] = {
    b"PK\x03\x04": "Office（.docx / .xlsx）",
    b"PK\x05\x06": "ZIP",
    b"\xd0\xcf\x11\xe0": "Office 97（.doc / .xls / .wps）",
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"<!DOCTYPE": "HTML",
    b"<!doctype": "HTML",
    b"<html": "HTML",
}


def read_text(path: Path) -> str:
    """Return the text of the file at *path*, line feeds as its line breaks, without a byte order mark.

    Raises SourceError: GR-301 to 308 when it cannot be had, 309 when it is empty, 311 to 313 when it is
    not UTF-8.
    """
    content = read_bytes(path)
    name = str(path)
    for start, kind in _OTHER_DOCUMENTS.items():
        if content.removeprefix(b"\xef\xbb\xbf").startswith(start):
            raise SourceError.of("GR-308", Locator(file=name), kind=kind, name=name)
    text = decoded(content, name)
    if not text.strip():
        raise SourceError.of("GR-309", Locator(file=name))
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of the file at *path*, *most* of them. Raises SourceError (GR-301 to 307, 310)."""
    at = Locator(file=str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError.of("GR-303", at, found=_data_files(path) or "—")
        if not stat.S_ISREG(mode):
            raise SourceError.of("GR-304", at)
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                limit = most // 1024 // 1024
                raise SourceError.of("GR-305", at, size=f"{size / 1024 / 1024:.1f}", most=limit)
            return file.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _not_found(path) from error
    except PermissionError as error:
        raise SourceError.of("GR-306", at) from error
    except (OSError, ValueError) as error:
        raise SourceError.of("GR-307", at, reason=why(error)) from error


def _not_found(path: Path) -> SourceError:
    at = Locator(file=str(path))
    try:
        names = [each.name for each in path.parent.iterdir() if each.is_file()]
    except OSError:
        return SourceError.of("GR-310", at, folder=str(path.parent))
    # By their stems: the suffix that all of them have would make any two of them alike.
    stems = {
        Path(name).stem: name for name in sorted(names, key=lambda name: Path(name).suffix == path.suffix)
    }
    from difflib import get_close_matches

    if close := get_close_matches(path.stem, stems, n=1, cutoff=0.6):
        return SourceError.of("GR-302", at, nearest=str(path.with_name(stems[close[0]])))
    return SourceError.of("GR-301", at, folder=str(path.parent.absolute()))


def _data_files(folder: Path) -> list[str]:
    found = (each for each in folder.iterdir() if each.suffix in (".toml", ".json"))
    return sorted(str(each) for each in found if not lies_beside(each.name))[:5]
