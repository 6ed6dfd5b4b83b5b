"""`plugins --doctor` and `plugin compat`: known before anything runs."""

from pathlib import Path

import pytest
from plugin_kit import write_module

from govreport.cli import cli
from govreport.findings import Words
from govreport.plugins import compat, deprecations

HOOK = "@hookimpl\ndef govreport_validate_report(report):\n"
SECTION = """
@hookimpl
def govreport_section():
    return Section("extra", title="增加的部分", required=True, example={"n": 1})

@hookimpl
def govreport_load(reader):
    return reader.count("n")

@hookimpl
def govreport_render(data):
    return {body}
"""
SICK = {
    "import error": ("import a_package_that_is_not_there\n", "GR-401"),
    "syntax error": ("def broken(:\n", "GR-401"),
    "leaves at import": ("raise SystemExit(3)\n", "GR-401"),
    "misspelt hook": ("@hookimpl\ndef govreport_lod(reader):\n    return 1\n", "GR-402"),
    "no marker": ("def govreport_validate_report(report):\n    return []\n", "GR-403"),
    "argument too many": (
        "@hookimpl\ndef govreport_validate_report(report, colour):\n    return []\n",
        "GR-404",
    ),
    "default": ("@hookimpl\ndef govreport_validate_report(report=None):\n    return []\n", "GR-404"),
    "raises": (HOOK + "    1 / 0\n", "GR-410"),
    "loops": (HOOK + "    while True: pass\n", "GR-420"),
    "returns the wrong type": (SECTION.replace("{body}", "['a list']"), "GR-411"),
    "claims a taken section": (SECTION.replace("extra", "requests").replace("{body}", "{}"), "GR-406"),
    "another API": ("GOVREPORT_API = 9\n", "GR-422"),
    "ends the process at import": ("import os\nos._exit(0)\n", "GR-425"),
    "ends the process in a hook": (HOOK + "    import os\n    os._exit(0)\n", "GR-425"),
    "faults in C": ("import ctypes\nctypes.string_at(0)\n", "GR-425"),
    "a stage of others": ("@hookimpl\ndef govreport_load(reader):\n    return 1\n", "GR-408"),
    "a command that fails": ("@hookimpl\ndef govreport_commands(cli):\n    1 / 0\n", "GR-409"),
    "prints": (HOOK + "    print('hello')\n    return []\n", "GR-421"),
}


@pytest.fixture
def installed(plugin_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("GOVREPORT_HOOK_SECONDS", "0.5")

    def install(body: str, requires: str = "", name: str = "sick") -> Path:
        module = write_module(plugin_folder, f"{name}_module", body)
        info = plugin_folder / f"{name}-1.2.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n"
        (info / "METADATA").write_text(head + (f"Requires-Dist: {requires}\n" if requires else ""), "utf-8")
        (info / "entry_points.txt").write_text(f"[govreport]\n{name} = {module}\n", "utf-8")
        return plugin_folder / f"{module}.py"

    return install


@pytest.mark.parametrize("illness", SICK)
def test_the_doctor_finds_it_and_names_plugin_and_remedy(illness, installed, capsys):
    body, code = SICK[illness]
    installed(body)
    status = cli.run(["--lang", "en", "plugins", "--doctor"])
    answer = capsys.readouterr()
    told = [line for line in (answer.out + answer.err).splitlines() if code in line]
    assert len(told) == 1, answer.out + answer.err
    assert "sick" in told[0]
    assert status == (0 if code == "GR-421" else 4)


def test_the_doctor_does_not_import_what_its_text_condemns(installed, tmp_path):
    body = f"open({str(tmp_path / 'ran')!r}, 'w')\n" + SICK["misspelt hook"][0]
    installed(body)
    assert cli.run(["plugins", "--doctor"]) == 4
    assert not (tmp_path / "ran").exists()


def test_the_doctor_finds_nothing_wrong_with_our_own(capsys):
    assert cli.run(["plugins", "--doctor"]) == 0
    assert "✗" not in capsys.readouterr().out


def test_a_sound_plugin_is_not_blamed_for_a_sick_one(installed, capsys):
    installed(HOOK + "    return []\n", name="sound")
    installed(HOOK + "    1 / 0\n")
    assert cli.run(["plugins", "--doctor"]) == 4
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines if line.endswith(("sound 1.2", "sick 1.2"))] == ["✗", "✓"]


def test_compat_names_imports_past_the_public_door_with_file_and_line(installed, capsys):
    file = installed("from govreport.model import Report\n" + HOOK + "    return []\n")
    assert cli.run(["--lang", "en", "plugin", "compat"]) == 0
    told = capsys.readouterr().out
    assert f"{file}:2" in told
    assert "govreport.model.Report" in told


def test_compat_does_not_run_the_plugins(installed, capsys, tmp_path):
    installed(f"open({str(tmp_path / 'ran')!r}, 'w')\nfrom govreport.cells import Cell\n")
    cli.run(["-p", "no:sick", "plugin", "compat"])
    assert "govreport.cells.Cell" in capsys.readouterr().out
    assert not (tmp_path / "ran").exists()


def test_compat_names_what_goes_and_ends_with_4(installed, capsys, monkeypatch):
    going = deprecations.Deprecation("govreport_validate_report", "0.2", "1.0", Words("别的", "another hook"))
    monkeypatch.setattr(compat.breaks, "__defaults__", ((going,),))
    installed(HOOK + "    return []\n")
    assert cli.run(["--lang", "en", "plugin", "compat"]) == 4
    assert "which is gone in 1.0; it should use another hook" in capsys.readouterr().out


def test_compat_says_when_the_package_does_not_allow_the_next_version(installed, capsys):
    installed(HOOK + "    return []\n", requires="govreport>=0.1,<1")
    assert cli.run(["--lang", "en", "plugin", "compat"]) == 0
    assert "govreport 1.0 would set it aside" in capsys.readouterr().out


def test_compat_with_nothing_installed_says_so(capsys):
    if compat.foreign_plugins():
        pytest.skip("plugins of other packages are installed here")
    assert cli.run(["--lang", "en", "plugin", "compat"]) == 0
    assert "no plugins" in capsys.readouterr().out
