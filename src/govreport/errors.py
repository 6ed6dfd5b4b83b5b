"""Everything that stops the program, drawn as one tree.

    GovreportError                exit 70   the root; never raised itself
    ├─ ReportRejectedError        exit  1   findings that are errors stand; nothing was written
    ├─ UsageError                 exit  2   the command line asks for something that does not exist
    ├─ SourceError                exit  3   the data file cannot be read
    ├─ PluginError                exit  4   a plugin broke its contract, or raised
    ├─ TemplateError              exit  5   a Word template cannot be read, compiled or filled
    └─ OutputError                exit  6   the result cannot be written

    IncompleteWarning             a warning: the caller's own template leaves out parts of the form

A mistake in the *data* is a `Finding`; an exception means that this program cannot go on.
Each exception carries the findings that say why, so its words exist in both languages and
stand in the catalogue like any other.
"""

from typing import ClassVar, Self

from govreport.findings import Finding, Locator


class GovreportError(Exception):
    """Root of every error that govreport raises on purpose.

    `findings` says what happened (at least one); `exit_status` is what the command line returns.
    """

    exit_status: ClassVar[int] = 70

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings: tuple[Finding, ...] = findings

    @classmethod
    def of(cls, code: str, at: Locator | str = "", **args: object) -> Self:
        """Make the error from one finding: `SourceError.of("GR-301", Locator(file="a.toml"))`."""
        place = Locator(path=at) if isinstance(at, str) else at
        return cls(Finding(code, place, args))

    def __str__(self) -> str:
        from govreport.messages import engine_catalogue

        catalogue = engine_catalogue()
        return "\n".join(catalogue.line(finding) for finding in self.findings)


class ReportRejectedError(GovreportError):
    """Findings of severity error stand, so nothing was rendered."""

    exit_status = 1


class UsageError(GovreportError):
    """The caller asked for something that does not exist (an unknown output, plugin, edition)."""

    exit_status = 2


class SourceError(GovreportError):
    """The data file is missing, unreadable, not UTF-8 or not TOML."""

    exit_status = 3


class PluginError(GovreportError):
    """A plugin that this command needs is broken: see `plugin` and `hook` of its findings' args."""

    exit_status = 4


class TemplateError(GovreportError):
    """A Word template cannot be read, compiled or filled, or does not print what the data say."""

    exit_status = 5


class IncompleteWarning(UserWarning):
    """A whole template of somebody's own leaves out parts of the statutory form: `findings` says which.

    Issued with `warnings.warn`; what the template does print has been compared with the data.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings: tuple[Finding, ...] = findings


class OutputError(GovreportError):
    """The result cannot be written where it was asked for."""

    exit_status = 6
