"""A compiled template: kept in memory, kept between runs, free of docxtpl when it runs."""

from dataclasses import dataclass
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from govreport.word.places import Place

if TYPE_CHECKING:
    from govreport.word.package import Package
    from govreport.word.templates import TemplateFile

# `extends` asks for whole documents when the child itself is one (see loading).
WHOLE = "whole:"
# A service that is handed ever new templates must not keep them all.
MOST_KEPT = 256


class Spot(NamedTuple):
    """Where one line of the Jinja source comes from. text: the tag as it stands in Word."""

    place: Place
    text: str


class CompiledPart(NamedTuple):
    """One part as Jinja code. spots: line of the Jinja source → the tag in Word."""

    part: str
    code: CodeType
    spots: dict[int, Spot]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledFile:
    """One template file as it is used. name: as Jinja asks for it, `whole:` before a whole document.

    extends: whether it fills the blocks of another file. parts: headers, footers and notes of a whole
    document. package: the file itself, for what is copied. key: what its relationships are prefixed with
    when it is included; keyed, drawn: whether its text has such prefixes, and drawings.
    """

    name: str
    file: str
    key: str
    main: CompiledPart
    package: "Package"
    extends: bool = False
    parts: tuple[CompiledPart, ...] = ()
    keyed: bool = False
    drawn: bool = False


_COMPILED: dict[tuple[str, str], CompiledFile] = {}


def compiled(file: "TemplateFile", name: str) -> CompiledFile:
    """Return *file* compiled under *name*: from memory, from an earlier run, or compiled now.

    Raises TemplateError with the place in the file.
    """
    key = (file.digest, name)
    known = _COMPILED.get(key)
    if known is None:
        from govreport.word.kept_templates import keep, read_kept

        known = read_kept(file, name)
        if known is None:
            # Only compiling needs docxtpl, python-docx and Jinja's parser.
            from govreport.word.compiling import compile_file

            known = compile_file(file, name)
            keep(file, name, known)
        if len(_COMPILED) >= MOST_KEPT:
            _COMPILED.clear()
        _COMPILED[key] = known
    return known
