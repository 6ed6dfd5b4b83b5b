"""Which plugins are used, and what is said of those that are not."""

import pytest
from plugin_kit import section_module
from test_plugin_together import _installed, data_file

from govreport import Plugins, check, load, render
from govreport.cli import cli

TABLE = "[market]\n"


@pytest.fixture
def market(plugin_folder, tmp_path, monkeypatch):
    module = section_module(plugin_folder, "market_mod", "market", title="市场", required=False)
    _installed(tmp_path, monkeypatch, "agency-market", "market_plugin", module)
    return tmp_path


def found_in(file, plugins=None):
    plugins = plugins or Plugins.discover()
    return {
        each.code: plugins.catalogue.line(each, "en")
        for each in check(load(file, plugins=plugins), plugins=plugins)
    }


def test_a_table_whose_plugin_is_switched_off_is_a_warning_and_the_report_is_made(market):
    file = data_file(market, TABLE.replace("market", "market_plugin"))
    plugins = Plugins.discover(disabled=["market_plugin"])
    found = found_in(file, plugins)
    assert "GR-120" not in found
    assert "market_plugin" in found["PLG-013"]
    assert "warning" in found["PLG-013"]
    assert render(load(file, plugins=plugins), plugins=plugins)


def test_a_table_whose_plugin_the_variable_does_not_list_is_an_error_that_says_so(market, monkeypatch):
    monkeypatch.setenv("GOVREPORT_PLUGINS", "other")
    found = found_in(data_file(market, TABLE.replace("market", "market_plugin")))
    assert "GR-120" not in found
    assert "error" in found["PLG-014"]
    assert "GOVREPORT_PLUGINS" in found["PLG-014"]


def test_a_section_whose_plugin_the_configuration_does_not_list_is_known_by_its_own_name(market):
    found = found_in(data_file(market, TABLE, config='plugins = ["govreport"]\n'))
    assert "GR-120" not in found
    assert "[market]" in found["PLG-014"]
    assert "market_plugin" in found["PLG-014"]


def test_a_listed_name_that_nothing_installed_has_is_told_with_the_nearest(market):
    found = found_in(data_file(market, config='plugins = ["market_plugn", "agency-market"]\n'))
    assert "market_plugn" in found["CFG-025"]
    assert "market_plugin" in found["CFG-025"]
    assert ":1" in found["CFG-025"]


def test_a_name_in_the_variable_that_nothing_installed_has_is_told(market, monkeypatch, capsys):
    monkeypatch.setenv("GOVREPORT_PLUGINS", "agency-market, market_plugn")
    assert cli.run(["--lang", "en", "check", str(data_file(market))]) == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "GR-426" in line]
    assert "market_plugn" in line
    assert "agency-market" not in line


def test_plugins_lists_those_that_the_variable_does_not_allow(market, monkeypatch, capsys):
    monkeypatch.setenv("GOVREPORT_PLUGINS", "")
    assert cli.run(["--lang", "en", "plugins"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("market_plugin")]
    assert "not listed" in line
    assert "agency-market" in line
