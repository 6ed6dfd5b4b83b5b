"""A plugin that breaks its contract is named, set aside, and the others go on."""

from pathlib import Path

import pytest
from plugin_kit import only, section_module, write_module

from govreport.plugins import Plugins

BREACHES = {
    "a misspelt hook": ("GR-402", "@hookimpl\ndef govreport_lod(reader):\n    return 1\n"),
    "a hook without its marker": ("GR-403", "def govreport_validate_report(report):\n    return []\n"),
    "an argument that the hook lacks": (
        "GR-404",
        "@hookimpl\ndef govreport_validate_report(report, colour):\n    return []\n",
    ),
    "an argument with a default": (
        "GR-404",
        "@hookimpl\ndef govreport_validate_report(report=None):\n    return []\n",
    ),
    "a section without load": ("GR-405", "@hookimpl\ndef govreport_section():\n    return Section('x')\n"),
    "an exception at import": ("GR-401", "raise ValueError('no licence key')\n"),
    "an exit at import": ("GR-401", "raise SystemExit(3)\n"),
    "a syntax error": ("GR-401", "def broken(:\n"),
    "a missing dependency": ("GR-401", "import a_package_that_is_not_there\n"),
    "messages that cannot be read": (
        "GR-409",
        "@hookimpl\ndef govreport_messages():\n    return 'nowhere.toml'\n",
    ),
    "a wrapper that never yields": (
        "GR-409",
        "@hookimpl(wrapper=True)\ndef govreport_load(reader):\n    return 5\n",
    ),
    "one template folder instead of a list": (
        "GR-409",
        "@hookimpl\ndef govreport_templates():\n    return '/'\n",
    ),
    "a template folder that is not there": (
        "GR-409",
        "@hookimpl\ndef govreport_templates():\n    return ['/nowhere/at/all']\n",
    ),
    "an edition that is not there": (
        "GR-409",
        "@hookimpl\ndef govreport_editions():\n    return ['/nowhere/at/all']\n",
    ),
    "a format that is no Output": ("GR-409", "@hookimpl\ndef govreport_outputs():\n    return [5]\n"),
    "sources that fail": ("GR-409", "@hookimpl\ndef govreport_sources():\n    raise ValueError('x')\n"),
    "a section that is no Section": (
        "GR-409",
        """
        @hookimpl
        def govreport_section():
            return "x"

        @hookimpl
        def govreport_load(reader):
            return 1

        @hookimpl
        def govreport_render(data):
            return {}
        """,
    ),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_named_and_costs_only_its_own_plugin(breach: str, plugin_folder: Path) -> None:
    code, body = BREACHES[breach]
    bad = write_module(plugin_folder, "bad_plugin", body)
    good = section_module(plugin_folder, "good_plugin", "channels")
    plugins = only([bad, good])
    assert set(plugins.sections) == {"channels"}
    plugins.ask_everything()
    assert [(each.origin.name, each.finding.code) for each in plugins.quarantined] == [("bad_plugin", code)]


def test_a_broken_plugin_is_described_with_its_own_line_and_how_to_remove_it(plugin_folder: Path) -> None:
    bad = write_module(plugin_folder, "bad_plugin", "\n\nraise ValueError('no licence key')\n")
    plugins = only([bad])
    line = plugins.catalogue.line(plugins.quarantined[0].finding, "en")
    assert "ValueError: no licence key" in line
    assert "bad_plugin.py:4" in line
    assert "-p no:bad_plugin" in line


def test_a_misspelt_hook_is_named_with_the_right_one(plugin_folder: Path) -> None:
    bad = write_module(plugin_folder, "bad_plugin", BREACHES["a misspelt hook"][1])
    args = only([bad]).quarantined[0].finding.args
    assert (args["hook"], args["nearest"]) == ("govreport_lod", "govreport_load")


def test_two_plugins_that_claim_one_section_are_refused_by_name(plugin_folder: Path) -> None:
    first = section_module(plugin_folder, "first_plugin", "channels")
    second = section_module(plugin_folder, "second_plugin", "channels")
    plugins = only([first, second])
    assert plugins.owner("channels").name == "first_plugin"
    finding = plugins.quarantined[0].finding
    assert (finding.code, finding.args["plugin"], finding.args["owner"]) == (
        "GR-406",
        "second_plugin",
        "first_plugin",
    )


@pytest.mark.parametrize("order", [("plain_plugin", "new_plugin"), ("new_plugin", "plain_plugin")])
def test_a_plugin_that_replaces_a_section_owns_it(order: tuple[str, str], plugin_folder: Path) -> None:
    section_module(plugin_folder, "plain_plugin", "channels")
    section_module(plugin_folder, "new_plugin", "channels", replaces=True)
    plugins = only(order)
    assert plugins.owner("channels").name == "new_plugin"
    assert plugins.quarantined == ()


def test_a_code_that_two_plugins_declare_sets_the_second_aside(plugin_folder: Path) -> None:
    words = (
        '[CITY-001]\nseverity = "error"\nzh = { text = "甲", hint = "乙" }\nen = { text = "a", hint = "b" }\n'
    )
    (plugin_folder / "m.toml").write_text(words, encoding="utf-8")
    body = (
        "from pathlib import Path\n\n@hookimpl\ndef govreport_messages():\n"
        "    return Path(__file__).parent / 'm.toml'\n"
    )
    plugins = only([write_module(plugin_folder, name, body) for name in ("first_plugin", "second_plugin")])
    assert "CITY-001" in plugins.catalogue
    assert [each.origin.name for each in plugins.quarantined] == ["second_plugin"]


def test_the_installed_plugins_keep_to_the_contract() -> None:
    plugins = Plugins.discover()
    assert "REQ-001" in plugins.catalogue
    assert {"2019", "2021"} <= set(plugins.editions)
    assert plugins.template_folders == ()
    assert plugins.quarantined == ()
    assert list(plugins.sections) == ["disputes", "improvement", "other", "overview", "proactive", "requests"]


def test_a_broken_edition_of_a_plugin_leaves_the_national_ones_alone(plugin_folder: Path) -> None:
    (plugin_folder / "edition_broken").mkdir()
    (plugin_folder / "edition_broken" / "edition.toml").write_text("id = 5", encoding="utf-8")
    folder = str(plugin_folder / "edition_broken")
    bad = write_module(
        plugin_folder, "bad_plugin", f"@hookimpl\ndef govreport_editions():\n    return [{folder!r}]\n"
    )
    plugins = Plugins.discover(extra=[bad])
    assert {"2019", "2021"} <= set(plugins.editions)
    (broken,) = plugins.quarantined
    assert broken.origin.name == "bad_plugin"
    assert "edition_broken" in plugins.catalogue.line(broken.finding)


def test_nobody_is_told_to_remove_govreport_for_one_of_its_sections() -> None:
    for origin in Plugins.discover().origins.values():
        assert "uninstall govreport" not in str(origin.arguments())
