"""A wrong command line: the nearest name, exit status 2, in the chosen language."""

import pytest

from govreport.cli import globals_first

COMMANDS = ["render", "check", "init", "template", "schema", "explain", "plugins", "doctor"]


def test_help_lists_every_command_in_chinese(run):
    answer = run("--help")
    assert answer.exit_code == 0
    assert all(f"\n  {command} " in answer.stdout for command in COMMANDS)
    assert "用法：govreport [选项] 命令" in answer.stdout


def test_help_is_english_when_asked_for(run):
    answer = run("--help", "--lang", "en")
    assert "Usage: govreport [OPTIONS] COMMAND" in answer.stdout
    assert not any("\u4e00" <= char <= "\u9fff" for char in answer.stdout)


@pytest.mark.parametrize("command", [*COMMANDS, "batch", "verify", "template list", "template export"])
def test_every_command_has_help_in_both_languages(run, command):
    chinese = run(*command.split(), "--help")
    english = run(*command.split(), "--help", "--lang", "en")
    assert (chinese.exit_code, english.exit_code) == (0, 0)
    assert "显示本说明。" in chinese.stdout
    assert not any(word in chinese.stdout for word in ("选项:", "命令:", "default", "required"))
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.stdout)


def test_the_environment_chooses_the_language(run):
    answer = run("rendr", env={"GOVREPORT_LANG": "en"})
    assert "there is no command" in answer.stderr


def test_the_option_outweighs_the_environment(run):
    answer = run("rendr", "--lang", "zh", env={"GOVREPORT_LANG": "en"})
    assert "没有“rendr”这个命令" in answer.stderr


@pytest.mark.parametrize(
    ("args", "code", "named"),
    [
        (["rendr", "a.toml"], "GR-802", "render"),
        (["template", "exprot", "x"], "GR-802", "export → 运行 govreport template --help"),
        (["--langg", "en"], "GR-803", "--lang"),
        (["check", "--formt", "json"], "GR-803", "--format"),
        (["render"], "GR-804", "DATA"),
        (["check", "a.toml", "--format", "xml"], "GR-805", "text、json"),
        (["init", "--year", "二〇二三"], "GR-805", "整数"),
        (["init", "--year", "1900"], "GR-805", "2008 至 2099 的整数"),
        (["batch", ".", "-o", "out", "--jobs", "0"], "GR-805", "1 至 256 的整数"),
        (["check", "a.toml", "--previous"], "GR-806", "--previous"),
        (["render", "a.toml", "b.toml"], "GR-807", "b.toml"),
        (["check", "nothing-*.toml"], "GR-811", "nothing-*.toml"),
        (["render", "a.toml", "--to", "dox"], "GR-801", "docx"),
        (["render", "a.toml", "--template", "no.docx"], "GR-812", "no.docx"),
        (["schema", "--edition", "1999"], "GR-808", "2021"),
        (["explain", "REQ-01"], "GR-810", "REQ-0"),
        (["plugins", "-p", "no:nobody"], "GR-413", "nobody"),
    ],
)
def test_a_wrong_command_line_is_answered_by_name_and_status_2(run, folder, args, code, named):
    answer = run(*args)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert code in answer.stderr
    assert named in answer.stderr


def test_no_command_shows_the_help_and_counts_as_wrong_usage(run):
    answer = run()
    assert answer.exit_code == 2
    assert "render" in answer.stdout


def test_version_is_printed(run):
    assert run("--version").stdout.startswith("govreport 0.")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["check", "a", "--lang", "en"], ["--lang", "en", "check", "a"]),
        (["check", "-p", "no:x", "a", "--debug"], ["-p", "no:x", "--debug", "check", "a"]),
        (["check", "-pno:x", "--lang=en"], ["-pno:x", "--lang=en", "check"]),
        (["check", "--previous", "b"], ["check", "--previous", "b"]),
        (["check", "--", "--debug"], ["check", "--", "--debug"]),
    ],
)
def test_global_options_may_stand_anywhere(typed, read):
    assert globals_first(typed) == read
