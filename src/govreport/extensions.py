"""What plugins offer besides sections: further inputs and outputs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.model import Report
from govreport.source import Source

if TYPE_CHECKING:
    from govreport.plugins import Plugins


@dataclass(frozen=True, slots=True)
class Input:
    """A kind of data file. suffixes: `.toml`; read: path → Source, raising SourceError.

    A file may hold several reports. members: path → what each is called in it, nothing for a file with one;
    read_member: path and such a name → Source. `FILE#NAME` means one of them, everywhere.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Source]
    members: Callable[[Path], Sequence[str]] | None = None
    read_member: Callable[[Path, str], Source] | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A format to render to. write(report, plugins, template) → the bytes of the file.

    template: what `--template` named, or None; a format without `templates` is never given one.
    Raises TemplateError or OutputError.
    """

    name: str
    suffix: str
    write: "Callable[[Report, Plugins, Path | None], bytes]"
    templates: bool = False
