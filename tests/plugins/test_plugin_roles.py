"""Who may implement what: the stages of a section belong to its owner, wrappers to those who own none."""

import pytest
from plugin_kit import write_module
from test_plugin_together import data_file

from govreport import Plugins, check, load, render
from govreport.cli import cli

SECTION = """
@hookimpl
def govreport_section():
    return Section({id!r}, title="某情况", required=False)


@hookimpl
def govreport_load(reader):
    return 1


@hookimpl{how}
def govreport_render(data):
    {body}
"""
STAGES = {
    "govreport_load": ("reader", "return 'mine'"),
    "govreport_validate": ("data", "return [Finding('MINE-1')]"),
    "govreport_render": ("data", "return {'text': 'mine'}"),
}


def reasons(plugin_folder, body):
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "odd_plugin", body)])
    plugins.ask_everything()
    return [plugins.catalogue.line(each.finding, "en") for each in plugins.quarantined]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_without_a_section_is_refused_and_changes_nothing(stage, plugin_folder, tmp_path):
    argument, does = STAGES[stage]
    body = f"@hookimpl\ndef {stage}({argument}):\n    {does}\n"
    file = data_file(tmp_path)
    untouched = render(load(file))
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "guest_plugin", body)])
    (broken,) = plugins.quarantined
    assert (broken.finding.code, broken.finding.args["hook"]) == ("GR-408", stage)
    assert "wrapper=True" in plugins.catalogue.line(broken.finding, "en")
    report = load(file, plugins=plugins)
    assert check(report, plugins=plugins) == check(load(file))
    assert render(report, plugins=plugins) == untouched


def test_a_wrapper_in_a_plugin_that_owns_a_section_is_refused(plugin_folder):
    body = SECTION.format(id="odd", how="(wrapper=True)", body="return (yield)")
    (line,) = reasons(plugin_folder, body)
    assert "GR-409" in line
    assert "a plugin of its own" in line


@pytest.mark.parametrize("marker", ["wrapper", "hookwrapper"])
def test_a_wrapper_that_never_yields_is_refused(plugin_folder, marker):
    (line,) = reasons(
        plugin_folder, f"@hookimpl({marker}=True)\ndef govreport_render(data):\n    return {{}}"
    )
    assert "has to yield once" in line


@pytest.mark.parametrize(
    ("hook", "argument"),
    [("govreport_messages", ""), ("govreport_settings", "reader"), ("govreport_validate_report", "report")],
)
def test_a_wrapper_that_nobody_would_call_is_refused(plugin_folder, hook, argument):
    body = f"@hookimpl(wrapper=True)\ndef {hook}({argument}):\n    return (yield)\n"
    (line,) = reasons(plugin_folder, body)
    assert "cannot be wrapped" in line
    assert hook in line


def test_a_hook_that_is_a_coroutine_is_refused(plugin_folder):
    (line,) = reasons(plugin_folder, "@hookimpl\nasync def govreport_validate_report(report):\n    return []")
    assert "async" in line


@pytest.mark.parametrize("section", ["organ", "waivers", "report", "Bad Id!", "栏目", "a-b", "class", ""])
def test_a_section_id_that_data_files_or_templates_cannot_use_is_refused(plugin_folder, section):
    body = SECTION.format(id=section, how="", body="return {}")
    (line,) = reasons(plugin_folder, body)
    assert "GR-409 error" in line
    assert f'"{section}"' in line


def test_editions_that_are_no_folders_are_refused(plugin_folder):
    (line,) = reasons(plugin_folder, "@hookimpl\ndef govreport_editions():\n    return [3]\n")
    assert "GR-409" in line
    assert "int" in line


def test_a_code_without_words_is_told_with_what_it_was_given(plugin_folder, tmp_path):
    body = """
    @hookimpl
    def govreport_validate_report(report):
        yield report.finding("NOPE-001", "year", year=1999)
    """
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "mute_plugin", body)])
    found = check(load(data_file(tmp_path), plugins=plugins), plugins=plugins)
    (line,) = [plugins.catalogue.line(each, "en") for each in found if each.code == "NOPE-001"]
    assert "no words for the code NOPE-001" in line
    assert "year=1999" in line
    assert "messages.toml" in line


def test_a_command_whose_name_is_taken_is_told(plugin_folder, capsys):
    body = """
    import click

    @hookimpl
    def govreport_commands(cli):
        cli.add_command(click.Command("check"))
    """
    name = write_module(plugin_folder, "taken_plugin", body)
    assert cli.run(["-p", name, "--lang", "en", "plugins"]) == 0
    told = capsys.readouterr()
    assert "GR-409" in told.err
    assert "check" in told.err
    assert "broken" in next(line for line in told.out.splitlines() if line.startswith(name))


def test_commands_that_fail_are_told_by_help(plugin_folder, capsys):
    body = "@hookimpl\ndef govreport_commands(cli):\n    raise RuntimeError('no command')\n"
    name = write_module(plugin_folder, "failing_plugin", body)
    assert cli.run(["-p", name, "--lang", "en", "--help"]) == 0
    assert "no command" in capsys.readouterr().err
