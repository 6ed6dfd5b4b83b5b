"""Whatever a plugin's code does, it ends in one line that names it, and the rest goes on."""

import decimal
import json
import signal
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from plugin_kit import write_module
from test_plugin_together import data_file

from govreport import Plugins, check, load
from govreport.cli import cli
from govreport.findings import Words
from govreport.plugins import deprecations, registry
from govreport.plugins.versions import unmet

HOOK = "@hookimpl\ndef govreport_validate_report(report):\n"
WRONG = {
    "raises": ("    raise KeyError('boom')\n", "GR-410", "KeyError: 'boom'"),
    "leaves the program": ("    raise SystemExit(0)\n", "GR-410", "SystemExit"),
    "loops": ("    while True:\n        pass\n", "GR-420", "0.3"),
    "loops and catches everything": (
        "    while True:\n        try:\n            x = 1\n        except Exception:\n            pass\n",
        "GR-420",
        "govreport_validate_report",
    ),
    "yields after an error": ("    yield Finding('A-1')\n    raise ValueError('half')\n", "GR-410", "half"),
    "returns a number": ("    return 3\n", "GR-410", "TypeError"),
    "changes the sections": ("    report.sections['overview'] = 1\n    return []\n", "GR-410", "read-only"),
    "changes a value": (
        "    report.values['requests']['granted']['total'] = 9\n    return []\n",
        "GR-410",
        "read-only",
    ),
    "changes a figure": (
        "    report.figures['requests'].cells['granted', 'total'] = 9\n    return []\n",
        "GR-410",
        "read-only",
    ),
    "changes the report": ("    report.year = 1\n    return []\n", "GR-410", FrozenInstanceError.__name__),
}


@pytest.fixture(autouse=True)
def _short_limit(monkeypatch):
    monkeypatch.setenv("GOVREPORT_HOOK_SECONDS", "0.3")


@pytest.mark.parametrize("wrong", WRONG)
def test_a_hook_that_goes_wrong_is_named_and_the_others_are_heard(wrong, plugin_folder, tmp_path):
    body, code, said = WRONG[wrong]
    bad = write_module(plugin_folder, "wrong_plugin", HOOK + body)
    good = write_module(plugin_folder, "right_plugin", HOOK + "    return [Finding('RIGHT-1')]\n")
    plugins = Plugins.discover(extra=[bad, good])
    found = {each.code: each for each in check(load(data_file(tmp_path), plugins=plugins), plugins=plugins)}
    assert set(found) >= {code, "RIGHT-1"}
    line = plugins.catalogue.line(found[code])
    assert said in line
    assert "wrong_plugin" in line
    assert "govreport_validate_report" in line
    assert "-p no:wrong_plugin" in line


def test_a_wrapper_that_yields_twice_is_named(plugin_folder, tmp_path):
    body = "@hookimpl(wrapper=True)\ndef govreport_render(data):\n    yield\n    yield\n"
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "twice_plugin", body)])
    report = load(data_file(tmp_path), plugins=plugins)
    with pytest.raises(Exception, match="second yield") as caught:
        plugins.stages.render("overview", report.sections["overview"], report)
    assert "twice_plugin" in str(caught.value)


def test_an_import_without_end_is_stopped(plugin_folder, monkeypatch):
    monkeypatch.setenv("GOVREPORT_HOOK_SECONDS", "0.05")
    plugins = Plugins.discover(
        extra=[write_module(plugin_folder, "endless_plugin", "while True:\n    pass\n")]
    )
    assert [each.finding.code for each in plugins.quarantined] == ["GR-420"]


def test_the_limit_can_be_taken_away(plugin_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("GOVREPORT_HOOK_SECONDS", "0")
    body = HOOK + "    import time\n    time.sleep(0.4)\n    return []\n"
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "slow_plugin", body)])
    found = check(load(data_file(tmp_path), plugins=plugins), plugins=plugins)
    assert [each for each in found if each.code.startswith("GR-4")] == []


def test_what_a_plugin_prints_is_kept_out_of_the_answer_and_told(plugin_folder, tmp_path, capsys):
    body = "print('at import')\n\n" + HOOK + "    print('hello {')\n    return []\n"
    write_module(plugin_folder, "loud_plugin", body)
    status = cli.run(
        ["-p", "loud_plugin", "--lang", "en", "check", "--format", "json", str(data_file(tmp_path))]
    )
    answer = capsys.readouterr()
    assert "GR-4" not in str(json.loads(answer.out)["findings"])
    assert status == 0
    assert answer.err.count("GR-421") == 2
    assert 'printed "hello {"' in answer.err


def test_a_program_that_does_not_use_the_command_line_keeps_its_standard_output(
    plugin_folder, tmp_path, capsys
):
    body = HOOK + "    print('hello')\n    return []\n"
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "loud_plugin", body)])
    check(load(data_file(tmp_path), plugins=plugins), plugins=plugins)
    assert "hello" in capsys.readouterr().out
    assert type(sys.stdout).__name__ != "Console"


