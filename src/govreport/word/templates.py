"""Where templates are looked for, and in which order."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.form.edition import Edition
from govreport.form.table import Table
from govreport.reasons import why

ROOT = "report.docx"
# A name with this before it asks for the next file of that name in the order of search: how
# `{%p extends "report.docx" %}` in an agency's own report.docx finds the edition's.
NEXT = "^"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template found. name: as messages give it."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """Return the key under which its compiled form is kept."""
        return hashlib.sha256(self.content).hexdigest()

    @classmethod
    def read(cls, path: Path) -> "TemplateFile":
        """Read a template from disk. Raises TemplateError (GR-521)."""
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise TemplateError.of("GR-521", Locator(file=str(path)), reason=why(error)) from error


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The templates of one report.

    folders: the user's, then the plugins'. edition: its folder comes next; bases: the editions that it is
    based on, nearest first. root: `report.docx`, or the path of a whole template, whose own
    folder is then searched last (a rendered report.docx that happens to lie there must not be taken
    for the edition's). added: file name → (id, table) of the sections that plugins add; one without a
    file of its own is built.
    """

    folders: tuple[Path, ...]
    edition: Edition
    root: str | Path = ROOT
    bases: tuple[Edition, ...] = ()
    added: Mapping[str, tuple[str, Table | None]] = field(default_factory=dict)

    @property
    def root_name(self) -> str:
        """Return the name under which Jinja asks for the root."""
        return self.root if isinstance(self.root, str) else self.root.name

    def find(self, name: str) -> TemplateFile:
        """Return the template called *name*; each leading `^` skips one find.

        Raises TemplateError: GR-520 not found, GR-521 unreadable, GR-522 no plain file name.
        """
        plain = name.lstrip(NEXT)
        if not plain or "/" in plain or "\\" in plain or "\0" in plain or plain in {".", ".."}:
            raise TemplateError.of("GR-522", Locator(file=self.root_name), name=name)
        skipped = len(name) - len(plain)
        for found in self._candidates(plain):
            if skipped == 0:
                return found
            skipped -= 1
        raise self._missing(plain)

    def stamp(self, name: str) -> tuple[tuple[str, int, int], ...]:
        """Return what changes when a file that *find* would look at changes, cheaply."""
        plain = name.lstrip(NEXT)
        paths = [folder / plain for folder in self._searched()]
        if isinstance(self.root, Path):
            paths += [self.root.parent / plain]
        stamps = []
        for path in paths:
            try:
                status = path.stat()
            except OSError:
                continue
            stamps.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(stamps)

    def names(self) -> tuple[str, ...]:
        """Return the names of every .docx file that can be found, sorted."""
        found = {
            path.name for folder in self._searched() if folder.is_dir() for path in folder.glob("*.docx")
        }
        return tuple(sorted(name for name in found if not name.startswith("~$")))

    def _candidates(self, name: str) -> Iterator[TemplateFile]:
        if isinstance(self.root, Path) and name == self.root.name:
            yield TemplateFile.read(self.root)
        for folder in self.folders:
            yield from _in(folder, name)
        yield from self._of_edition(name)
        if isinstance(self.root, Path):
            beside = self.root.parent / name
            if beside.is_file() and name != self.root.name:
                yield TemplateFile.read(beside)

    def _of_edition(self, name: str) -> Iterator[TemplateFile]:
        """Yield the edition's own file, a built one where its form differs from its base's, or the base's."""
        if self.edition.folder is not None:
            yield from _in(self.edition.folder, name)
        for base in self.bases:
            if self._differs(base, name):
                break
            if base.folder is not None:
                yield from _in(base.folder, name)
        yield from self._built(name)

    def _differs(self, base: Edition, name: str) -> bool:
        section = name.removesuffix(".docx")
        if name == ROOT:
            return [each.id for each in base.sections] != [each.id for each in self.edition.sections]
        return self.edition.tables.get(section) != base.tables.get(section)

    def _built(self, name: str) -> Iterator[TemplateFile]:
        from govreport.word.build import build_added_section, build_report, build_section

        if name == ROOT:
            yield TemplateFile(name, build_report(self.edition))
        elif self.edition.section(name.removesuffix(".docx")) is not None:
            yield TemplateFile(name, build_section(self.edition, name.removesuffix(".docx")))
        elif name in self.added:
            yield TemplateFile(name, build_added_section(*self.added[name]))

    def _searched(self) -> Iterator[Path]:
        yield from self.folders
        yield from (each.folder for each in (self.edition, *self.bases) if each.folder is not None)

    def _missing(self, name: str) -> TemplateError:
        from difflib import get_close_matches

        near = get_close_matches(name, self.names(), n=1)
        where = [str(folder) for folder in self._searched()] or ["-"]
        nearest = near[0] if near else "、".join(self.names()) or "-"
        return TemplateError.of(
            "GR-520", Locator(file=self.root_name), name=name, nearest=nearest, folders=where
        )


def _in(folder: Path, name: str) -> Iterator[TemplateFile]:
    path = folder / name
    if path.is_file():
        yield TemplateFile.read(path)
