"""Who is asked: a section's owner, the wrappers of plugins that own none, and nobody else."""

from pathlib import Path
from typing import Any, cast

import pytest
from plugin_kit import only, section_module, write_module

from govreport import PluginError, Plugins

NOBODY = cast("Any", None)
WRAPPER = """
    @hookimpl(wrapper=True)
    def govreport_render(data):
        values = yield
        return {**values, "wrapped": True}
"""


def test_only_the_owner_of_a_section_is_asked(plugin_folder: Path) -> None:
    plugins = only([section_module(plugin_folder, f"{name}_plugin", name) for name in ("one", "two")])
    assert plugins.stages.load("one", NOBODY, NOBODY) == "one_plugin"
    assert plugins.stages.render("two", "x", NOBODY) == {"said": "x"}


def test_a_wrapper_of_a_plugin_without_a_section_surrounds_every_section(plugin_folder: Path) -> None:
    one = section_module(plugin_folder, "one_plugin", "one")
    plugins = only([one, write_module(plugin_folder, "wrapper_plugin", WRAPPER)])
    assert plugins.stages.render("one", "x", NOBODY) == {"said": "x", "wrapped": True}


def test_a_failure_names_the_plugin_whose_code_failed_even_when_it_is_a_wrapper(plugin_folder: Path) -> None:
    one = section_module(plugin_folder, "one_plugin", "one")
    body = "@hookimpl(wrapper=True)\ndef govreport_render(data):\n    yield\n    raise KeyError('boom')\n"
    plugins = only([one, write_module(plugin_folder, "wrapper_plugin", body)])
    with pytest.raises(PluginError) as caught:
        plugins.stages.render("one", "x", NOBODY)
    args = caught.value.findings[0].args
    assert (args["plugin"], args["hook"]) == ("wrapper_plugin", "govreport_render")
    assert "KeyError: 'boom'" in str(args["reason"])


def test_a_generator_that_fails_while_it_yields_has_a_culprit(plugin_folder: Path) -> None:
    body = """
    @hookimpl
    def govreport_section():
        return Section("one")

    @hookimpl
    def govreport_load(reader):
        return None

    @hookimpl
    def govreport_validate(data, report):
        yield Finding("X-001")
        raise RuntimeError("half way")

    @hookimpl
    def govreport_render(data):
        return ["no mapping"]
    """
    plugins = only([write_module(plugin_folder, "one_plugin", body)])
    with pytest.raises(PluginError) as caught:
        plugins.stages.validate("one", "x", NOBODY)
    assert "half way" in str(caught.value.findings[0].args["reason"])
    with pytest.raises(PluginError) as nothing:
        plugins.stages.load("one", NOBODY, NOBODY)
    assert (nothing.value.findings[0].code, nothing.value.findings[0].args["returned"]) == (
        "GR-411",
        "NoneType",
    )
    with pytest.raises(PluginError) as wrong:
        plugins.stages.render("one", "x", NOBODY)
    assert (wrong.value.findings[0].code, wrong.value.findings[0].args["returned"]) == ("GR-411", "list")


def test_a_section_whose_plugin_is_set_aside_later_is_named_not_missed(plugin_folder: Path) -> None:
    name = section_module(plugin_folder, "one_plugin", "one")
    words = "\n\n@hookimpl\ndef govreport_messages():\n    return 'nowhere.toml'\n"
    with (plugin_folder / f"{name}.py").open("a", encoding="utf-8") as file:
        file.write(words)
    plugins = only([name])
    assert plugins.stages.load("one", NOBODY, NOBODY) == "one_plugin"
    assert plugins.catalogue is not None
    with pytest.raises(PluginError) as caught:
        plugins.stages.render("one", "x", NOBODY)
    assert [(each.code, each.args["section"]) for each in caught.value.findings] == [("GR-415", "one")]


def test_one_failing_rule_plugin_does_not_silence_the_others(plugin_folder: Path) -> None:
    bad = "@hookimpl\ndef govreport_validate_report(report):\n    raise RuntimeError('no')\n"
    good = "@hookimpl\ndef govreport_validate_report(report):\n    return [Finding('CITY-001')]\n"
    plugins = only(
        [write_module(plugin_folder, "bad_rules", bad), write_module(plugin_folder, "good_rules", good)]
    )
    answers = list(plugins.stages.validate_report(NOBODY))
    failed = [each for each in answers if isinstance(each, PluginError)]
    found = [finding.code for each in answers if not isinstance(each, PluginError) for finding in each]
    assert [each.findings[0].args["plugin"] for each in failed] == ["bad_rules"]
    assert found == ["CITY-001"]


def test_a_rule_that_yields_something_else_than_findings_is_named(plugin_folder: Path) -> None:
    body = "@hookimpl\ndef govreport_validate_report(report):\n    return ['a sentence']\n"
    answers = list(only([write_module(plugin_folder, "odd_rules", body)]).stages.validate_report(NOBODY))
    assert isinstance(answers[0], PluginError)
    assert "Finding expected, str yielded" in str(answers[0].findings[0].args["reason"])


@pytest.mark.parametrize("section", ["overview", "disputes"])
def test_a_section_that_was_taken_over_is_asked_for_nothing_any_more(plugin_folder, section):
    name = section_module(plugin_folder, "heir_plugin", "overview", replaces=True)
    plugins = Plugins.discover(extra=[name])
    data = {"overview": "what the heir loaded", "disputes": "what the owner loaded"}[section]
    assert plugins.stages.validate(section, data, None) == ()