def test_a_plugin_of_another_api_is_set_aside(plugin_folder):
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "old_plugin", "GOVREPORT_API = 7\n")])
    (broken,) = plugins.quarantined
    assert (broken.finding.code, broken.finding.args["wanted"]) == ("GR-422", "API 7")


def test_a_package_for_another_version_is_set_aside_before_it_is_imported(
    plugin_folder, tmp_path, monkeypatch
):
    module = write_module(plugin_folder, "future_mod", "raise RuntimeError('imported')\n")
    info = tmp_path / "future_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: future-plugin\nVersion: 1.0\nRequires-Dist: govreport<99,>=98\n",
        "utf-8",
    )
    (info / "entry_points.txt").write_text(f"[govreport]\nfuture = {module}\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (broken,) = Plugins.discover().quarantined
    line = Plugins.discover().catalogue.line(broken.finding, "en")
    assert "govreport<99,>=98" in line
    assert "pip uninstall future-plugin" in line


@pytest.mark.parametrize(
    ("requires", "answer"),
    [
        (["lxml"], ""),
        (["govreport"], ""),
        (["govreport>=0.1,<1"], ""),
        (["govreport (>=0.1)"], ""),
        (["govreport-hubei>=9"], ""),
        (["govreport>=2"], "govreport>=2"),
        (["govreport ~= x"], "govreport ~= x"),
    ],
)
def test_only_what_a_package_asks_of_govreport_counts(requires, answer):
    assert unmet(requires, "0.1.0") == answer


def test_a_hook_that_will_go_is_told_with_plugin_and_release(plugin_folder, monkeypatch, tmp_path, capsys):
    going = deprecations.Deprecation(
        "govreport_validate_report", "0.2", "1.0", Words("另一个钩子", "another hook"), argument="report"
    )
    monkeypatch.setattr(registry, "DEPRECATIONS", (going,))
    write_module(plugin_folder, "dated_plugin", HOOK + "    return []\n")
    assert cli.run(["-p", "dated_plugin", "--lang", "en", "check", str(data_file(tmp_path))]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "dated_plugin" in line]
    assert len(told) == 1
    assert "govreport_validate_report(report), deprecated since 0.2 and gone in 1.0" in told[0]


def test_a_source_of_a_plugin_that_fails_is_named(plugin_folder, tmp_path):
    body = """
    from govreport import Input

    @hookimpl
    def govreport_sources():
        return [Input(name="X", suffixes=(".x",), read=lambda path: 1 / 0)]
    """
    plugins = Plugins.discover(extra=[write_module(plugin_folder, "source_plugin", body)])
    file: Path = tmp_path / "a.x"
    file.write_text("", "utf-8")
    with pytest.raises(Exception, match=r"source_plugin.*ZeroDivisionError"):
        load(file, plugins=plugins)


@pytest.mark.parametrize("raised", ["GeneratorExit", "type('Odd', (BaseException,), {})('odd')"])
def test_what_is_no_exception_is_caught_as_well(raised, plugin_folder, tmp_path):
    name = write_module(plugin_folder, "stray_plugin", HOOK + f"    raise {raised}\n")
    plugins = Plugins.discover(extra=[name])
    found = check(load(data_file(tmp_path), plugins=plugins), plugins=plugins)
    (line,) = [plugins.catalogue.line(each) for each in found if each.code == "GR-410"]
    assert "stray_plugin" in line
    assert "Stray" not in line
    assert raised in line or "Odd: odd" in line


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="this system cannot interrupt a wait")
def test_a_hook_that_waits_inside_the_system_is_stopped_and_the_rest_goes_on(plugin_folder, tmp_path, capsys):
    waits = write_module(plugin_folder, "waiting_plugin", HOOK + "    import time\n    time.sleep(600)\n")
    speaks = write_module(plugin_folder, "right_plugin", HOOK + "    return [Finding('RIGHT-1')]\n")
    args = ["-p", waits, "-p", speaks, "--lang", "en", "check", "--format", "json", str(data_file(tmp_path))]
    before = signal.getsignal(signal.SIGURG)
    assert cli.run(args) == 4
    answer = json.loads(capsys.readouterr().out)
    assert {each["code"] for each in answer["findings"]} >= {"GR-420", "RIGHT-1"}
    assert signal.getsignal(signal.SIGURG) is before


MEDDLES = {
    "the working folder": "os.chdir(os.sep)",
    "how decimal numbers are rounded": "decimal.getcontext().prec = 2",
}


@pytest.mark.parametrize("what", MEDDLES)
@pytest.mark.parametrize("when", ["at import", "in a hook"])
def test_what_a_plugin_changes_around_it_is_put_back_and_told(
    what, when, plugin_folder, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(data_file(tmp_path).parent)
    does = MEDDLES[what]
    body = f"import os, decimal\n{does}\n" if when == "at import" else HOOK + f"    {does}\n    return []\n"
    name = write_module(plugin_folder, "meddling_plugin", "import os, decimal\n" + body)
    precision = decimal.getcontext().prec
    assert cli.run(["-p", name, "--lang", "en", "check", "report.toml"]) == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "GR-424" in line]
    assert what in line
    assert name in line
    assert Path.cwd() == tmp_path
    assert decimal.getcontext().prec == precision
