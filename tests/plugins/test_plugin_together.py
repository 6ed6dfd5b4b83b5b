"""Plugins beside each other: which are used, what they are set to, what a report needs."""

from decimal import Decimal
from pathlib import Path

import pytest
from plugin_kit import write_module

from govreport import Plugins, UsageError, check, load
from govreport.cli import cli
from govreport.testing import Desk, blank_report, report_from

SETTINGS = """
    @hookimpl
    def govreport_settings(reader):
        return {"limit": reader.count("limit", default=1000), "name": reader.text("name", default="")}
"""
FOUR_DECIMALS = """
    from decimal import Decimal

    @hookimpl(wrapper=True)
    def govreport_render(data):
        values = yield
        return {row: _exact(cells) for row, cells in values.items()}

    def _exact(cells):
        if not isinstance(cells, dict):
            return cells
        return {key: _four(cell) for key, cell in cells.items()}

    def _four(cell):
        return cell.quantize(Decimal("0.0001")) if isinstance(cell, Decimal) else cell
"""
DATA = """\
year = 2021
[organ]
name = "示例市示例局"
[overview]
text = "监督保障有力，工作平稳。"
[proactive]
unlisted = 0
[requests]
unlisted = 0
[disputes]
unlisted = 0
[improvement]
text = "公开内容还不够丰富，下一步充实公开内容。"
[other]
text = "本年度未收取信息处理费。"
"""


def data_file(folder: Path, more: str = "", config: str | None = None) -> Path:
    file = folder / "report.toml"
    file.write_text(more + DATA if "[" not in more else DATA + more, encoding="utf-8")
    if config is not None:
        (folder / "govreport.toml").write_text(config, encoding="utf-8")
    return file


def codes(file: Path, plugins: Plugins | None = None) -> list[str]:
    return [each.code for each in check(load(file, plugins=plugins), plugins=plugins)]


@pytest.fixture
def limits(plugin_folder: Path) -> Plugins:
    return Plugins.discover(extra=[f"limits={write_module(plugin_folder, 'limits_plugin', SETTINGS)}"])


def test_settings_come_from_the_data_file_before_the_configuration(limits, tmp_path):
    config = '[plugins.limits]\nlimit = 5\nname = "all"\n'
    file = data_file(tmp_path, "[plugins.limits]\nlimit = 7\n", config)
    report = load(file, plugins=limits)
    assert report.settings["limits"] == {"limit": 7, "name": "all"}
    assert report.findings == ()


def test_a_plugin_that_is_not_set_takes_its_defaults(limits, tmp_path):
    assert load(data_file(tmp_path), plugins=limits).settings["limits"] == {"limit": 1000, "name": ""}


@pytest.mark.parametrize("where", ["data", "config"])
def test_an_unknown_setting_is_named_with_its_place_and_the_nearest(limits, tmp_path, where):
    wrong = "[plugins.limits]\nlimt = 7\n"
    file = data_file(tmp_path, wrong if where == "data" else "", wrong if where == "config" else None)
    (found,) = load(file, plugins=limits).findings
    assert found.at.file is not None
    assert found.at.file.endswith("report.toml" if where == "data" else "govreport.toml")
    assert "limit" in limits.catalogue.line(found)


def test_a_setting_of_the_wrong_type_is_a_finding_in_its_file(limits, tmp_path):
    (found,) = load(data_file(tmp_path, config="[plugins.limits]\nname = 3\n"), plugins=limits).findings
    assert (found.code, found.at.line) == ("GR-103", 2)


def test_settings_of_a_plugin_that_is_not_there_or_takes_none_are_findings(limits, tmp_path):
    more = "[plugins.limts]\nlimit = 7\n[plugins.overview]\na = 1\n"
    found = load(data_file(tmp_path, more), plugins=limits).findings
    assert [(each.code, each.args["plugin"]) for each in found] == [
        ("PLG-011", "limts"),
        ("PLG-012", "overview"),
    ]
    assert found[0].args["nearest"] == "limits"


