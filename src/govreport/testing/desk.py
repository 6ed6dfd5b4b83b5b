"""Where an author tries a plugin out: the plugins in use, and reports made from a few changed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from govreport.findings import Finding
from govreport.hookspecs import PROJECT
from govreport.messages import Language
from govreport.model import Report
from govreport.pipeline import check, render
from govreport.plugins import Plugins
from govreport.plugins.quarantine import Origin
from govreport.testing.cases import changed
from govreport.testing.reports import blank_report, report_from
from govreport.testing.seen import SeenDocument


@dataclass(frozen=True)
class Desk:
    """A set of plugins to try. modules: those of the package under test. lang: of the lines it tells."""

    plugins: Plugins
    modules: tuple[str, ...] = ()
    lang: Language = "zh"

    @classmethod
    def of(cls, plugins: Mapping[str, str], lang: Language = "zh") -> "Desk":
        """Take the installed plugins and *plugins* (name → module), which need not be installed."""
        installed = {point.value for point in entry_points(group=PROJECT)}
        extra = [f"{name}={module}" for name, module in plugins.items() if module not in installed]
        return cls(Plugins.discover(extra=extra), tuple(plugins.values()), lang)

    def tried(self) -> tuple[Origin, ...]:
        """Return the plugins under test that are in use."""
        return tuple(origin for origin in self.plugins.origins.values() if origin.module in self.modules)

    def broken(self) -> list[str]:
        """Ask all plugins for what they offer; return a line for each one under test that is broken."""
        self.plugins.ask_everything()
        found = [each for each in self.plugins.quarantined if each.origin.module in self.modules]
        lines = [self.line(each.finding) for each in found]
        seen = {each.origin.module for each in found} | {origin.module for origin in self.tried()}
        return lines + [f"{name}: not loaded" for name in self.modules if name not in seen]

    def report(self, changes: Mapping[str, object] | None = None, edition: str = "2021") -> Report:
        """Return the clean report of *edition* with *changes*: dotted key of the data file → value."""
        return report_from(changed(blank_report(edition, self.plugins), changes or {}, ()), self.plugins)

    def line(self, finding: Finding) -> str:
        """Return *finding* as one line in the language of this desk."""
        return self.plugins.catalogue.line(finding, self.lang)

    def check(self, report: Report, previous: Report | None = None) -> tuple[Finding, ...]:
        """Return everything found in *report*."""
        return check(report, previous, plugins=self.plugins)

    def codes(self, report: Report) -> list[str]:
        """Return the codes of everything found in *report*."""
        return [finding.code for finding in self.check(report)]

    def words(self, report: Report, lang: Language = "zh") -> str:
        """Return everything found, a line each, as the command line says it."""
        return "\n".join(self.plugins.catalogue.line(each, lang) for each in self.check(report))

    def render(self, report: Report, template: Path | None = None) -> SeenDocument:
        """Return the rendered .docx, to look at. Raises what `govreport.render` raises."""
        return SeenDocument(render(report, template, plugins=self.plugins))
