"""Templates that are right are left in peace: the built-in ones and those of plugins."""

import sys
from pathlib import Path

import pytest
from lint_kit import findings

from govreport.context import template_context
from govreport.messages import engine_catalogue
from govreport.outputs.docx import template_set
from govreport.pipeline import installed_plugins
from govreport.plugins import Plugins
from govreport.testing.reports import blank_report, report_from
from govreport.word.build import build_extension
from govreport.word.lint import lint

OUTSIDE = Path(__file__).parent.parent.parent / "plugins"
PLUGINS = {
    path.name.removeprefix("govreport-"): path / "src"
    for path in sorted(OUTSIDE.glob("govreport-*"))
    if (path / "src").is_dir()
}


def told(plugins: Plugins, edition: str) -> list[str]:
    """Return every finding of every template of an edition with *plugins*."""
    report = report_from(blank_report(edition, plugins), plugins)
    templates = template_set(report.edition, plugins)
    names = tuple(dict.fromkeys([*templates.names(), *templates.added]))
    own = {templates.find(name).digest for name in names} | {
        templates.find("^report.docx").digest for _ in plugins.template_folders if "report.docx" in names
    }
    values = template_context(report, plugins)
    found = lint(templates, report, values, own, free=["settings"], names=names)
    return [engine_catalogue().line(each) for each in found]


@pytest.mark.parametrize("edition", sorted(installed_plugins().editions))
def test_the_built_in_templates_have_no_finding(edition: str) -> None:
    assert told(installed_plugins(), edition) == []


@pytest.mark.parametrize("name", PLUGINS)
def test_the_templates_of_plugins_have_no_finding(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(PLUGINS[name])])
    plugins = Plugins.discover(extra=[f"{name}=govreport_{name}"])
    assert plugins.quarantined == ()
    editions = set(plugins.editions) - set(installed_plugins().editions) or {"2021"}
    for edition in editions:
        assert told(plugins, edition) == []


@pytest.mark.parametrize("block", ["head", "overview", "signature"])
def test_a_report_of_one_s_own_that_adds_to_a_block_has_no_finding(tmp_path: Path, block: str) -> None:
    assert findings(tmp_path, {"report.docx": build_extension(block, "（此件公开发布）")}) == []