@pytest.mark.parametrize("where", ["data", "config"])
def test_a_report_names_the_plugin_that_it_needs_and_that_is_missing(tmp_path, where):
    wanted = 'required_plugins = ["govreport-nowhere>=1"]\n'
    file = data_file(tmp_path, wanted if where == "data" else "", wanted if where == "config" else None)
    file.write_text((wanted if where == "data" else "") + DATA, encoding="utf-8")
    (found,) = [each for each in check(load(file)) if each.code.startswith("PLG")]
    assert (found.code, found.args["wanted"]) == ("PLG-021", "govreport-nowhere>=1")
    assert found.at.line == 1


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ('["govreport>=0.1"]', []),
        ('["govreport>=99"]', ["PLG-021"]),
        ('["a b"]', ["PLG-022"]),
        ("3", ["PLG-022"]),
    ],
)
def test_the_version_that_is_there_is_compared(tmp_path, wanted, found):
    file = tmp_path / "report.toml"
    file.write_text(f"required_plugins = {wanted}\n" + DATA, encoding="utf-8")
    assert [code for code in codes(file) if code.startswith("PLG")] == found


def test_a_wrapper_changes_one_stage_of_every_section_amounts_with_four_decimals(plugin_folder):
    name = write_module(plugin_folder, "four_decimals", FOUR_DECIMALS)
    plugins = Plugins.discover(extra=[name])
    data = blank_report("2021", plugins)
    data["proactive"]["fees"] = {"amount": Decimal("12.5")}
    table = Desk(plugins).render(report_from(data, plugins)).tables[0]
    assert table[-1] == ("行政事业性收费", "12.5000", "12.5000", "12.5000")
    assert table[6][1] == "0"


def test_the_variable_allows_plugins_by_name_and_keeps_our_own(monkeypatch, plugin_folder, tmp_path):
    _installed(
        tmp_path, monkeypatch, "agency-rules", "agency_rules", write_module(plugin_folder, "agency_mod", "")
    )
    assert "agency_rules" in Plugins.discover().origins
    monkeypatch.setenv("GOVREPORT_PLUGINS", "")
    assert "agency_rules" not in Plugins.discover().origins
    assert "requests" in Plugins.discover().origins
    monkeypatch.setenv("GOVREPORT_PLUGINS", "other-one, agency-rules")
    assert "agency_rules" in Plugins.discover().origins


def test_a_plugin_that_is_not_allowed_is_not_even_imported(monkeypatch, plugin_folder, tmp_path):
    module = write_module(plugin_folder, "agency_bad", "raise SystemExit(1)\n")
    _installed(tmp_path, monkeypatch, "agency-bad", "agency_bad", module)
    assert [each.origin.name for each in Plugins.discover().quarantined] == ["agency_bad"]
    assert Plugins.discover(allowed=[]).quarantined == ()


def test_the_configuration_beside_the_data_file_says_which_plugins_are_used(
    monkeypatch, plugin_folder, tmp_path
):
    rule = "@hookimpl\ndef govreport_validate_report(report):\n    return [Finding('AGENCY-1')]\n"
    _installed(
        tmp_path, monkeypatch, "agency-rules", "agency_rules", write_module(plugin_folder, "agency_one", rule)
    )
    plugins = Plugins.discover()
    assert "AGENCY-1" in codes(data_file(tmp_path), plugins)
    assert "AGENCY-1" not in codes(data_file(tmp_path, config='plugins = ["other"]\n'), plugins)
    assert "AGENCY-1" in codes(data_file(tmp_path, config='plugins = ["agency_rules"]\n'), plugins)


def test_a_plugin_to_switch_off_that_is_not_there_is_a_usage_error():
    with pytest.raises(UsageError, match="GR-413"):
        Plugins.discover(disabled=["nowhere"])


def test_a_file_of_rules_is_tried_with_p_and_switched_off_with_no(plugin_folder, tmp_path, capsys):
    rule = "@hookimpl\ndef govreport_validate_report(report):\n    return [Finding('AGENCY-2')]\n"
    write_module(plugin_folder, "agency_two", rule)
    file = str(data_file(tmp_path))
    assert cli.run(["-p", "agency_two", "check", file]) == 1
    assert "AGENCY-2" in capsys.readouterr().out
    assert cli.run(["-p", "agency_two", "-p", "no:agency_two", "check", file]) == 0


def test_sections_behind_the_same_one_stand_in_the_order_of_their_packages(plugin_folder):
    from plugin_kit import section_module

    names = [
        section_module(plugin_folder, f"{name}_mod", name, title=name, after="requests") for name in "ba"
    ]
    desk = Desk(Plugins.discover(extra=names))
    assert [each.id for each in desk.report().outline][2:5] == ["requests", "b", "a"]


def _installed(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str, name: str, module: str) -> None:
    info = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[govreport]\n{name} = {module}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
