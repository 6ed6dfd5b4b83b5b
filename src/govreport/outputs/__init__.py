"""The output formats: what `render --to NAME` can write, and where the bytes go."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.extensions import Output

if TYPE_CHECKING:
    from govreport.model import Report
    from govreport.plugins import Plugins


def built_in() -> tuple[Output, ...]:
    """Return the engine's own formats."""
    return _BUILT_IN


def _write(name: str, report: "Report", plugins: "Plugins", template: Path | None) -> bytes:
    # Imported when it is asked for: whoever writes a Word file needs neither web pages nor LibreOffice.
    write: Callable[[Report, Plugins, Path | None], bytes] = getattr(
        import_module(f"govreport.outputs.{name}"), f"write_{name}"
    )
    return write(report, plugins, template)


_BUILT_IN = tuple(
    Output(name=name, suffix=f".{name}", write=partial(_write, name), templates=name in {"docx", "pdf"})
    for name in ("docx", "html", "json", "pdf", "xlsx")
)
