"""A broken plugin is named and set aside; whatever does not need it goes on."""

import traceback
from dataclasses import dataclass
from types import TracebackType

from govreport.announced import OWN_PACKAGE, Announced
from govreport.findings import Finding, Locator


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a plugin comes from. name: its entry point; package, version: its distribution."""

    name: str
    module: str
    package: str = ""
    version: str = ""

    @classmethod
    def of(cls, point: Announced) -> "Origin":
        """Describe a plugin that a package announces."""
        return cls(point.name, point.module, point.package, point.version)

    def broken(self, code: str, hook: str = "", **args: object) -> "BrokenPlugin":
        """Return this plugin as broken, for the reason that *code* and *args* say."""
        return BrokenPlugin(self, hook, Finding(code, Locator(), self.arguments(hook) | args))

    def arguments(self, hook: str = "") -> dict[str, object]:
        """Return what every message about a plugin says: who it is and how to get rid of it."""
        package = f"{self.package} {self.version}".strip() or self.module
        own = self.package in {"", OWN_PACKAGE}  # nobody uninstalls govreport for one of its sections
        remove = f"-p no:{self.name}" if own else f"pip uninstall {self.package}"
        return {"plugin": self.name, "package": package, "hook": hook, "remove": remove}

    def failed(self, code: str, hook: str, error: BaseException) -> "BrokenPlugin":
        """Return this plugin as broken by *error*: with *code*, or GR-420 when its time was up."""
        if isinstance(error, HookTimeout):
            return self.broken("GR-420", hook, seconds=f"{error.seconds:g}")
        return self.broken(code, hook, reason=reason(error, self.module.partition(".")[0]))


class HookTimeout(BaseException):
    """A hook ran over its time. Raised inside the hook; no `except Exception` catches it."""

    seconds = 0.0
    """The limit, in seconds."""


@dataclass(frozen=True, slots=True)
class BrokenPlugin:
    """A plugin in quarantine and the finding that says why. section: id of the section it claimed, or ""."""

    origin: Origin
    hook: str
    finding: Finding
    section: str = ""


def reason(error: BaseException, module: str) -> str:
    """Return the error and the last line of the plugin's own code that led to it.

    *module* is the plugin's package: the traceback's last frame inside it is the one its author can act on.
    """
    if not str(error) and isinstance(error.__cause__, BaseException):
        error = error.__cause__
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    own = [frame for frame in frames(error.__traceback__) if inside(frame[2], module)]
    if not own:
        return said
    file, line, _ = own[-1]
    return f"{said} ({file}:{line})"


def frames(trace: TracebackType | None) -> list[tuple[str, int, str]]:
    """Return (file, line, module name) of each frame of *trace*, outermost first."""
    return [
        (frame.f_code.co_filename, line, str(frame.f_globals.get("__name__", "")))
        for frame, line in traceback.walk_tb(trace)
    ]


def inside(module: str, package: str) -> bool:
    """Tell whether *module* is *package* or lies in it."""
    return module == package or module.startswith(package + ".")
